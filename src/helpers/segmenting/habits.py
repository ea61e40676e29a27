"""What the labels of a document that repeat have in common."""

from __future__ import annotations

import re
from collections import Counter

from helpers.segmenting.candidates import Candidate
from helpers.segmenting.lexicon import HONORIFICS, TITLES
from helpers.segmenting.shapes import IS_HAN, names_thing
from helpers.segmenting.styles import is_gentleman

# Where so many labels have something in common, it is a habit.
HABIT, MOST, MIN_HABIT = 0.9, 0.7, 6
MIN_UPPER, MIN_ASKED, MIN_CAPITALS = 4, 3, 3
# Behind this share of the labels that repeat no small letter follows.
OPENS = 0.95
LISTED = re.compile(r"\b(?:M\.|Mme|MM\.|Mr\.?|Mrs\.?|Ms\.?) ")


class Habits:
    """What the labels of a document that repeat have in common."""

    def __init__(
        self, text: str, candidates: list[Candidate], counts: Counter[str]
    ) -> None:
        self.text = text
        named = [c for c in candidates if c.parts.kind != "none"]
        repeated = [c for c in named if counts[c.label.casefold()] > 1]
        labels = {c.label.casefold(): c for c in repeated}
        self.has_labels = len(repeated) >= MIN_HABIT and len(labels) > 1
        self.first_words = Counter(first_word(c.label) for c in labels.values())
        self.are_titled = any(
            first_word(c.label) in TITLES and len(c.label.split()) == 2
            for c in labels.values()
        )
        self.small = {c.label.casefold() for c in candidates if self._is_small(c)}
        n_small = sum(map(self._is_small, repeated))
        self.opens_large = self.has_labels and n_small <= (1 - OPENS) * len(repeated)
        n_single = sum(" " not in c.label for c in repeated)
        self.are_single = self.has_labels and n_single >= MOST * len(repeated)
        n_upper = sum(c.label.isupper() for c in repeated)
        enough = len(repeated) >= MIN_UPPER and len(labels) > 1
        self.are_upper = enough and n_upper >= MOST * len(repeated)
        people = [c for c in repeated if c.parts.kind == "person"]
        n_capital = sum(_has_capitals(c.label) for c in people)
        enough = len(people) >= MIN_HABIT
        self.print_capitals = enough and n_capital >= HABIT * len(people)
        once = [c for c in candidates if counts[c.label.casefold()] == 1]
        n_bold = sum(c.is_bold for c in repeated)
        self.asks_in_bold = sum(
            c.is_bold for c in once
        ) >= MIN_ASKED and 2 * n_bold < len(repeated)
        titled = [c for c in labels.values() if first_word(c.label) in HONORIFICS]
        n_short = sum(map(is_gentleman, titled))
        self.have_given = len(titled) >= MIN_HABIT and n_short < (1 - HABIT) * len(
            titled
        )

    def opens(self, label: str) -> bool:
        """Tell whether a label is followed by no small letter wherever it stands."""
        return label.casefold() not in self.small

    def begins(self, label: str) -> bool:
        """Tell whether another label that repeats begins with the same word."""
        return self.first_words[first_word(label)] > 0

    def goes_on_small(self, candidate: Candidate) -> bool:
        """Tell whether a small letter follows, where a capital does behind labels."""
        return self.opens_large and self._is_small(candidate)

    def _is_small(self, candidate: Candidate) -> bool:
        return self.text[candidate.after : candidate.after + 1].islower()

    def is_like_others(self, candidate: Candidate) -> bool:
        """Tell whether one word is a label by what the other labels are."""
        is_upper = self.is_upper_too(candidate)
        # Chinese labels have no spaces, whatever they are.
        is_single = (
            self.are_single and self.opens_large and not IS_HAN.match(candidate.label)
        )
        # "de France": a line that goes on may begin as "de Guindos" does.
        is_small = candidate.label[0].islower()
        is_thing = bool(names_thing(candidate.label))
        return (is_upper or is_single) and not (is_small or is_thing)

    def is_question(self, candidate: Candidate) -> bool:
        """Tell whether a label is bold, as those that stand once, and answers are not.

        A ministry prints questions in bold: "CCTV: Will you go? Ann Lee: Yes."
        """
        return self.asks_in_bold and candidate.is_bold

    def is_upper_too(self, candidate: Candidate) -> bool:
        """Tell whether a label is in capitals, where the others are."""
        return self.are_upper and candidate.label.isupper()

    def is_small_name(self, candidate: Candidate) -> bool:
        """Tell whether a name is not in capitals, where those of the labels are."""
        is_person = candidate.parts.kind == "person"
        return self.print_capitals and is_person and not _has_capitals(candidate.label)

    def is_too_short(self, candidate: Candidate) -> bool:
        """Tell whether a title with a surname stands where given names are printed."""
        return self.have_given and is_gentleman(candidate)


def _has_capitals(label: str) -> bool:
    """Tell whether a name stands in capitals: "Mr. ASH", "Mr. McCONNELL", "Mr. LI"."""
    words = [word.strip(",.") for word in label.split()]
    return any(
        (word.isupper() and len(word) > 1)
        or sum(map(str.isupper, word)) >= MIN_CAPITALS
        for word in words
    )


def first_word(label: str) -> str:
    """Return the first word of a label, in small letters and without full stop."""
    return label.split()[0].rstrip(".").casefold()


def is_listed(label: str) -> bool:
    """Tell whether a label is a list of names: "M. Orme, M. Frêne"."""
    return len(LISTED.findall(label)) > 1 and "," in label
