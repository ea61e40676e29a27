"""Labels that nothing but a mark sets apart: taken by their look and their like."""

from __future__ import annotations

import re
from collections import Counter

from helpers.furniture.stretches import ENDS
from helpers.segmenting.candidates import Candidate, accepted, rejected
from helpers.segmenting.habits import (
    HABIT,
    MIN_HABIT,
    MOST,
    Habits,
    first_word,
    is_listed,
)
from helpers.segmenting.labels import has_office, is_name, parse_label
from helpers.segmenting.lexicon import HONORIFICS, READ_ALOUD
from helpers.segmenting.paragraphs import indent
from helpers.segmenting.shapes import (
    is_plain,
    is_vocative,
    names_body,
    names_department,
    names_thing,
)
from helpers.segmenting.styles import DASH, NAMED, REPEATED, STOP, USUAL

OPENING_QUOTES = tuple("“„«\"‘'‹「『")
PARTICIPANTS = re.compile(
    r"^(?:participants?|speakers?|present|panel(?:lists)?|sprecher|teilnehmer"
    r"|participantes|intervenants|участники|присутствовали) ?: ?(?P<names>.+)$",
    re.I | re.M,
)
# What a label of an unknown language has against it.
UNKNOWN = {"ends in no name", "begins with a small letter"}
MAX_UNKNOWN_WORDS = 6
MAX_THE = 4
# Fields of a head before a colon; before a full stop they speak.
PEOPLE = {"participants", "speakers"}
# "Harry A. Elm": an initial inside a name.
MIDDLE = re.compile(r" [^\W\d_]\. ")
# So many offices with nothing but a name behind them are a list.
MIN_LIST = 3
# "The Prime Minister suggested a way:".
TELLS = re.compile(r"[Tt]he [^,(]*\b[a-z]+ed\b")
# "Question: Who pays? Answer: We do.", said by one person.
ANSWERED = re.compile(
    r"[.?!…] (?:Answer|Antwort|Réponse|Respuesta|Risposta|Svar|Ответ|Відповідь)\s?:"
)
# How far before a question words are looked for that say it is read aloud.
READ_ALOUD_REACH = 400


class PlainStyle:
    """Judges the labels of a document that nothing but a mark sets apart."""

    def __init__(
        self, text: str, candidates: list[Candidate], counts: Counter[str], style: str
    ) -> None:
        self.text, self.counts, self.style = text, counts, style
        sure = [c for c in candidates if c.parts.kind in ("person", "collective")]
        self.surnames = {
            c.parts.name.split()[-1].casefold() for c in sure if c.parts.name
        }
        self.surnames |= _listed(text)
        self.quoted = Counter(
            c.label.casefold()
            for c in candidates
            if text.startswith(OPENING_QUOTES, c.after)
        )
        self.names = Counter(c.parts.name.casefold() for c in sure)
        self.glued = {name.replace(" ", "") for name in self.names}
        self.initials = {
            "".join(word[0] for word in name.split()) for name in self.names if name
        }
        people = [c for c in sure if c.parts.kind == "person"]
        repeated = [c for c in people if counts[c.label.casefold()] > 1]
        dressed = [c for c in repeated if is_plain(c.label, c.parts)]
        self.n_listed = sum(map(self._is_followed_by_name, candidates))
        self.indent = self._usual_indent(candidates)
        self.first = min(
            (c.start for c in candidates if c.parts.kind in NAMED), default=0
        )
        enough = len(repeated) >= MIN_HABIT
        self.is_dressed = enough and len(dressed) >= HABIT * len(repeated)
        self.habits = Habits(text, candidates, counts)

    def judge(self, candidate: Candidate) -> Candidate:
        """Return `candidate` accepted or rejected, with the reason."""
        n = self.counts[candidate.label.casefold()]
        why_not = self._why_not(candidate, n)
        if why_not:
            return rejected(candidate, why_not)
        kind = candidate.parts.kind
        if kind == "collective":
            return self._collective(candidate)
        if kind == "person":
            reason = f"has a name; stands {n} times" if n > 1 else "has a name"
            return accepted(candidate, 0.98 if n > 1 else 0.9, reason)
        if kind == "office":
            return accepted(candidate, 0.95 if n > 1 else 0.8, "names an office")
        bare = candidate.label.casefold()
        if bare.split()[-1] in self.surnames:
            return accepted(candidate, 0.95, "surname of somebody who is named in full")
        if bare in self.glued:
            return accepted(candidate, 0.95, "a name in full, but for the space")
        if len(bare) > 1 and bare in self.initials and candidate.label.isupper():
            return accepted(candidate, 0.85, "initials of somebody named in full")
        if n > 1:
            return accepted(candidate, 0.85, f"one word, but stands {n} times")
        if is_plain(candidate.label, candidate.parts) or candidate.parts.note:
            return accepted(candidate, 0.85, "has the look of a label")
        if self.habits.is_like_others(candidate):
            return accepted(candidate, 0.7, "one word, as the other labels here")
        if self.habits.is_question(candidate):
            return accepted(candidate, 0.75, "bold, as the questions here")
        return rejected(candidate, "one word that stands once")

    def judge_unknown(self, candidate: Candidate) -> Candidate:
        """Return a candidate of no known shape, accepted if it stands as labels do.

        Hardly anything but a label stands three times before a capital letter at the
        start of a paragraph, among labels whose shape is known.
        """
        n = self.counts[candidate.label.casefold()]
        if self._is_office_in_capitals(candidate, n):
            return accepted(candidate, 0.8, "in capitals, as the labels here")
        is_odd = candidate.parts.reason in UNKNOWN
        is_short = len(candidate.label.split()) <= MAX_UNKNOWN_WORDS
        if is_odd and is_short and self.habits.is_question(candidate):
            return accepted(candidate, 0.7, "bold, as the questions here")
        if (
            self.style == USUAL
            and n >= REPEATED
            and is_odd
            and is_short
            and self.habits.has_labels
            and self.habits.opens(candidate.label)
            and not names_thing(candidate.label)
        ):
            reason = f"stands {n} times, as labels do"
            return accepted(candidate, 0.7, reason)
        return rejected(candidate, candidate.parts.reason)

    def _usual_indent(self, candidates: list[Candidate]) -> int | None:
        """Return how far all labels are set in; None where they differ, or are not."""
        plain = [c for c in candidates if is_plain(c.label, c.parts)]
        depths = Counter(indent(self.text, c.start) for c in plain)
        depth, n = depths.most_common(1)[0] if depths else (0, 0)
        return depth if depth and n >= MIN_HABIT and n >= MOST * len(plain) else None

    def _why_not(self, candidate: Candidate, n: int) -> str:
        """Return why a label of a known shape, which stands `n` times, is none."""
        misplaced = self._misplaced(candidate, n)
        if misplaced:
            return misplaced
        if candidate.parts.kind == "collective":
            return self._answered(candidate)
        reason = self._like_a_sentence(candidate, n)
        if not reason and self.style == STOP:
            reason = self._before_a_stop(candidate, n)
        return reason or self._names_no_person(candidate)

    def _misplaced(self, candidate: Candidate, n: int) -> str:
        """Say what in the place of a label speaks against it."""
        kind, label = candidate.parts.kind, candidate.label
        depth = indent(self.text, candidate.start)
        if self.indent is not None and depth != self.indent:
            return "not set in as the labels here"
        is_listed_once = n == 1 and self.n_listed >= MIN_LIST
        if is_listed_once and self._is_followed_by_name(candidate):
            return "an office with a name behind it, as in a list"
        if kind == "office" and n == 1 and TELLS.match(label):
            return "reads like a sentence"
        is_quoting = self.quoted[label.casefold()] == n and kind != "collective"
        if is_quoting and not self._is_quotable(candidate, n):
            return "stands before a quotation and nowhere else"
        if n == 1 and self._is_field(candidate):
            return "a field of the head, with a name in it"
        return ""

    def _answered(self, candidate: Candidate) -> str:
        line_end = self.text.find("\n", candidate.after)
        end = line_end if line_end >= 0 else len(self.text)
        is_answered = ANSWERED.search(self.text, candidate.after, end)
        return "asked and answered in one paragraph" if is_answered else ""

    def _like_a_sentence(self, candidate: Candidate, n: int) -> str:
        kind, label = candidate.parts.kind, candidate.label
        if self.style != DASH and self._calls_upon(label, n):
            return "calls upon somebody"
        if n == 1 and self.habits.goes_on_small(candidate):
            return "stands once, before a small letter"
        if kind == "office" and n == 1 and names_department(label):
            return "names what is governed"
        if kind == "office" and n == 1 and names_body(label):
            return "names a body"
        return ""

    def _before_a_stop(self, candidate: Candidate, n: int) -> str:
        """Say what speaks against a label that ends in a full stop."""
        if is_listed(candidate.label):
            return "names several in a list"
        if n == 1 and self.habits.is_too_short(candidate):
            return "stands once and short, where labels have a given name"
        if n == 1 and self.habits.is_small_name(candidate):
            return "stands once, and not in capitals as the names here"
        following = self.text[candidate.after : candidate.after + 1]
        if following.islower():
            return "goes on with a small letter"
        # A label that repeats may open a speech on "20 years".
        if following.isdigit() and not (n > 1 and self._is_usual(candidate)):
            return "stands before a number"
        return ""

    def _names_no_person(self, candidate: Candidate) -> str:
        kind, label = candidate.parts.kind, candidate.label
        if self._is_usual(candidate):
            return ""
        thing = names_thing(label)
        if thing:
            return f"names a thing ({thing!r})"
        # The first name of all may be one of the head: whose page it is.
        is_bare = candidate.start <= self.first or not MIDDLE.search(label)
        if kind == "person" and is_bare and self.is_dressed and self._is_new(candidate):
            return "stands once and bare, where labels have an office or a party"
        return ""

    def _is_usual(self, candidate: Candidate) -> bool:
        is_person = candidate.parts.kind == "person"
        return is_person and is_plain(candidate.label, candidate.parts)

    def _is_office_in_capitals(self, candidate: Candidate, n: int) -> bool:
        """Tell whether capitals make a label of "THE COOPER:" and "PARTICIPANTS."."""
        if not self.habits.is_upper_too(candidate):
            return False
        words = candidate.label.casefold().split()
        is_office = (
            words[0] == "the"
            and 1 < len(words) <= MAX_THE
            and (
                candidate.parts.reason in UNKNOWN and (n > 1 or self.habits.are_titled)
            )
        )
        bare = words[0].rstrip("(?)")
        return is_office or (self.style == STOP and len(words) == 1 and bare in PEOPLE)

    def _is_field(self, candidate: Candidate) -> bool:
        """Tell whether the first label is an office with a full name behind it."""
        line = self.text[candidate.after : candidate.after + 120].partition("\n")[0]
        is_first = candidate.start <= self.first
        if not is_first or candidate.parts.kind != "office" or line[-1:] in ENDS:
            return False
        parts = parse_label(" ".join(line.split()))
        return parts.kind == "person" and " " in parts.name

    def _calls_upon(self, label: str, n: int) -> bool:
        """Tell whether a label is a call, where no label begins in this form."""
        if n >= REPEATED or self.habits.begins(label):
            return False
        # Where "Professor Ash" is a label, "Dr Elm" can be one.
        is_address = not (label.isupper() or self.habits.are_titled)
        is_address = is_address and first_word(label) in HONORIFICS
        return is_vocative(label) or (
            n == 1 and is_address and self.habits.has_labels and self.style == USUAL
        )

    def _is_quotable(self, candidate: Candidate, n: int) -> bool:
        return n > 1 and is_plain(candidate.label, candidate.parts)

    def _is_followed_by_name(self, candidate: Candidate) -> bool:
        if not has_office(candidate.label):
            return False
        rest = (
            self.text[candidate.after : candidate.after + 80].partition("\n")[0].strip()
        )
        words = rest.split()
        is_greeting = bool(words) and words[0].rstrip(".").casefold() in HONORIFICS
        is_short = 1 < len(words) <= 4 and rest.endswith((".", ";"))
        return is_short and not is_greeting and is_name(rest.rstrip(".;"))

    def _is_new(self, candidate: Candidate) -> bool:
        return self.names[candidate.parts.name.casefold()] < 2

    def _collective(self, candidate: Candidate) -> Candidate:
        before = self.text[max(candidate.start - READ_ALOUD_REACH, 0) : candidate.start]
        if READ_ALOUD.search(before.rpartition("\n\n")[2] or before):
            reason = "label of nobody in particular; perhaps read aloud by the speaker"
            return accepted(candidate, 0.6, reason)
        return accepted(candidate, 0.95, "label of nobody in particular")


def _listed(text: str) -> set[str]:
    """Return the capitalised words of the lists of participants that `text` prints."""
    lists = " ".join(match["names"] for match in PARTICIPANTS.finditer(text))
    words = re.findall(r"[^\W\d_][\w’'-]+", lists)
    return {word.casefold() for word in words if word[0].isupper()}
