"""Which candidates are labels: by the document's own style, then by its own names."""

from __future__ import annotations

from collections import Counter

from helpers.readers.document import Document
from helpers.segmenting.candidates import Candidate, accepted, rejected
from helpers.segmenting.companions import judge_companions, without_doubles
from helpers.segmenting.labels import has_office, parse_label
from helpers.segmenting.lexicon import HONORIFICS, OFFICES, TITLES
from helpers.segmenting.name_words import CYRILLIC
from helpers.segmenting.offices import is_office_word
from helpers.segmenting.own_lines import judge_lines
from helpers.segmenting.plain_style import PlainStyle
from helpers.segmenting.prose import reject_in_prose
from helpers.segmenting.shapes import has_initials
from helpers.segmenting.styles import (
    DASH,
    MAX_ODD_WORDS,
    NAMED,
    OWN_LINE,
    REPEATED,
    STOP,
    SURE,
    USUAL,
    find_style,
    is_capital,
    is_loose,
)

# A document's labels are bold where this share of its surest ones is. Where the second
# are bold, or headings, what is not and names nobody else is no label.
BOLD_STYLE, ALL_MARKED = 0.6, 0.95


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
    judged = reject_in_prose(document.text, judged, style)
    taken = {c.line for c in judged}
    left = [
        rejected(c, f"labels here are marked otherwise ({style})")
        for c in others
        if c.line not in taken and _is_noteworthy(c)
    ]
    return sorted([*judged, *left], key=lambda c: (c.start, c.rule))


def _is_noteworthy(candidate: Candidate) -> bool:
    """Tell whether a candidate that is not taken is worth a row in the ledger."""
    if candidate.rule in (USUAL, *SURE):
        return True
    return candidate.rule in (STOP, DASH) and candidate.parts.kind in NAMED


def _is_lonely(candidate: Candidate, n: int) -> bool:
    """Tell whether a label before a full stop stands once, without form of address."""
    is_cut = candidate.label.count("[") > candidate.label.count("]")
    is_named = candidate.parts.kind in ("person", "office")
    return is_cut or (n == 1 and is_named and not _is_dressed(candidate))


def _is_dressed(candidate: Candidate) -> bool:
    """Tell whether a label has a title, an office, initials, a note or capitals."""
    label, name, role = candidate.label, candidate.parts.name, candidate.parts.role
    first = label.split()[0].rstrip(".").casefold()
    # "Prime Minister Elm."; "Президент России." is a sentence.
    has_office_before = role and " " not in name and not CYRILLIC.search(role)
    return (
        first in HONORIFICS
        or first in TITLES
        or "(" in label
        or is_capital(candidate)
        or has_initials(label)
        or label.casefold().removeprefix("the ") in OFFICES
        # "ANN LEE, Presidente del Consiglio."
        or (name.isupper() and " " in name)
        or bool(has_office_before and all(map(is_office_word, role.split())))
    )


def _judge_style(
    document: Document, candidates: list[Candidate], style: str
) -> list[Candidate]:
    if style in SURE:
        return [_judge_sure(candidate) for candidate in candidates]
    if style == OWN_LINE:
        return judge_lines(document.text, candidates)
    counts = Counter(candidate.label.casefold() for candidate in candidates)
    sure = [c for c in candidates if c.parts.kind in ("person", "collective")]
    is_bold_style = _has_bold_style(sure, counts, BOLD_STYLE)
    are_all_bold = _has_bold_style(sure, counts, ALL_MARKED)
    bold_names = {_key(c) for c in candidates if c.is_bold and c.parts.kind != "none"}
    plain = PlainStyle(document.text, candidates, counts, style)
    judged = []
    bold = {c.label.casefold() for c in candidates if c.is_bold}
    whole = {c for c in candidates if _is_label_heading(document.text, c)}
    heads = {_key(candidate) for candidate in whole}
    repeated = [c for c in sure if counts[c.label.casefold()] > 1]
    n_heads = sum(candidate in whole for candidate in repeated)
    are_headings = n_heads >= max(REPEATED, ALL_MARKED * len(repeated))
    for candidate in candidates:
        kind, n = candidate.parts.kind, counts[candidate.label.casefold()]
        is_unnamed = kind == "none" and not candidate.is_bold
        is_odd = candidate.parts.reason == "ends in no name" and candidate.is_bold
        if len(whole) > 1 and candidate in whole:
            judged.append(accepted(candidate, 0.97, "a heading that ends in a colon"))
        elif are_headings and n < REPEATED and _key(candidate) not in heads:
            judged.append(rejected(candidate, "no heading, as the labels here are"))
        elif is_unnamed and are_all_bold:
            judged.append(_judge_in_bold_style(candidate, bold_names, style))
        elif kind == "none" and not (is_bold_style and is_odd):
            judged.append(plain.judge_unknown(candidate))
        elif is_bold_style and (n < REPEATED or candidate.label.casefold() in bold):
            judged.append(_judge_in_bold_style(candidate, bold_names, style))
        elif style == STOP and (is_loose(candidate) or _is_lonely(candidate, n)):
            judged.append(rejected(candidate, "like a sentence before its full stop"))
        else:
            judged.append(plain.judge(candidate))
    return judged


def _is_label_heading(text: str, candidate: Candidate) -> bool:
    """Tell whether a candidate is all of a heading, as in "### Ann Lee:"."""
    is_short = len(candidate.label.split()) <= MAX_ODD_WORDS
    behind = text[candidate.end : candidate.after + 1]
    is_whole = candidate.after >= len(text) or "\n" in behind or not behind.strip()
    return candidate.is_heading and is_whole and is_short


def _judge_sure(candidate: Candidate) -> Candidate:
    if len(candidate.label.split()) > MAX_ODD_WORDS and candidate.parts.kind == "none":
        return rejected(candidate, candidate.parts.reason)
    sure = candidate.parts.kind in NAMED
    reason = f"marked as labels are ({candidate.rule})"
    return accepted(candidate, 0.98 if sure else 0.9, reason)


def _has_bold_style(sure: list[Candidate], counts: Counter[str], share: float) -> bool:
    """Tell whether so many labels of a document are bold; those that repeat rule."""
    repeated = [c for c in sure if counts[c.label.casefold()] > 1]
    voters = repeated or sure
    n_bold = sum(c.is_bold for c in voters)
    return bool(voters) and n_bold >= share * len(voters)


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
        c._replace(parts=parse_label(c.label, bare))
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
            return accepted(candidate, 0.7, "bold, as the labels here, but odd")
        return accepted(candidate, 0.99 if sure else 0.9, "bold, as the labels here")
    if candidate.parts.kind == "person" and _key(candidate) in bold_names:
        reason = "not bold, but the name is a bold label elsewhere in the transcript"
        return accepted(candidate, 0.8, reason)
    first = candidate.label.split()[0].rstrip(".").casefold()
    if style == STOP and first in HONORIFICS and has_office(candidate.parts.role):
        # "M. Jean Orme, président de la commission. Bien !" is no sentence.
        return accepted(candidate, 0.75, "not bold, but a name with its office")
    reason = "not bold, where the labels of the transcript are"
    if candidate.parts.kind == "collective":
        reason += "; perhaps read aloud by the speaker"
    return rejected(candidate, reason)
