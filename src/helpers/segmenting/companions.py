"""Labels of a second grammar, beside those of the document's main style."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable

from helpers.segmenting.candidates import Candidate
from helpers.segmenting.grammars import GRAMMARS
from helpers.segmenting.labels import SPOKEN_TITLE
from helpers.segmenting.lexicon import NUMBERED
from helpers.segmenting.shapes import is_plain
from helpers.segmenting.styles import TIME_BEFORE

TRUST = {grammar.name: grammar.trust for grammar in GRAMMARS}
# What begins a sentence: "Q What", not "Q fever".
OPENS = re.compile(r"[^\W_a-zа-я]|[([“\"«¿¡—–-]|\d")
MAX_WORDS = 6
LETTER, MIN_ASKED = "letter", 2
SLIPS = ("colon", "full stop", "full stop and dash")


def without_doubles(candidates: list[Candidate]) -> list[Candidate]:
    """Return `candidates` without initials that are letters: "A. Yes" is an answer."""
    letters = [c for c in candidates if c.rule == LETTER]
    if sum(c.label == "Q" for c in letters) < MIN_ASKED:
        return candidates
    lines = {c.line for c in letters}
    return [c for c in candidates if c.rule != "full stop" or c.line not in lines]


def judge_companions(
    text: str, judged: list[Candidate], others: Iterable[Candidate], style: str
) -> list[Candidate]:
    """Return `judged` with those of `others` that are labels too.

    Args:
        text: the document's text.
        judged: the candidates of the document's main style, judged.
        others: the candidates of all other grammars.
        style: the main style.
    """
    others = list(others)
    found = _Companions(text, judged, others, style)
    added = [c for c in map(found.judge, others) if c is not None]
    # Where two read one line the surer is meant.
    added.sort(key=lambda c: (TRUST[c.rule] != "sure", -c.confidence))
    taken = {c.line for c in judged if c.accepted and TRUST[c.rule] == "sure"}
    kept: dict[int, Candidate] = {}
    inside = [c for c in added if c.rule.endswith("inside")]
    for candidate in added:
        if candidate.line not in taken and candidate not in inside:
            kept.setdefault(candidate.line, candidate)
    rest = [c for c in judged if c.line not in kept]
    return [*rest, *kept.values(), *inside]


class _Companions:
    """What the labels of the main style say of those of other grammars."""

    def __init__(
        self, text: str, judged: list[Candidate], others: list[Candidate], style: str
    ) -> None:
        self.text, self.style = text, style
        accepted = [c for c in judged if c.accepted]
        self.lines = {c.line for c in accepted}
        self.known = Counter(_key(c) for c in accepted)
        self.counts = Counter((c.rule, _key(c)) for c in others)
        self.of_rule = Counter(c.rule for c in others)
        self.rules: dict[str, Callable[[Candidate], str]] = {
            LETTER: self._letter,
            "numbered question": self._numbered_question,
            "number before colon": self._number_before,
            "time beside the name": self._time_beside,
            "full stop and dash, inside": self._inside,
        }

    def judge(self, candidate: Candidate) -> Candidate | None:
        """Return `candidate` accepted, or None if it is no label by these rules."""
        if TRUST[candidate.rule] == "sure":
            reason = self._sure(candidate)
        elif candidate.rule in self.rules:
            reason = self.rules[candidate.rule](candidate)
        else:
            reason = self._slip(candidate)
        if not reason:
            return None
        confidence = 0.85 if candidate.parts.kind != "none" else 0.75
        return candidate._replace(accepted=True, confidence=confidence, reason=reason)

    def _sure(self, candidate: Candidate) -> str:
        is_named = candidate.parts.kind in ("person", "collective", "office")
        is_short = len(candidate.label.split()) <= MAX_WORDS
        key = _key(candidate)
        stands_as_one = self.of_rule[candidate.rule] > 1
        if candidate.rule == TIME_BEFORE:
            # A programme that is read aloud: "10:30 Opening:", "11:00 Panel:".
            repeats = self.counts[candidate.rule, key] > 1
            stands_as_one = repeats or key in self.known
        if is_short and (is_named or stands_as_one):
            return f"marked as labels are ({candidate.rule})"
        return ""

    def _letter(self, candidate: Candidate) -> str:
        n_asked = self.counts[candidate.rule, "q"]
        enough = n_asked >= MIN_ASKED or (n_asked and self.known)
        if not enough or not OPENS.match(self.text, candidate.after):
            return ""
        return "a letter that stands for a question or an answer"

    def _numbered_question(self, candidate: Candidate) -> str:
        enough = self.known or self.of_rule[candidate.rule] > 1
        is_named = candidate.parts.kind in ("person", "office")
        return "asks a numbered question" if enough and is_named else ""

    def _number_before(self, candidate: Candidate) -> str:
        is_named = candidate.parts.kind in ("person", "office")
        is_known = _key(candidate) in self.known
        is_dressed = candidate.is_bold or bool(candidate.parts.note)
        if is_known or (is_named and is_dressed and self.known):
            return "a label of this transcript, behind its number"
        return ""

    def _time_beside(self, candidate: Candidate) -> str:
        is_short = len(candidate.label.split()) <= MAX_WORDS
        repeats = self.counts[candidate.rule, _key(candidate)] > 1
        is_named = candidate.parts.kind in ("person", "collective", "word")
        if NUMBERED.fullmatch(candidate.label) or (repeats and is_short and is_named):
            return "a name with a time beside it"
        return ""

    def _inside(self, candidate: Candidate) -> str:
        if self.style != "full stop and dash":
            return ""
        is_known = _key(candidate) in self.known
        if is_known or is_plain(candidate.label, candidate.parts):
            return "a label inside a paragraph, as others at the start of one"
        return ""

    def _slip(self, candidate: Candidate) -> str:
        """Say why a label with another mark than the style's is one all the same."""
        if candidate.line in self.lines or candidate.rule not in SLIPS:
            return ""
        if candidate.rule == "colon" and NUMBERED.fullmatch(candidate.label):
            return "a machine's name for a speaker"
        if self.known[_key(candidate)] < 2:
            return ""
        label = candidate.label
        is_sure = label.isupper() or bool(SPOKEN_TITLE.match(label))
        if candidate.rule == "colon" or (is_sure and is_plain(label, candidate.parts)):
            return f"a label of this transcript, but for its mark ({candidate.rule})"
        return ""


def _key(candidate: Candidate) -> str:
    return candidate.label.casefold().rstrip(".")
