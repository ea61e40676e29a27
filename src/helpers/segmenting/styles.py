"""The grammar by which the labels of a document are marked."""

from __future__ import annotations

from collections import Counter

from helpers.segmenting.candidates import Candidate
from helpers.segmenting.grammars import GRAMMARS
from helpers.segmenting.labels import SPOKEN_TITLE, has_office
from helpers.segmenting.lexicon import HONORIFICS, OFFICES
from helpers.segmenting.shapes import has_initials, is_plain

# So many labels of a grammar that is not sure of itself must stand twice or more, or
# so many be plain by their look.
REPEATED, PLAIN = 3, 2
# A label of a sure grammar may be odd, but not longer than this.
MAX_ODD_WORDS = 14
SURE = {grammar.name for grammar in GRAMMARS if grammar.trust == "sure"}
USUAL, STOP, DASH, OWN_LINE = (
    "colon", "full stop", "full stop and dash", "line of its own",
)  # fmt: skip
TIME_BEFORE = "time before the label"
NAMED = ("person", "collective", "office")


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
        # "10:30 Opening:" and "11:00 Panel:" are a programme.
        is_sure = grammar != TIME_BEFORE or _names_somebody(short)
        return len(short) if is_sure and len(short) > 1 else 0.0
    if grammar == OWN_LINE:
        candidates = followed_by_text(candidates)
    counts = Counter(c.label.casefold() for c in candidates)
    named = [c for c in candidates if c.parts.kind in NAMED]
    if grammar == STOP:
        named = [c for c in named if not is_loose(c)]
    repeated = sum(counts[c.label.casefold()] > 1 for c in named)
    if grammar == USUAL:
        plain = sum(is_plain(c.label, c.parts) for c in candidates)
        return max(repeated + 0.5 * (len(named) - repeated), plain)
    plain = _count_plain(candidates, grammar)
    enough = repeated >= REPEATED or plain >= PLAIN
    return max(repeated, plain) if enough else 0.0


def _names_somebody(candidates: list[Candidate]) -> bool:
    labels = {c.label.casefold() for c in candidates}
    is_named = any(c.parts.kind in NAMED for c in candidates)
    return is_named or len(labels) < len(candidates)


def _count_plain(candidates: list[Candidate], grammar: str) -> int:
    """Return how many candidates are labels of a grammar by their look alone."""
    if grammar == DASH:
        # Hardly anything else ends in this mark.
        return sum(c.parts.kind in NAMED for c in candidates)
    plain = [c for c in candidates if is_plain(c.label, c.parts)]
    if grammar == STOP:
        plain = [c for c in plain if not is_loose(c) and not is_gentleman(c)]
    if grammar == OWN_LINE:
        plain = [c for c in plain if is_capital(c)]
    return len(plain)


def is_gentleman(candidate: Candidate) -> bool:
    """Tell whether a label is a form of address with a surname, as "Mr. Orr"."""
    words = candidate.label.split()
    is_titled = words[0].rstrip(".").casefold() in HONORIFICS
    return is_titled and len(words) == 2 and not words[1].isupper()


def followed_by_text(candidates: list[Candidate]) -> list[Candidate]:
    """Return the labels on lines of their own that no other stands right below."""
    counts = Counter(c.label.casefold() for c in candidates)
    labels = [
        c
        for c in candidates
        if c.parts.kind in NAMED and (counts[c.label.casefold()] > 1 or is_capital(c))
    ]
    lines = {c.line for c in labels}
    return [c for c in labels if c.line + 1 not in lines]


def is_capital(candidate: Candidate) -> bool:
    """Tell whether a line is a label by its look: plain, and in capitals."""
    is_upper = candidate.label.upper() == candidate.label
    return is_upper and is_plain(candidate.label, candidate.parts)


def is_loose(candidate: Candidate) -> bool:
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
