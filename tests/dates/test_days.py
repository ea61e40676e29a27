"""The day of a meeting: taken where words bind it, missing where nothing does."""

from datetime import date

import pytest

from helpers.dates import find_days
from helpers.readers import Document
from helpers.segmenting import segment
from helpers.segmenting.spans import Span

TURNS = (
    "\n\nANN LEE: Good morning.\n\nBOB RAY: Good day, on 5 May 1999.\n\nANN LEE: So."
)


def days_of(head, *, foot="", given=None, name="", source_url="", **metadata):
    """Return the days of a transcript with `head` above and `foot` under its turns."""
    document = Document(f"{head}{TURNS}{foot}", metadata=metadata)
    spans = segment(document, []).spans
    return find_days(document, spans, given or {}, name=name, source_url=source_url)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Regierungspressekonferenz vom 7. November 2016 (BPA)", date(2016, 11, 7)),
        ("Mitschrift der Pressekonferenz - Montag, 7. November 2016",
         date(2016, 11, 7)),
        ("Protokoll der Sitzung vom 7. November 2016", date(2016, 11, 7)),
        ("Troisième séance du mardi 29 janvier 2013", date(2013, 1, 29)),
        ("Sesión plenaria núm. 5 celebrada el martes, 20 de enero de 2015",
         date(2015, 1, 20)),
        ("Стенограмма заседания 7 ноября 2023 года", date(2023, 11, 7)),
        ("[Congressional Record Volume 151, Number 99 (Wednesday, July 20, 2005)]",
         date(2005, 7, 20)),
        ("Remarks and answers at a forum in Sochi, September 10, 2021",
         date(2021, 9, 10)),
        ("Department Press Briefing – March 9, 2023", date(2023, 3, 9)),
        ("Meeting of the Harbour Council held on 7 November 2016", date(2016, 11, 7)),
        ("Meeting of the Harbour Council on 7 November 2016", date(2016, 11, 7)),
        ("# 2019-06-14 Meeting with a delegation", date(2019, 6, 14)),
        ("2023年4月3日外交部发言人主持例行记者会", date(2023, 4, 3)),
        ("大臣会見記録（令和7年10月22日（水曜日）15時30分）", date(2025, 10, 22)),
        ("90. Sitzung\nDonnerstag, den 16. März 2023", date(2023, 3, 16)),
        ("90. Sitzung\nBerlin, Donnerstag, den 16. März 2023", date(2023, 3, 16)),
        ("House of Commons\nTuesday 27 October 2009\nThe House met at ten o'clock",
         date(2009, 10, 27)),
        ("Department of State\nMARCH 9, 2023\n2:02 p.m. EST", date(2023, 3, 9)),
    ],
)  # fmt: skip
def test_words_of_the_head_bind_a_day_to_the_meeting(head, day):
    days = days_of(head)
    assert days.event == day
    taken = [c for c in days.candidates if c.accepted]
    assert taken
    assert all(c.day == day and c.reason == days.evidence for c in taken)
    assert all(head[c.start : c.end] == c.text for c in taken)


@pytest.mark.parametrize(
    "head",
    [
        "Friday, March 29, 2013",
        "March 29, 2013\n12:30\nRostov-on-Don",
        "Speech at the Security Council\nFriday, March 29, 2024",
        "A meeting of the council\nPosted on 5 May 2022",
        "Published: 5 June 2019",
        "Publication date:\nMarch 29, 2013, 12:30",
        "Press briefing\nLast updated at May 12, 2015, 18:29",
        "10/11/2022 07:54 PM EDT\nNed Price\nWashington, D.C.\n2:39 p.m. EDT",
        "2012-10-06 | Notices",
        "Remarks on September 11, 2001",
        "Debate on the Treaty of 12 September 1990",
        "Press briefing on the agreement of 5 May 2014",
        "Interview about the meeting of 8 May 1945",
        "Meeting on the results of the vote on 18 March 2018",
        "Approval of the minutes of the meeting held on 3 March 2022",
        "Next meeting: 3 March 2022",
        "Session and Charter of 12 September 1990",
        "Report of the meeting, London, 5 May 2014",
        "Speech by the chair\nJohn Smith, Monday, 7 November 2016",
        "90. Sitzung\nBerlin, den 16. März 2023",
        "The group met on the previous day to discuss the orders of May 7, 2012.",
        "Loi organique n° 2009-403 du 15 avril 2009",
        "Meeting of 31 February 2012",
        "Press conference of Friday, 7 November 2016",
        "Sitting of 3000-01-01",
        "Briefing 10/11/2022",
        "5 May 1999",
    ],
)
def test_a_day_that_nothing_binds_is_listed_and_not_taken(head):
    days = days_of(head)
    assert days.event is None
    assert days.evidence is None
    assert not any(c.accepted for c in days.candidates)
    assert all(c.reason for c in days.candidates)


def test_what_a_speaker_says_is_no_candidate():
    assert days_of("Minutes").candidates == []


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Posted on 5 May 2022", "published"),
        ("Veröffentlicht am 5. Mai 2022", "published"),
        ("11 September 202103:43", "published"),
        ("2012-10-06 | Notices", "published"),
        ("Retrieved on 5 May 2022", "fetched"),
        ("5 May 2022", "event"),
    ],
)
def test_a_day_of_the_page_is_named_as_what_it_is(head, kind):
    candidate = days_of(f"A long title of the page\n{head}").candidates[0]
    assert (candidate.kind, candidate.accepted) == (kind, False)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("ES_2016-04-05-CD160405.txt", date(2016, 4, 5)),
        ("daylord2009-10-27a.txt", date(2009, 10, 27)),
        ("crec_CREC-2005-07-20-pt1.htm", date(2005, 7, 20)),
        ("20130118.asp", None),
        ("20130119.txt", None),
        ("briefing_2003-11-78.txt", None),
        ("sitting_3000-01-01.txt", None),
        ("saved_2016-04-05.html", None),
        ("export-2016-04-05.txt", None),
        ("2016-04-05_to_2016-04-07.txt", None),
        ("12016-04-051.txt", None),
    ],
)
def test_the_name_of_a_file_counts_where_its_form_can_be_nothing_else(name, day):
    days = days_of("A meeting", name=name)
    assert days.event == day
    assert days.candidates or day is None


def test_eight_digits_count_where_the_head_prints_the_same_day():
    assert days_of("A meeting\n18 January 2013", name="20130118.asp").event == date(
        2013, 1, 18
    )
    assert days_of("A meeting\n29 January 2013", name="20130118.asp").event is None
    stamped = "A meeting\n18 January 2013\nPublished: 18 January 2013"
    assert days_of(stamped, name="20130118.asp").event is None


def test_words_of_the_head_win_over_the_name_and_a_loose_day_makes_it_doubtful():
    bound = days_of("Sitting of 29 January 2013", name="2013-01-18.txt")
    assert bound.event == date(2013, 1, 29)
    loose = days_of("A sitting\n29 January 2013", name="2013-01-18.txt")
    assert loose.event is None
    (named,) = [c for c in loose.candidates if c.place == "file name"]
    assert "not taken: the head prints 2013-01-29" in named.reason


def test_two_days_of_one_rank_are_both_refused():
    days = days_of("Sitting of 5 May 2022\nSitting of 6 May 2022")
    assert days.event is None
    assert all("places of equal trust" in c.reason for c in days.candidates)


def test_a_day_alone_counts_where_the_citation_repeats_it():
    foot = '\n\nCitation: A. Lee: "Press Briefing," January 12, 1999. Online.'
    head = "Press Briefing by A. Lee\nJanuary 12, 1999\nFont size"
    assert days_of(head, foot=foot).event == date(1999, 1, 12)
    assert days_of(head).event is None
    assert days_of("Press Briefing by A. Lee", foot=foot).event is None


@pytest.mark.parametrize(
    ("address", "day", "kind"),
    [
        ("https://x.example/department-press-briefing-march-9-2023/",
         date(2023, 3, 9), "event"),
        ("https://x.example/2023/03/10/a-briefing/", None, "published"),
        ("https://x.example/news-of-march-9-2023", None, "event"),
    ],
)  # fmt: skip
def test_an_address_counts_where_it_is_the_title_of_a_meeting(address, day, kind):
    days = days_of("A meeting", source_url=address)
    assert days.event == day
    assert [(c.kind, c.place) for c in days.candidates] == [(kind, "address")]


def test_a_field_of_the_file_counts_and_an_impossible_one_does_not():
    stated = days_of("A meeting", event="2016-10-26", event_place="settingDesc")
    assert stated.event == date(2016, 10, 26)
    assert "settingDesc" in stated.evidence
    for value in ("3000-01-01", "2003-11-78", "soon"):
        assert days_of("A meeting", event=value).event is None


def test_a_field_that_contradicts_the_head_leaves_both_in_doubt():
    days = days_of("Sitting of 8 November 2005", event="2006-06-15")
    assert days.event is None
    assert any(
        "a field of the file says 2006-06-15" in c.reason for c in days.candidates
    )


def test_a_day_after_the_publication_is_announced_and_not_held():
    head = "Information on the meeting of 19 December 2012"
    assert days_of(head, published="2012-12-16").event is None
    assert days_of(head, published="2012-12-20").event == date(2012, 12, 19)


def test_the_page_title_counts_though_it_stands_outside_the_text():
    days = days_of("Menu", title="Assembly ~ Troisième séance du mardi 29 janvier 2013")
    assert days.event == date(2013, 1, 29)
    assert days.candidates[0].start is None


def test_the_day_of_the_meeting_is_what_meetings_csv_says():
    given = {"date": "2022-02-21", "date_evidence": "the clerk"}
    days = days_of("Sitting of 5 May 2022", given=given, name="2022-05-05.txt")
    assert (days.event, days.evidence) == (date(2022, 2, 21), "meetings.csv: the clerk")
    assert [c.accepted for c in days.candidates] == [True, False, False]


def test_what_the_page_states_is_the_day_of_publication():
    days = days_of("A meeting\nMarch 21, 2013", published="2013-03-21")
    assert (days.event, days.published) == (None, date(2013, 3, 21))


def test_meetings_csv_overrules_what_the_page_states():
    days = days_of(
        "A meeting", given={"published": "2013-03-20"}, published="2013-03-21"
    )
    assert days.published == date(2013, 3, 20)
    assert [c.accepted for c in days.candidates] == [True, False]


@pytest.mark.parametrize(
    ("printed", "rule", "kind", "day"),
    [
        ("Friday, March 29", "page clock", "event", None),
        ("March 29, 2013", "page clock", "event", date(2013, 3, 29)),
        ("Last updated: 5 June 2019", "page date", "published", date(2019, 6, 5)),
        ("2013-78-99", "page date", "published", None),
    ],
)
def test_days_printed_by_the_page_are_listed_and_not_taken(printed, rule, kind, day):
    span = Span(0, len(printed), "metadata", rule)
    candidate = find_days(Document(printed), [span], {}).candidates[0]
    assert (candidate.kind, candidate.day, candidate.accepted) == (kind, day, False)
    assert candidate.reason


def test_a_monologue_has_its_head_in_its_first_lines():
    text = "Press conference of 7 November 2016\n\n" + "We speak of peace. " * 200
    days = find_days(Document(text), segment(Document(text), []).spans, {})
    assert days.event == date(2016, 11, 7)
