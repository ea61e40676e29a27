"""Which candidates are labels: by the document's own style, then by its own names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from helpers.furniture.stretches import ENDS
from helpers.readers.document import Document
from helpers.segmenting.candidates import Candidate
from helpers.segmenting.companions import judge_companions, without_doubles
from helpers.segmenting.grammars import GRAMMARS
from helpers.segmenting.labels import SPOKEN_TITLE, has_office, is_name, parse_label
from helpers.segmenting.lexicon import (
    HONORIFICS,
    OFFICES,
    READ_ALOUD,
    TITLES,
)
from helpers.segmenting.paragraphs import indent
from helpers.segmenting.shapes import (
    IS_HAN,
    has_initials,
    is_plain,
    is_vocative,
    names_department,
    names_thing,
)

OPENING_QUOTES = tuple("“„«\"‘'‹「『")
# A document's labels are bold where this share of its surest ones is.
BOLD_STYLE = 0.6
# So many labels of a grammar that is not sure of itself must stand twice or more, or
# so many be plain by their look.
REPEATED, PLAIN = 3, 2
# A label of a sure grammar may be odd, but not longer than this.
MAX_ODD_WORDS = 14
# Where so many labels carry an office, a party or a title, a bare one is a doubt.
HABIT, MOST, MIN_HABIT = 0.9, 0.7, 6
SURE = {grammar.name for grammar in GRAMMARS if grammar.trust == "sure"}
VOTED = {grammar.name for grammar in GRAMMARS if grammar.trust == "voted"}
USUAL, STOP, DASH, OWN_LINE = (
    "colon", "full stop", "full stop and dash", "line of its own",
)  # fmt: skip
PARTICIPANTS = re.compile(
    r"^(?:participants?|speakers?|present|panel(?:lists)?|sprecher|teilnehmer"
    r"|participantes|intervenants|участники|присутствовали) ?: ?(?P<names>.+)$",
    re.I | re.M,
)
NAMED = ("person", "collective", "office")
# What a label of an unknown language has against it.
UNKNOWN = {"ends in no name", "begins with a small letter"}
MAX_UNKNOWN_WORDS = 6
# Behind this share of the labels that repeat no small letter follows.
OPENS = 0.95
LISTED = re.compile(r"\b(?:M\.|Mme|MM\.|Mr\.?|Mrs\.?|Ms\.?) ")
# So many offices with nothing but a name behind them are a list.
MIN_LIST = 3
# "The Prime Minister suggested a way:".
TELLS = re.compile(r"[Tt]he [^,(]*\b[a-z]+ed\b")
# How far before a question words are looked for that say it is read aloud.
READ_ALOUD_REACH = 400


def judge(document: Document, candidates: list[Candidate]) -> list[Candidate]:
    """Return `candidates` accepted or rejected, each with the reason.

    First the document's style is found: the grammar that explains most of it. Then
    each candidate of that grammar is judged on its own, and by the names that the
    surest labels gave; then the candidates of grammars that go with it. Of the others
    only what could be a label is kept.
    """
    candidates = without_doubles(candidates)
    style = find_style(candidates)
    ours = [c for c in candidates if c.rule == style]
    judged = _judge_style(document, _know_names(ours), style)
    others = [c for c in candidates if c.rule != style]
    judged = judge_companions(document.text, judged, others, style)
    taken = {c.line for c in judged}
    rejected = [
        _rejected(c, f"labels here are marked otherwise ({style})")
        for c in others
        if c.line not in taken and _is_noteworthy(c)
    ]
    return sorted([*judged, *rejected], key=lambda c: (c.start, c.rule))


def _is_noteworthy(candidate: Candidate) -> bool:
    """Tell whether a candidate that is not taken is worth a row in the ledger."""
    if candidate.rule in (USUAL, *SURE):
        return True
    return candidate.rule in (STOP, DASH) and candidate.parts.kind in NAMED


def find_style(candidates: list[Candidate]) -> str:
    """Return the grammar by which the labels of a document are marked."""
    votes = {USUAL: 0.0}
    for name in (g.name for g in GRAMMARS if g.trust != "with"):
        rules = (name, f"{name}, inside")
        votes[name] = _votes([c for c in candidates if c.rule in rules], name)
    # A label on a line of its own may end in a full stop: all of them, or some.
    votes = dict(sorted(votes.items(), key=lambda vote: vote[0] != OWN_LINE))
    best = max(votes, key=lambda name: votes[name])
    # A sure grammar holds lines that the colon reads as well.
    is_better = votes[best] > votes[USUAL] or (best in SURE and votes[best])
    return best if is_better else USUAL


def _votes(candidates: list[Candidate], grammar: str) -> float:
    if grammar in SURE:
        short = [c for c in candidates if len(c.label.split()) <= MAX_ODD_WORDS]
        return len(short) if len(short) > 1 else 0.0
    if grammar == OWN_LINE:
        candidates = _followed_by_text(candidates)
    counts = Counter(c.label.casefold() for c in candidates)
    named = [c for c in candidates if c.parts.kind in NAMED]
    if grammar == STOP:
        named = [c for c in named if not _is_loose(c)]
    repeated = sum(counts[c.label.casefold()] > 1 for c in named)
    if grammar == USUAL:
        plain = sum(is_plain(c.label, c.parts) for c in candidates)
        return max(repeated + 0.5 * (len(named) - repeated), plain)
    plain = _count_plain(candidates, grammar)
    enough = repeated >= REPEATED or plain >= PLAIN
    return max(repeated, plain) if enough else 0.0


def _count_plain(candidates: list[Candidate], grammar: str) -> int:
    """Return how many candidates are labels of a grammar by their look alone."""
    if grammar == DASH:
        # Hardly anything else ends in this mark.
        return sum(c.parts.kind in NAMED for c in candidates)
    plain = [c for c in candidates if is_plain(c.label, c.parts)]
    if grammar == STOP:
        plain = [c for c in plain if not _is_loose(c) and not _is_gentleman(c)]
    if grammar == OWN_LINE:
        plain = [c for c in plain if _is_capital(c)]
    return len(plain)


def _is_gentleman(candidate: Candidate) -> bool:
    """Tell whether a label is a form of address with a surname, as "Mr. Orr"."""
    words = candidate.label.split()
    is_titled = words[0].rstrip(".").casefold() in HONORIFICS
    return is_titled and len(words) == 2 and not words[1].isupper()


def _followed_by_text(candidates: list[Candidate]) -> list[Candidate]:
    """Return the labels on lines of their own that no other stands right below."""
    counts = Counter(c.label.casefold() for c in candidates)
    labels = [
        c
        for c in candidates
        if c.parts.kind in NAMED and (counts[c.label.casefold()] > 1 or _is_capital(c))
    ]
    lines = {c.line for c in labels}
    return [c for c in labels if c.line + 1 not in lines]


def _is_capital(candidate: Candidate) -> bool:
    """Tell whether a line is a label by its look: plain, and in capitals."""
    is_upper = candidate.label.upper() == candidate.label
    return is_upper and is_plain(candidate.label, candidate.parts)


def _is_loose(candidate: Candidate) -> bool:
    """Tell whether what stands before a full stop could as well be a sentence."""
    parts = candidate.parts
    if parts.kind == "word":
        return not candidate.label.isupper()
    if parts.kind == "office":
        # "The CLERK." and "M. le président." are labels, "Department." is a heading.
        bare = candidate.label.casefold().removeprefix("the ")
        has_capitals = any(w.isupper() and len(w) > 2 for w in candidate.label.split())
        return not (has_capitals or bare in OFFICES or SPOKEN_TITLE.match(bare))
    if parts.kind != "person" or not parts.role or has_office(parts.role):
        return False
    return not has_initials(candidate.label)


def _is_lonely(candidate: Candidate, n: int) -> bool:
    """Tell whether a label before a full stop stands once, without form of address."""
    first = candidate.label.split()[0].rstrip(".").casefold()
    has_title = first in HONORIFICS or first in TITLES or "(" in candidate.label
    has_title = has_title or _is_capital(candidate) or has_initials(candidate.label)
    bare = candidate.label.casefold().removeprefix("the ")
    has_title = has_title or bare in OFFICES
    is_cut = candidate.label.count("[") > candidate.label.count("]")
    is_named = candidate.parts.kind in ("person", "office")
    return is_cut or (n == 1 and is_named and not has_title)


def _judge_style(
    document: Document, candidates: list[Candidate], style: str
) -> list[Candidate]:
    if style in SURE:
        return [_judge_sure(candidate) for candidate in candidates]
    if style == OWN_LINE:
        return _judge_lines(candidates)
    counts = Counter(candidate.label.casefold() for candidate in candidates)
    sure = [c for c in candidates if c.parts.kind in ("person", "collective")]
    is_bold_style = _has_bold_style(sure, counts)
    bold_names = {_key(c) for c in candidates if c.is_bold and c.parts.kind != "none"}
    plain = _PlainStyle(document.text, candidates, counts, style)
    judged = []
    labels_are_headings = sum(map(_is_label_heading, candidates)) > 1
    for candidate in candidates:
        kind, n = candidate.parts.kind, counts[candidate.label.casefold()]
        is_odd = candidate.parts.reason == "ends in no name" and candidate.is_bold
        if labels_are_headings and _is_label_heading(candidate):
            judged.append(_accepted(candidate, 0.97, "a heading that ends in a colon"))
        elif kind == "none" and not (is_bold_style and is_odd):
            judged.append(plain.judge_unknown(candidate))
        elif is_bold_style:
            judged.append(_judge_in_bold_style(candidate, bold_names, style))
        elif style == STOP and (_is_loose(candidate) or _is_lonely(candidate, n)):
            judged.append(_rejected(candidate, "like a sentence before its full stop"))
        else:
            judged.append(plain.judge(candidate))
    return judged


def _judge_lines(candidates: list[Candidate]) -> list[Candidate]:
    """Return candidates on lines of their own, judged."""
    labels = set(_followed_by_text(candidates))
    judged = []
    for candidate in candidates:
        if candidate in labels:
            judged.append(_accepted(candidate, 0.9, "a line of its own, as labels are"))
        elif candidate.parts.kind == "none":
            judged.append(_rejected(candidate, candidate.parts.reason))
        else:
            reason = "a line that stands once, or with no speech below it"
            judged.append(_rejected(candidate, reason))
    return judged


def _listed(text: str) -> set[str]:
    """Return the capitalised words of the lists of participants that `text` prints."""
    lists = " ".join(match["names"] for match in PARTICIPANTS.finditer(text))
    words = re.findall(r"[^\W\d_][\w’'-]+", lists)
    return {word.casefold() for word in words if word[0].isupper()}


def _is_label_heading(candidate: Candidate) -> bool:
    """Tell whether a candidate is all of a heading, as in "### Ann Lee:"."""
    is_short = len(candidate.label.split()) <= MAX_ODD_WORDS
    return candidate.is_heading and candidate.after >= candidate.end and is_short


def _judge_sure(candidate: Candidate) -> Candidate:
    if len(candidate.label.split()) > MAX_ODD_WORDS and candidate.parts.kind == "none":
        return _rejected(candidate, candidate.parts.reason)
    sure = candidate.parts.kind in NAMED
    reason = f"marked as labels are ({candidate.rule})"
    return _accepted(candidate, 0.98 if sure else 0.9, reason)


def _has_bold_style(sure: list[Candidate], counts: Counter[str]) -> bool:
    """Tell whether the labels of a document are bold; those that repeat rule."""
    repeated = [c for c in sure if counts[c.label.casefold()] > 1]
    voters = repeated or sure
    n_bold = sum(c.is_bold for c in voters)
    return bool(voters) and n_bold >= BOLD_STYLE * len(voters)


def _key(candidate: Candidate) -> str:
    return (candidate.parts.name or candidate.label).casefold()


def _know_names(candidates: list[Candidate]) -> list[Candidate]:
    """Parse again, with the names that stand alone as labels in this document."""
    bare = {
        c.parts.name
        for c in candidates
        if c.parts.kind == "person" and not c.parts.role and " " in c.parts.name
    }
    return [
        replace(c, parts=parse_label(c.label, bare))
        if any(c.label.endswith(f" {name}") for name in bare)
        else c
        for c in candidates
    ]


def _judge_in_bold_style(
    candidate: Candidate, bold_names: set[str], style: str
) -> Candidate:
    if candidate.is_bold:
        sure = candidate.parts.kind in ("person", "collective")
        if candidate.parts.kind == "none":
            return _accepted(candidate, 0.7, "bold, as the labels here, but odd")
        return _accepted(candidate, 0.99 if sure else 0.9, "bold, as the labels here")
    if candidate.parts.kind == "person" and _key(candidate) in bold_names:
        reason = "not bold, but the name is a bold label elsewhere in the transcript"
        return _accepted(candidate, 0.8, reason)
    first = candidate.label.split()[0].rstrip(".").casefold()
    if style == STOP and first in HONORIFICS and has_office(candidate.parts.role):
        # "M. Jean Orme, président de la commission. Bien !" is no sentence.
        return _accepted(candidate, 0.75, "not bold, but a name with its office")
    reason = "not bold, where the labels of the transcript are"
    if candidate.parts.kind == "collective":
        reason += "; perhaps read aloud by the speaker"
    return _rejected(candidate, reason)


class _PlainStyle:
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
        repeated = [c for c in sure if counts[c.label.casefold()] > 1]
        dressed = [c for c in repeated if is_plain(c.label, c.parts)]
        self.n_listed = sum(map(self._is_followed_by_name, candidates))
        self.indent = self._usual_indent(candidates)
        self.first = min(
            (c.start for c in candidates if c.parts.kind in NAMED), default=0
        )
        enough = len(repeated) >= MIN_HABIT
        self.is_dressed = enough and len(dressed) >= HABIT * len(repeated)
        self.habits = _Habits(text, candidates, counts)

    def judge(self, candidate: Candidate) -> Candidate:
        """Return `candidate` accepted or rejected, with the reason."""
        n = self.counts[candidate.label.casefold()]
        why_not = self._why_not(candidate, n)
        if why_not:
            return _rejected(candidate, why_not)
        kind = candidate.parts.kind
        if kind == "collective":
            return self._collective(candidate)
        if kind == "person":
            reason = f"has a name; stands {n} times" if n > 1 else "has a name"
            return _accepted(candidate, 0.98 if n > 1 else 0.9, reason)
        if kind == "office":
            return _accepted(candidate, 0.95 if n > 1 else 0.8, "names an office")
        if candidate.label.casefold() in self.surnames:
            return _accepted(
                candidate, 0.95, "surname of somebody who is named in full"
            )
        if candidate.label.casefold() in self.glued:
            return _accepted(candidate, 0.95, "a name in full, but for the space")
        if n > 1:
            return _accepted(candidate, 0.85, f"one word, but stands {n} times")
        if is_plain(candidate.label, candidate.parts) or candidate.parts.note:
            return _accepted(candidate, 0.85, "has the look of a label")
        if self.habits.is_like_others(candidate):
            return _accepted(candidate, 0.7, "one word, as the other labels here")
        return _rejected(candidate, "one word that stands once")

    def judge_unknown(self, candidate: Candidate) -> Candidate:
        """Return a candidate of no known shape, accepted if it stands as labels do.

        Hardly anything but a label stands three times before a capital letter at the
        start of a paragraph, among labels whose shape is known.
        """
        n = self.counts[candidate.label.casefold()]
        is_odd = candidate.parts.reason in UNKNOWN
        is_short = len(candidate.label.split()) <= MAX_UNKNOWN_WORDS
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
            return _accepted(candidate, 0.7, reason)
        return _rejected(candidate, candidate.parts.reason)

    def _usual_indent(self, candidates: list[Candidate]) -> int | None:
        """Return how far all labels are set in; None where they differ, or are not."""
        plain = [c for c in candidates if is_plain(c.label, c.parts)]
        depths = Counter(indent(self.text, c.start) for c in plain)
        depth, n = depths.most_common(1)[0] if depths else (0, 0)
        return depth if depth and n >= MIN_HABIT and n >= MOST * len(plain) else None

    def _why_not(self, candidate: Candidate, n: int) -> str:
        kind, label = candidate.parts.kind, candidate.label
        if (
            self.indent is not None
            and indent(self.text, candidate.start) != self.indent
        ):
            return "not set in as the labels here"
        if (
            n == 1
            and self.n_listed >= MIN_LIST
            and self._is_followed_by_name(candidate)
        ):
            return "an office with a name behind it, as in a list"
        if kind == "office" and n == 1 and TELLS.match(label):
            return "reads like a sentence"
        n_quoted = self.quoted[label.casefold()]
        if (
            n_quoted == n
            and kind != "collective"
            and not self._is_quotable(candidate, n)
        ):
            return "stands before a quotation and nowhere else"
        if n == 1 and self._is_field(candidate):
            return "a field of the head, with a name in it"
        if kind == "collective":
            return ""
        if self.style != DASH and self._calls_upon(label, n):
            return "calls upon somebody"
        if n == 1 and self.habits.goes_on_small(candidate):
            return "stands once, before a small letter"
        if self.style == STOP and _is_listed(label):
            return "names several in a list"
        if n == 1 and self.style == STOP and self.habits.is_too_short(candidate):
            return "stands once and short, where labels have a given name"
        if kind == "office" and n == 1 and names_department(label):
            return "names what is governed"
        following = self.text[candidate.after : candidate.after + 1]
        if self.style == STOP and following.isdigit():
            return "stands before a number"
        if self.style == STOP and following.islower():
            return "goes on with a small letter"
        if kind == "person" and is_plain(label, candidate.parts):
            return ""
        thing = names_thing(label)
        if thing:
            return f"names a thing ({thing!r})"
        if kind == "person" and self.is_dressed and self._is_new(candidate):
            return "stands once and bare, where labels have an office or a party"
        return ""

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
        is_address = _first_word(label) in HONORIFICS and not label.isupper()
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
            return _accepted(candidate, 0.6, reason)
        return _accepted(candidate, 0.95, "label of nobody in particular")


class _Habits:
    """What the labels of a document that repeat have in common."""

    def __init__(
        self, text: str, candidates: list[Candidate], counts: Counter[str]
    ) -> None:
        self.text = text
        named = [c for c in candidates if c.parts.kind != "none"]
        repeated = [c for c in named if counts[c.label.casefold()] > 1]
        labels = {c.label.casefold(): c for c in repeated}
        self.has_labels = len(repeated) >= MIN_HABIT and len(labels) > 1
        self.first_words = Counter(_first_word(c.label) for c in labels.values())
        self.small = {c.label.casefold() for c in candidates if self._is_small(c)}
        n_small = sum(map(self._is_small, repeated))
        self.opens_large = self.has_labels and n_small <= (1 - OPENS) * len(repeated)
        n_single = sum(" " not in c.label for c in repeated)
        self.are_single = self.has_labels and n_single >= MOST * len(repeated)
        n_upper = sum(c.label.isupper() for c in repeated)
        self.are_upper = self.has_labels and n_upper >= MOST * len(repeated)
        titled = [c for c in labels.values() if _first_word(c.label) in HONORIFICS]
        n_short = sum(map(_is_gentleman, titled))
        self.have_given = len(titled) >= MIN_HABIT and n_short < (1 - HABIT) * len(
            titled
        )

    def opens(self, label: str) -> bool:
        """Tell whether a label is followed by no small letter wherever it stands."""
        return label.casefold() not in self.small

    def begins(self, label: str) -> bool:
        """Tell whether another label that repeats begins with the same word."""
        return self.first_words[_first_word(label)] > 0

    def goes_on_small(self, candidate: Candidate) -> bool:
        """Tell whether a small letter follows, where a capital does behind labels."""
        return self.opens_large and self._is_small(candidate)

    def _is_small(self, candidate: Candidate) -> bool:
        return self.text[candidate.after : candidate.after + 1].islower()

    def is_like_others(self, candidate: Candidate) -> bool:
        """Tell whether one word is a label by what the other labels are."""
        is_upper = self.are_upper and candidate.label.isupper()
        # Chinese labels have no spaces, whatever they are.
        is_single = (
            self.are_single and self.opens_large and not IS_HAN.match(candidate.label)
        )
        return (is_upper or is_single) and not names_thing(candidate.label)

    def is_too_short(self, candidate: Candidate) -> bool:
        """Tell whether a title with a surname stands where given names are printed."""
        return self.have_given and _is_gentleman(candidate)


def _first_word(label: str) -> str:
    return label.split()[0].rstrip(".").casefold()


def _is_listed(label: str) -> bool:
    """Tell whether a label is a list of names: "M. Orme, M. Frêne"."""
    return len(LISTED.findall(label)) > 1 and "," in label


def _accepted(candidate: Candidate, confidence: float, reason: str) -> Candidate:
    return replace(candidate, accepted=True, confidence=confidence, reason=reason)


def _rejected(candidate: Candidate, reason: str) -> Candidate:
    return replace(candidate, accepted=False, reason=reason)
