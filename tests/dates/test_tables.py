"""From a file to the tables: the day found in it anchors what is said in it."""

import pandas as pd

from helpers import load_corpus

TEXT = "{head}\n\nANN LEE: Last year was dry.\n\nBOB RAY: Since 1990, it has been so.\n"


def test_last_year_is_told_from_the_day_in_the_head_of_the_file(folder):
    place = folder(a_dot_txt=TEXT.format(head="Sitting of 7 November 2016"))
    corpus = load_corpus(str(place))
    assert corpus.meetings["date"].iloc[0] == pd.Timestamp(2016, 11, 7)
    said = corpus.dates_mentioned.set_index("text")
    assert said.loc["Last year", "first"] == pd.Timestamp(2015, 1, 1)
    assert said["is_relative"].to_dict() == {"Last year": True, "1990": False}


def test_the_name_of_the_file_and_its_address_are_asked(folder):
    address = "https://x.example/press-briefing-march-9-2023"
    place = folder(
        a_dot_txt=TEXT.format(head="A sitting"), **{"2016-11-07_dot_txt": TEXT}
    )
    (place / "meetings.csv").write_text(f"file,source_url\na.txt,{address}\n")
    days = load_corpus(str(place)).meetings.set_index("file")["date"]
    assert days["a.txt"] == pd.Timestamp(2023, 3, 9)
    assert days["2016-11-07.txt"] == pd.Timestamp(2016, 11, 7)


def test_without_a_day_the_words_are_kept_and_stand_for_none(folder):
    place = folder(a_dot_txt=TEXT.format(head="A sitting"))
    said = load_corpus(str(place)).dates_mentioned.set_index("text")
    assert pd.isna(said.loc["Last year", "first"])
    assert said.loc["1990", "last"] == pd.Timestamp(1990, 12, 31)
