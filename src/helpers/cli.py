"""The command `verbatim`: reports on transcripts, and a first look at them."""

from __future__ import annotations

import argparse
import os
import signal
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from helpers import paths
from helpers.corpus import Corpus
from helpers.errors import HelpersError, ParameterError
from helpers.sources import FAILED

if TYPE_CHECKING:
    from helpers.report.runner import Task

DONE, INCOMPLETE, REFUSED, STOPPED = 0, 1, 2, 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command with `arguments` and return its exit status.

    0: all went well. 1: something is missing from what was made, or it is not the same
    as before, and what was named. 2: nothing was made, and the message says why. 130:
    stopped by the user.
    """
    chosen = _parser().parse_args(arguments)
    # Ended from outside, leave nothing half-written either.
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        status: int = chosen.command(chosen)
    except HelpersError as error:
        _complain(str(error))
        return REFUSED
    except KeyboardInterrupt:
        _complain("stopped; nothing was changed")
        return STOPPED
    return status


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="verbatim", description="Measure transcripts of what people said."
    )
    commands = parser.add_subparsers(required=True, metavar="command")
    _add_report(commands)
    _add_check(commands)
    _add_add(commands)
    _add_diff(commands)
    return parser


def _add_report(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    report = commands.add_parser("report", help="make pages that open offline")
    report.set_defaults(command=_report)
    report.add_argument("input", nargs="*", help="a file, a folder, or a glob")
    report.add_argument("-o", dest="folder", type=Path, help="where the report goes")
    report.add_argument(
        "--from",
        dest="record",
        type=Path,
        metavar="RUN",
        help="make a report again, exactly: its run.json, or its folder; an input, if"
        " given, says where the transcripts are now",
    )
    report.add_argument(
        "--changed",
        action="store_true",
        help="with --from: go on although files are not those recorded",
    )
    report.add_argument(
        "-p",
        dest="parameters",
        nargs=2,
        action="append",
        default=[],
        metavar=("NAME", "VALUE"),
        help="a parameter of the notebooks, such as: -p since 2024-01-01",
    )
    report.add_argument(
        "--against",
        default="",
        metavar="B",
        help="compare with B: a file, a folder or a glob, or what is different there in"
        " the names of the parameters since, until, speakers, groups, exclude_roles,"
        " such as --against 'speakers=Bob Ray'; the rest is as on the first side",
    )
    report.add_argument(
        "--notebooks",
        type=Path,
        default=paths.NOTEBOOKS,
        metavar="FOLDER",
        help="notebooks of your own",
    )
    report.add_argument(
        "--one-file",
        action="store_true",
        help="the whole report once more in one HTML file, to be sent by mail",
    )


def _add_check(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    check = commands.add_parser("check", help="say what a transcript gives")
    check.set_defaults(command=_check)
    check.add_argument("input", nargs="+", help="a file, a folder, or a glob")
    check.add_argument("--json", action="store_true", help="the tables as JSON")


def _add_add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    add = commands.add_parser("add", help="fetch a public page into data/raw")
    add.set_defaults(command=_add)
    add.add_argument("address", help="where it is: https://…")
    add.add_argument(
        "-o", dest="folder", type=Path, default=paths.RAW, help="where the file goes"
    )


def _add_diff(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    diff = commands.add_parser(
        "diff",
        help="say what two reports do not have in common, and why",
        description="Compare two reports. Exit status: 0 the same, 1 not, 2 refused.",
    )
    diff.set_defaults(command=_diff)
    diff.add_argument(
        "runs", nargs=2, type=Path, metavar="RUN", help="a report, or its run.json"
    )
    diff.add_argument("--json", action="store_true", help="all of it, as JSON")


def _report(chosen: argparse.Namespace) -> int:
    from helpers.report.runner import Task

    _check_report(chosen)
    given = [(name, value) for name, value in chosen.parameters]
    if chosen.record:
        return _rerun(chosen, given)
    folder = chosen.folder or paths.report_folder(_common_name(chosen.input))
    if chosen.against and not chosen.folder:
        folder = paths.folder_against(folder, chosen.against)
    task = Task(
        chosen.input,
        folder,
        given,
        chosen.notebooks,
        one_file=chosen.one_file,
        against=chosen.against,
    )
    return _make(task)


def _check_report(chosen: argparse.Namespace) -> None:
    if not chosen.input and not chosen.record:
        raise ParameterError(
            "report: no input, expected a file, a folder or a glob; name one, or make"
            " a report again with --from run.json"
        )
    if chosen.changed and not chosen.record:
        raise ParameterError(
            "--changed: nothing is recorded to differ from, expected --from beside it;"
            " leave it out"
        )


def _rerun(chosen: argparse.Namespace, given: list[tuple[str, str]]) -> int:
    from helpers.report import rerunning
    from helpers.report.recorded import read_record
    from helpers.report.runner import Task

    record = read_record(chosen.record, needed=rerunning.NEEDED)
    folder = chosen.folder or rerunning.folder_of_rerun(record)
    wanted = Task(chosen.input, folder, given, chosen.notebooks, against=chosen.against)
    rerun = rerunning.plan_rerun(record, wanted, may_differ=chosen.changed)
    for note in rerun.notes:
        _complain(note)
    status = _make(rerun.task)
    others = rerunning.written_otherwise(record, folder)
    print(rerunning.describe_outcome(record, folder, others))
    return INCOMPLETE if others else status


def _make(task: Task) -> int:
    from helpers.report.runner import load_inputs, make_report

    corpus = load_inputs(task.places)
    failed = _complain_of_files(corpus)
    report = make_report(task, corpus)
    stopped = [answer for answer in report.answers if answer.error]
    for answer in stopped:
        _complain(f"{answer.name}: {answer.error}")
    print(f"{report.page}  {report.seconds:.1f} s")
    if failed or stopped:
        _complain(
            "the report was made, without what could not be read or run: see above"
        )
    return INCOMPLETE if failed or stopped else DONE


def _check(chosen: argparse.Namespace) -> int:
    from helpers.check import as_json, check_lines
    from helpers.report.runner import load_inputs

    corpus = load_inputs(chosen.input)
    failed = _complain_of_files(corpus)
    print(as_json(corpus) if chosen.json else "\n".join(check_lines(corpus)))
    return INCOMPLETE if failed else DONE


def _add(chosen: argparse.Namespace) -> int:
    from helpers.readers import detect_format, read_document
    from helpers.sources.adding import add_page
    from helpers.sources.fetching import fetch_page

    page = fetch_page(chosen.address)
    # What cannot be read is refused before anything is written.
    read_document(page.content, name=page.address, encoding=page.encoding)
    format = detect_format(page.content, name=page.address)
    print("\n".join(add_page(page, format, chosen.folder).lines()))
    return DONE


def _diff(chosen: argparse.Namespace) -> int:
    from helpers.report.difference_lines import as_json, difference_lines
    from helpers.report.differences import compare_reports

    found = compare_reports(*chosen.runs)
    print(as_json(found) if chosen.json else "\n".join(difference_lines(found)))
    return DONE if found.is_empty else INCOMPLETE


def _complain_of_files(corpus: Corpus) -> bool:
    failed = corpus.sources[corpus.sources["status"] == FAILED]
    for file, reason in zip(failed["file"], failed["reason"], strict=True):
        _complain(f"{file}: {reason}")
    return not failed.empty


def _common_name(inputs: Sequence[str]) -> str:
    """Return the input, or what several of them have in common."""
    if len(inputs) == 1:
        return inputs[0]
    return os.path.commonpath([os.path.abspath(name) for name in inputs])


def _complain(message: str) -> None:
    print(f"verbatim: {message}", file=sys.stderr)
