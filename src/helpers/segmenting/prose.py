"""Whether what looks like labels stands in the prose of one speech that has none."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from helpers.furniture.stretches import ENDS
from helpers.segmenting.candidates import Candidate, rejected
from helpers.segmenting.styles import REPEATED, SURE
from helpers.words import count_words

# A paragraph of so many words that ends as a sentence is prose; so many of them stand
# above the first label, and in so many of these somebody says "I" or "we".
LONG, MIN_PROSE, MIN_SPOKEN, SPOKEN = 12, 3, 2, 0.25
FIRST_PERSON = re.compile(
    r"\b(?:I|we|us|my|our|ours|me|ich|wir|uns|unser\w*|mein\w*|je|j[’']\w+|nous|notre"
    r"|nos|yo|nosotros|nuestr[oa]s?|hemos|jag|vi|vår[at]?|våra|я|мы|наш\w*|нами?|нас"
    r"|мой|моя|мне|ми|мені|мій|моя)\b|[我咱]",
    re.I,
)
QUOTED = re.compile(r"[“\"«„][^“”\"«»„\n]{0,2000}[”\"»“]")
PARTED = re.compile(r"\n[^\S\n]*\n")
REASON = "stands in the prose of a speech that nobody's label opens"


def reject_in_prose(
    text: str, judged: Sequence[Candidate], style: str
) -> list[Candidate]:
    """Return `judged` without labels where a speech quotes somebody, or has headings.

    Somebody speaks in several paragraphs before the first label, no label stands
    often, and most paragraphs from the first on have none.
    """
    labels = [c for c in judged if c.accepted]
    is_marked = style in SURE or any(c.is_bold or c.is_heading for c in labels)
    if not labels or is_marked or _is_usual(text, labels):
        return list(judged)
    first = min(c.start for c in labels)
    above = [p for p in _paragraphs(text[:first]) if _is_prose(p)]
    n_spoken = sum(bool(FIRST_PERSON.search(QUOTED.sub("", p))) for p in above)
    is_spoken = n_spoken >= max(MIN_SPOKEN, SPOKEN * len(above))
    if len(above) < MIN_PROSE or not is_spoken:
        return list(judged)
    return [rejected(c, REASON) if c.accepted else c for c in judged]


def _is_usual(text: str, labels: list[Candidate]) -> bool:
    """Tell whether a label repeats, or labels open most of what stands below them."""
    counts = Counter(c.label.casefold() for c in labels)
    first = min(c.start for c in labels)
    below = _paragraphs(text[first:])
    return max(counts.values()) >= REPEATED or 2 * len(labels) > len(below)


def _paragraphs(text: str) -> list[str]:
    """Return the stretches between blank lines; the lines, where none is blank."""
    parts = PARTED.split(text) if PARTED.search(text.strip()) else text.split("\n")
    return [part for part in parts if part.strip()]


def _is_prose(paragraph: str) -> bool:
    bare = paragraph.strip()
    return bool(bare) and bare[-1] in ENDS and count_words(bare) >= LONG
