"""Which candidates are labels: by the document's own style, then by its own names."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import replace

from helpers.readers.document import Document
from helpers.segmenting.candidates import Candidate
from helpers.segmenting.grammars import GRAMMARS
from helpers.segmenting.labels import SPOKEN_TITLE, has_office, parse_label
from helpers.segmenting.lexicon import HONORIFICS, OFFICES

OPENING_QUOTES = tuple("“„«\"‘'‹「『")
# A document's labels are bold where this share of its surest ones is.
BOLD_STYLE = 0.6
# So many labels of a grammar that is not sure of itself must stand twice or more.
REPEATED = 3
# A label of a sure grammar may be odd, but not longer than this.
MAX_ODD_WORDS = 14
SURE = {grammar.name for grammar in GRAMMARS if grammar.is_sure}
USUAL = "colon"
PARTICIPANTS = re.compile(
    r"^(?:participants?|speakers?|present|panel(?:lists)?|sprecher|teilnehmer"
    r"|participantes|intervenants|участники|присутствовали) ?: ?(?P<names>.+)$",
    re.I | re.M,
)
NAMED = ("person", "collective", "office")


def judge(document: Document, candidates: list[Candidate]) -> list[Candidate]:
    """Return `candidates` accepted or rejected, each with the reason.

    First the document's style is found: the grammar that explains most of it. Then
    each candidate of that grammar is judged on its own, and by the names that the
    surest labels gave. Of the other grammars only what could be a label is kept.
    """
    style = find_style(candidates)
    ours = [c for c in candidates if c.rule == style]
    others = [c for c in candidates if c.rule != style]
    taken = {c.line for c in ours}
    judged = _judge_style(document, _know_names(ours), style)
    rejected = [
        _rejected(c, f"labels here are marked otherwise ({style})")
        for c in others
        if c.line not in taken and (c.rule in (USUAL, *SURE) or c.parts.kind in NAMED)
    ]
    return sorted([*judged, *rejected], key=lambda c: (c.start, c.rule))


def find_style(candidates: list[Candidate]) -> str:
    """Return the grammar by which the labels of a document are marked."""
    votes = {grammar.name: 0.0 for grammar in GRAMMARS}
    for name in votes:
        votes[name] = _votes([c for c in candidates if c.rule == name], name)
    best = max(votes, key=lambda name: votes[name])
    # A sure grammar holds lines that the colon reads as well.
    is_better = votes[best] > votes[USUAL] or (best in SURE and votes[best])
    return best if is_better else USUAL


def _votes(candidates: list[Candidate], grammar: str) -> float:
    counts = Counter(c.label.casefold() for c in candidates)
    if grammar in SURE:
        short = [c for c in candidates if len(c.label.split()) <= MAX_ODD_WORDS]
        return len(short) if len(short) > 1 else 0.0
    named = [c for c in candidates if c.parts.kind in NAMED]
    if grammar == "full stop":
        named = [c for c in named if not _is_loose(c)]
    repeated = sum(counts[c.label.casefold()] > 1 for c in named)
    if grammar == USUAL:
        return repeated + 0.5 * (len(named) - repeated)
    return repeated if repeated >= REPEATED else 0.0


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
    return parts.kind == "person" and bool(parts.role) and not has_office(parts.role)


def _is_lonely(candidate: Candidate, n: int) -> bool:
    """Tell whether a label before a full stop stands once, without form of address."""
    first = candidate.label.split()[0].rstrip(".").casefold()
    has_title = first in HONORIFICS or "(" in candidate.label
    is_cut = candidate.label.count("[") > candidate.label.count("]")
    is_named = candidate.parts.kind in ("person", "office")
    return is_cut or (n == 1 and is_named and not has_title)


def _judge_style(
    document: Document, candidates: list[Candidate], style: str
) -> list[Candidate]:
    counts = Counter(candidate.label.casefold() for candidate in candidates)
    sure = [c for c in candidates if c.parts.kind in ("person", "collective")]
    is_bold_style = _has_bold_style(sure, counts)
    bold_names = {_key(c) for c in candidates if c.is_bold and c.parts.kind != "none"}
    surnames = {c.parts.name.split()[-1].casefold() for c in sure if c.parts.name}
    surnames |= _listed(document.text)
    judged = []
    labels_are_headings = sum(map(_is_label_heading, candidates)) > 1
    for candidate in candidates:
        kind, n = candidate.parts.kind, counts[candidate.label.casefold()]
        is_odd = candidate.parts.reason == "ends in no name" and candidate.is_bold
        if labels_are_headings and _is_label_heading(candidate):
            judged.append(_accepted(candidate, 0.97, "a heading that ends in a colon"))
        elif style in SURE:
            judged.append(_judge_sure(candidate))
        elif kind == "none" and not (is_bold_style and is_odd):
            judged.append(_rejected(candidate, candidate.parts.reason))
        elif is_bold_style:
            judged.append(_judge_in_bold_style(candidate, bold_names))
        elif style == "full stop" and (
            _is_loose(candidate) or _is_lonely(candidate, n)
        ):
            judged.append(_rejected(candidate, "like a sentence before its full stop"))
        else:
            quoted = document.text[candidate.after :].startswith(OPENING_QUOTES)
            judged.append(_judge_in_plain_style(candidate, n, quoted, surnames))
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


def _judge_in_bold_style(candidate: Candidate, bold_names: set[str]) -> Candidate:
    if candidate.is_bold:
        sure = candidate.parts.kind in ("person", "collective")
        if candidate.parts.kind == "none":
            return _accepted(candidate, 0.7, "bold, as the labels here, but odd")
        return _accepted(candidate, 0.99 if sure else 0.9, "bold, as the labels here")
    if candidate.parts.kind == "person" and _key(candidate) in bold_names:
        reason = "not bold, but the name is a bold label elsewhere in the transcript"
        return _accepted(candidate, 0.8, reason)
    reason = "not bold, where the labels of the transcript are"
    if candidate.parts.kind == "collective":
        reason += "; perhaps read aloud by the speaker"
    return _rejected(candidate, reason)


def _judge_in_plain_style(
    candidate: Candidate, n: int, is_quoted: bool, surnames: set[str]
) -> Candidate:
    kind = candidate.parts.kind
    if is_quoted and n == 1 and kind != "collective":
        return _rejected(candidate, "stands once, before a quotation")
    if kind == "collective":
        return _accepted(candidate, 0.95, "label of nobody in particular")
    if kind == "person":
        reason = f"has a name; stands {n} times" if n > 1 else "has a name"
        return _accepted(candidate, 0.98 if n > 1 else 0.9, reason)
    if kind == "office":
        return _accepted(candidate, 0.95 if n > 1 else 0.8, "names an office")
    if candidate.label.casefold() in surnames:
        return _accepted(candidate, 0.95, "surname of somebody who is named in full")
    if n > 1:
        return _accepted(candidate, 0.85, f"one word, but stands {n} times")
    return _rejected(candidate, "one word that stands once")


def _accepted(candidate: Candidate, confidence: float, reason: str) -> Candidate:
    return replace(candidate, accepted=True, confidence=confidence, reason=reason)


def _rejected(candidate: Candidate, reason: str) -> Candidate:
    return replace(candidate, accepted=False, reason=reason)
