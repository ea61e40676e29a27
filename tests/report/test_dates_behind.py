"""The dates that stand behind a bar or a line of the figure of dates called upon."""

from helpers.charts.callings import plot_callings
from helpers.corpus import load_corpus
from helpers.measures.timeline.callings import FUTURE, PAST, PRESENT, dates_called
from helpers.report.passages import Spoken, find_passages

SAID = {
    2014: """Minutes of 4 March 2014

ANN LEE: In 2012 we met, and in May 2012 again. The 1990s were long. In 2013 too.

BOB RAY: On 3 May 2012? In 2014, in 2020, in 1995 and again in the 1990s.
""",
    2012: """Minutes of 5 June 2012

ANN LEE: This is 2012, and next is 2013.

BOB RAY: I know.
""",
}
BEHIND = {
    ("1990-01-01", PAST): ["1990s", "1990s"],
    ("1995-01-01", PAST): ["1995"],
    ("2012-01-01", PAST): ["2012", "May 2012", "3 May 2012"],
    ("2012-01-01", PRESENT): ["2012"],
    ("2013-01-01", PAST): ["2013"],
    ("2013-01-01", FUTURE): ["2013"],
    ("2014-01-01", PRESENT): ["2014"],
    ("2020-01-01", FUTURE): ["2020"],
}


def test_behind_a_year_stand_its_days_and_months_and_behind_a_decade_only_itself(
    tmp_path,
):
    for year, text in SAID.items():
        (tmp_path / f"talk-{year}.txt").write_text(text, encoding="utf-8")
    corpus = load_corpus(str(tmp_path))
    called = dates_called(corpus.turns, corpus.dates_mentioned, corpus.meetings)
    table = plot_callings(called, title="").layout.meta
    found = find_passages(table["columns"], table["rows"], [Spoken(corpus)])
    texts = corpus.documents.set_index("meeting_id")["text"]
    behind = {
        (first, side): [
            texts[place.meeting_id][place.start : place.end] for place in own
        ]
        for (first, _, side, *_), own in zip(table["rows"], found, strict=True)
    }
    assert behind == BEHIND
