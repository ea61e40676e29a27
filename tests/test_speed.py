"""The turns that tools are timed on, and that the tools say the same of them."""

import re
import sys
from datetime import date
from importlib import import_module

import numpy as np
import pyarrow.parquet as pq
import pytest
import speed
import speed_corpus
from scipy.stats import chi2_contingency
from speed_corpus import (
    HEAPS,
    Meeting,
    Original,
    find_turns,
    made_up,
    make_turns,
    moved,
    read_original,
    renamed,
)
from speed_printing import find_faults, print_table, shortened
from speed_running import Run, Series, ToolError, Worker, alternate, runs_for
from speed_tasks import (
    TASKS,
    WORD,
    Task,
    differences,
    log_likelihood,
    read_material,
    resample,
)

from helpers.words import compared, split_words

PEERS = {
    "ours": "helpers",
    "with_sklearn": "sklearn",
    "with_nltk": "nltk",
    "with_pandas": "pandas",
    "with_polars": "polars",
    "with_duckdb": "duckdb",
}

TALKS = [
    Meeting("harbour", date(2016, 2, 29), [
        ("Ann Lee", "We don’t open the harbour. We don’t – not today, not in 2016."),
        ("Bo Ray", "…"),
        ("Bo Ray", "Open the harbour! The harbour-master says: “Open the harbour”."),
    ]),
    Meeting("bridge", date(2012, 7, 1), [
        ("Ann Lee", "The bridge, the harbour, the café: É. Straße and Οδός."),
        ("Bo Ray", "Open"),
    ]),
]  # fmt: skip


@pytest.fixture(scope="module")
def material(tmp_path_factory):
    """Return some kilobytes of turns, a few copies of `TALKS`."""
    path = tmp_path_factory.mktemp("speed") / "turns.parquet"
    return make_turns(0.005, path, Original(TALKS))


@pytest.fixture(scope="module")
def answers(material, tmp_path_factory):
    """Return a function that does a task with a tool and gives the answer."""
    words = {}

    def answer(module, task):
        tool = import_module(f"peers.{module}")
        if task.is_cold:
            folder = tmp_path_factory.mktemp("store")
            return getattr(tool, task.name)(material, folder)()
        if module not in words:
            words[module] = tool.prepare(material)
        return getattr(tool, task.name)(words[module], material)()

    return answer


@pytest.mark.parametrize("task", TASKS, ids=lambda task: task.name)
@pytest.mark.parametrize("module", PEERS)
def test_every_tool_gives_the_same_answer(answers, module, task):
    pytest.importorskip(PEERS[module], reason="`make benchmark` installs it")
    if not hasattr(import_module(f"peers.{module}"), task.name):
        pytest.skip("the tool has no way of its own")
    expected, told = answers("with_re", task), answers(module, task)
    # Of a few meetings, one drawing is much unlike the next.
    exact = {key: value for key, value in told.items() if "drawn" not in key}
    assert exact and exact.keys() <= expected.keys()
    assert differences(expected, exact) == []


def test_the_answers_are_those_counted_by_hand(tmp_path):
    material = make_turns(0.0001, tmp_path / "turns.parquet", Original(TALKS))
    assert (material.n_meetings, material.n_turns, material.n_words) == (1, 3, 21)
    tool = import_module("peers.with_re")
    answer = tool.bigrams(tool.prepare(material), material)()
    # 11 and 8: "open the" and "the harbour" thrice, "we don’t" twice, 11 others once.
    del answer["most"]
    assert answer == {"total": 19, "types": 14, "hapaxes": 11, "n": 3}


def test_our_tasks_are_all_there():
    ours = import_module("peers.ours")
    assert [task.name for task in TASKS if not hasattr(ours, task.name)] == []


def test_the_turns_are_the_same_each_time(material, tmp_path):
    again = make_turns(0.005, tmp_path / "turns.parquet", Original(TALKS))
    assert again._replace(turns=material.turns, text=material.text) == material
    assert pq.read_table(again.turns).equals(pq.read_table(material.turns))
    assert again.text.read_text("utf-8") == material.text.read_text("utf-8")


def test_what_is_asked_is_kept_beside_the_turns(material):
    assert read_material(material.turns) == material


def test_copies_have_meetings_of_their_own_and_the_same_people(material):
    turns = pq.read_table(material.turns).to_pandas()
    keys = turns[["meeting_id", "turn"]]
    assert not keys.duplicated().any()
    days = turns.groupby("meeting_id")["date"].nunique()
    assert len(days) == material.n_meetings > 2 * len(TALKS) and days.eq(1).all()
    assert set(turns["speaker"]) == {"Ann Lee", "Bo Ray"}
    assert turns["date"].nunique() > len(TALKS)
    assert turns["text"].str.len().sum() >= 5_000 * 0.9


def test_groups_of_rows_end_with_a_meeting(tmp_path, monkeypatch):
    monkeypatch.setattr(speed_corpus, "BYTES_A_GROUP", 500)
    material = make_turns(0.005, tmp_path / "turns.parquet", Original(TALKS))
    file = pq.ParquetFile(material.turns)
    groups = [
        set(file.read_row_group(n)["meeting_id"].to_pylist())
        for n in range(file.num_row_groups)
    ]
    assert len(groups) > 5
    assert sum(map(len, groups)) == len(set.union(*groups)) == material.n_meetings


def test_types_grow_with_the_power_that_is_said(tmp_path):
    original = Original(list(made_up(n_meetings=30, n_words=30_000, n_types=6_000)))
    n_bytes = sum(len(t.encode()) for m in original.meetings for _, t in m.turns)
    material = make_turns(8 * n_bytes / 1e6, tmp_path / "turns.parquet", original)
    assert material.n_words == pytest.approx(8 * 30_000, rel=0.01)
    expected = len(original.counts) * 8**HEAPS
    assert material.n_types == pytest.approx(expected, rel=0.1)


@pytest.mark.parametrize(
    ("word", "shape"),
    [("harbour", "xxxxxxxx"), ("Harbour", "Xxxxxxxx"), ("co-op’s", "xx-xx’xx")],
)
def test_a_new_name_keeps_letters_and_shape(word, shape):
    new = renamed(word, 3, 1.0)
    assert re.sub(r"[A-Z]", "X", re.sub(r"[a-z]", "x", new)) == shape
    letters = sorted(new.lower())
    letters.remove(new[-1])
    assert letters == sorted(word.lower()) and new[-1] in "aeiou"


def test_a_new_name_is_one_of_its_copy():
    assert renamed("harbour", 3, 1.0) == renamed("harbour", 3, 1.0)
    assert renamed("Harbour", 3, 1.0).lower() == renamed("harbour", 3, 1.0)
    assert renamed("harbour", 4, 1.0) != renamed("harbour", 3, 1.0)
    assert renamed("harbour", 3, 0.0) == "harbour"


@pytest.mark.parametrize(
    ("day", "copy", "expected"),
    [
        (date(2016, 2, 29), 1, date(2015, 2, 28)),
        (date(2012, 7, 31), 2, date(2010, 7, 28)),
        (date(1990, 1, 5), 1, date(2019, 1, 5)),
        (date(2020, 1, 5), 1, date(2019, 1, 5)),
    ],
)
def test_days_are_in_other_years(day, copy, expected):
    assert moved(day, copy) == expected


def test_turns_are_made_once(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(speed_corpus, "TRUTH", tmp_path / "nowhere")
    monkeypatch.setattr(speed_corpus, "made_up", lambda: TALKS)
    made = find_turns(0.002, tmp_path)
    assert "made-up turns take its place" in capsys.readouterr().out
    monkeypatch.delattr(speed_corpus, "make_turns")
    assert find_turns(0.002, tmp_path) == made


def test_the_package_and_the_regular_expression_find_the_same_words(shared):
    texts = [
        text
        for meeting in read_original(shared / "kremlin" / "truth.jsonl.gz").meetings
        for _, text in meeting.turns
    ]
    for text in texts[::5]:
        found = re.findall(WORD, text.lower())
        assert list(map(compared, found)) == split_words(text)
        assert all(word == compared(word).replace("'", "’") for word in found)


@pytest.mark.parametrize(
    ("ours", "theirs", "told"),
    [
        ({"n": 3, "most": "the"}, {"n": 3, "most": "the"}, []),
        ({"n": 3, "most": "the"}, {"n": 4}, ["n: 3, not 4"]),
        ({"most": "the"}, {"most": "of"}, ["most: 'the', not 'of'"]),
        ({"G²": 1000.0}, {"G²": 1000.0005}, []),
        ({"G²": 1000.0}, {"G²": 1000.01}, ["G²: 1000.0, not 1000.01"]),
        ({"DP a": 0.43340}, {"DP a": 0.43344}, []),
        ({"DP a": 0.43340}, {"DP a": 0.43350}, ["DP a: 0.4334, not 0.4335"]),
        ({"drawn high": 1.0}, {"drawn high": 1.019}, []),
        ({"drawn high": 1.0}, {"drawn high": 1.03}, ["drawn high: 1.0, not 1.03"]),
    ],
)
def test_answers_differ_beyond_their_last_figure(ours, theirs, told):
    assert differences(ours, theirs) == told


def test_log_likelihood_has_four_cells():
    cells = [[10, 90], [0, 100]]
    told = chi2_contingency(cells, correction=False, lambda_="log-likelihood")
    scores = log_likelihood(*np.array(cells, dtype=float))
    assert scores == pytest.approx([told.statistic] * 2)


def test_resamples_of_equal_meetings_are_all_the_same():
    rates = resample(np.full((9, 2), 3.0), np.full(9, 12.0))
    assert rates.shape == (1_000, 2) and rates == pytest.approx(
        np.full((1_000, 2), 0.25)
    )


@pytest.mark.parametrize(("seconds", "n"), [(12, 5), (12.1, 3), (20, 3), (20.1, 1)])
def test_fewer_runs_where_they_take_more_than_a_minute(seconds, n):
    assert runs_for(seconds, 60) == n


def took(seconds, *, megabytes=0.0, **answer):
    return Run(seconds, megabytes, answer)


def test_tools_run_in_turn_and_slow_ones_less_often():
    said = []

    def tool(name, seconds):
        def run():
            said.append(name)
            if not seconds:
                raise ToolError("no memory")
            return took(seconds)

        return run

    seconds = {"ours": 1, "fast": 2, "slow": 15, "broken": 0}
    tools = {name: tool(name, seconds[name]) for name in seconds}
    found = alternate(tools, 60)
    assert said[:7] == ["ours", "fast", "slow", "broken", "ours", "fast", "slow"]
    assert {name: len(series.runs) for name, series in found.items()} == {
        "ours": 5, "fast": 5, "slow": 3, "broken": 0,
    }  # fmt: skip
    assert found["broken"].failed == "no memory"
    assert found["fast"].ratio == 0.5


def test_ratios_are_those_of_rounds():
    ours = [took(seconds) for seconds in (1, 2, 9)]
    theirs = [took(seconds) for seconds in (2, 2, 90)]
    # That of the medians would be 1.
    assert Series(theirs, ours).ratio == 0.5


@pytest.mark.parametrize(
    ("series", "reason"),
    [
        (Series([took(11.9)]), ""),
        (Series([took(12.1)]), "> 120 s"),
        (Series([took(1, megabytes=1e9)]), "memory"),
        (Series(left_out="> 120 s"), "> 120 s"),
        (Series(failed="no memory"), "failed"),
    ],
)
def test_what_would_take_too_long_is_left_out(series, reason):
    task = Task("top", "")
    before = speed.Before({"top": {"NLTK": series, speed.OURS: series}}, 10)
    assert before.reason(task, "NLTK", 120) == reason
    assert before.reason(task, "polars", 120) == ""
    assert before.reason(task, speed.OURS, 120) == ""


@pytest.mark.parametrize(
    ("number", "text"),
    [(0.0123456, "0.0123"), (1.5, "1.50"), (57.24, "57.2"), (12345.6, "12,346")],
)
def test_numbers_are_printed_with_three_figures(number, text):
    assert shortened(number) == text


def test_the_table_has_times_and_ratios_and_what_is_missing(material, capsys):
    ours = [took(2, n=3)]
    row = {
        speed.OURS: Series(ours * 5), "NLTK": Series([took(4, n=4)], ours),
        "polars": Series(left_out="> 120 s"), "duckdb": Series(failed="no memory"),
    }  # fmt: skip
    results = {"store": row, "top": {speed.OURS: Series(ours * 5)}}
    print_table(material, results)
    out = capsys.readouterr().out
    assert (
        "| cold: tokenise and store | 2.00 | 4.00 (0.500) ¹ | > 120 s | failed |" in out
    )
    assert "| top 50 of each speaker | 2.00 | – | – | – |" in out
    assert list(find_faults(results)) == [
        "store: duckdb failed: no memory",
        "store: NLTK against verbatim: n: 3, not 4",
    ]


def test_a_task_that_no_tool_has_done_is_told():
    results = {"top": {speed.OURS: Series(failed="the process has ended")}}
    assert list(find_faults(results)) == ["top: verbatim failed: the process has ended"]


class Double:
    """A worker that takes a second for everything; NLTK's has no memory for it."""

    prepared = took(1)

    def __init__(self, module, material):
        if module == "with_nltk":
            raise ToolError("no memory")
        self.module = module

    def do(self, task):
        return took(1, task=task)

    def close(self):
        """End."""


def test_a_tool_that_fails_or_has_no_way_stops_no_other(material, monkeypatch):
    monkeypatch.setattr(speed, "Worker", Double)
    tasks = [task for task in TASKS if task.name in ("top", "pairs")]
    plan = speed.Plan(["NLTK", "scikit-learn"], tasks, 60, 120)
    found = speed.Bench(material, plan, speed.Before({}, 1)).measure()
    assert {series["NLTK"].failed for series in found.values()} == {"no memory"}
    assert "scikit-learn" not in found["pairs"]
    n_runs = {task: len(series[speed.OURS].runs) for task, series in found.items()}
    assert n_runs == {"prepare": 1, "top": 5, "pairs": 5}
    assert len(found["top"]["scikit-learn"].runs) == 5


def test_a_tool_whose_process_ends_has_failed(material, tmp_path):
    nowhere = material._replace(turns=tmp_path / "nowhere.parquet")
    with pytest.raises(ToolError, match="its process has ended with status 1"):
        Worker("with_re", nowhere)


def test_a_tool_that_is_not_installed_is_left_out(monkeypatch):
    assert speed.is_here("re")
    monkeypatch.setitem(sys.modules, "peers.with_re", None)
    assert not speed.is_here("re")


def test_the_command_prints_tables_and_how_times_grow(material, monkeypatch, capsys):
    monkeypatch.setattr(speed, "find_turns", lambda size, folder: material)
    monkeypatch.setattr(speed, "SIZES", (0.005,))
    asked = "--size 0.05 --patience 0 --tools re --tasks store first_page".split()
    assert speed.main(asked) == 0
    out = capsys.readouterr().out
    assert out.count("| task | verbatim | re |") == 3
    assert out.count("| cold: tokenise and store | ") == 3
    assert out.endswith("All answers are the same.\n")
