"""Labels on lines of their own: names above a speech, and names in a list."""

from __future__ import annotations

from collections import Counter

from helpers.segmenting.behind import DASH
from helpers.segmenting.candidates import Candidate, accepted, rejected
from helpers.segmenting.shapes import has_initials, is_plain
from helpers.segmenting.styles import NAMED, followed_by_text, is_capital

# "The first question comes from Jo Birch." is speech.
ENDS = (".", "!", "?", "…")
# So many names one below the other are a list.
MIN_LIST = 2


def judge_lines(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """Return candidates on lines of their own, judged.

    Those that stand twice or are in capitals are labels, if a speech follows; so are
    names that stand once and are in a list of participants, or have an office behind
    a dash as the others.
    """
    listed = set(_in_lists(text, candidates))
    lines = _Lines(candidates, listed)
    return [lines.judge(candidate) for candidate in candidates]


def _in_lists(text: str, candidates: list[Candidate]) -> list[Candidate]:
    """Return the names with no speech below: two or more of them, or at the end."""
    named = [
        c
        for c in candidates
        if c.parts.kind in NAMED and (is_capital(c) or not c.label.endswith(ENDS))
    ]
    listed: list[Candidate] = []
    run: list[Candidate] = []
    for candidate, following in zip(named, [*named[1:], None], strict=True):
        stop = following.start if following else len(text)
        if text[candidate.end : stop].strip(" .\r\n\t"):
            run = []
            continue
        run.append(candidate)
        if following is None or len(run) == MIN_LIST:
            listed += run
        elif len(run) > MIN_LIST:
            listed.append(candidate)
    return listed


class _Lines:
    """What the labels on lines of their own have in common."""

    def __init__(self, candidates: list[Candidate], listed: set[Candidate]) -> None:
        self.listed = listed
        # A name once in a list and once above a speech does not stand there twice.
        self.labels = set(followed_by_text([c for c in candidates if c not in listed]))
        self.counts = Counter(c.label.casefold() for c in self.labels)
        self.known = {c.parts.name for c in listed if c.parts.kind == "person"}
        people = [c for c in self.labels if c.parts.kind == "person"]
        n_initials = sum(has_initials(c.label) for c in people)
        self.have_initials = n_initials > 1 and 2 * n_initials >= len(people)
        repeated = [c for c in people if self.counts[c.label.casefold()] > 1]
        self.have_dashes = any(DASH.search(c.label) for c in repeated)

    def judge(self, candidate: Candidate) -> Candidate:
        """Return `candidate` accepted or rejected, with the reason."""
        if candidate in self.listed:
            return rejected(candidate, "a name with no speech below, as in a list")
        n = self.counts[candidate.label.casefold()]
        if self.have_initials and n == 1 and _is_bare(candidate):
            return rejected(candidate, "stands once, where labels have initials")
        if candidate in self.labels:
            return accepted(candidate, 0.9, "a line of its own, as labels are")
        if self.labels and self._is_dressed(candidate):
            return accepted(candidate, 0.8, "a line of its own, with office or seat")
        if candidate.parts.kind == "none":
            return rejected(candidate, candidate.parts.reason)
        if candidate.parts.kind == "person":
            if candidate.parts.name in self.known:
                return accepted(candidate, 0.85, "a name that is in a list, and a line")
            if self.have_dashes and DASH.search(candidate.label):
                return accepted(
                    candidate, 0.8, "a name with its office, as others here"
                )
        return rejected(
            candidate, "a line that stands once, or with no speech below it"
        )

    def _is_dressed(self, candidate: Candidate) -> bool:
        """Tell whether a line that stands once is a label by its look.

        "The Minister for Ferries (Grant Shaw)", "Mr Speaker": an office that holds its
        own, or a name with its office, seat or party in brackets.
        """
        parts, label = candidate.parts, candidate.label
        if label.endswith(ENDS) or parts.kind not in ("person", "office"):
            return False
        is_noted = parts.kind == "person" and (bool(parts.note) or "(" in label)
        is_office = parts.kind == "office" and is_plain(label, parts)
        return is_noted or is_office


def _is_bare(candidate: Candidate) -> bool:
    """Tell whether a label is a name without initials, office or anything else."""
    parts = candidate.parts
    is_name = parts.kind == "person" and not (parts.role or parts.note)
    return is_name and not has_initials(candidate.label)
