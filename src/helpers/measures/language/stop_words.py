"""Stop lists: short lists of pure function words, and how one is chosen.

Ready-made lists delete words that are findings in a speech. Ours leave in: every
negation (not, no, never, nor), every modal (must, shall, will, can, may), *we* and its
forms (and with *us* the country), *against*, *state*, *right*, *new*, *people*.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from helpers.errors import ParameterError, SourceError
from helpers.measures.card import count_of
from helpers.measures.language.languages import code_of, find_languages
from helpers.measures.language.stop_words_of_library import library_words
from helpers.paths import find_paths
from helpers.words import split_words

if TYPE_CHECKING:
    from helpers.corpus import Corpus


class StopList(NamedTuple):
    """A named list of words, as compared, that a table leaves out.

    Attributes:
        name: of the list, as the measure card prints it.
        words: in their compared form.
        why: why this list, where it was chosen by a rule.
    """

    name: str
    words: frozenset[str]
    why: str = ""

    @property
    def said(self) -> str:
        """What is left out of the tables, and why, for a reader."""
        why = f"{self.why[0].upper()}{self.why[1:]}. " if self.why else ""
        if not self.words:
            return f"{why}No word is left out of the lists."
        return f"{why}Left out of the lists: {len(self.words):,} {self.name}."


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


NO_STOP_LIST = StopList("none", frozenset())

ENGLISH = StopList(
    "Verbatim English function words",
    _words(
        """
        a an the
        and but or so if than because while although though whether as
        of in on at by for from to with into upon about after before between
        through during over under above below within without among
        since until off out up down
        i me my mine myself you your yours yourself yourselves
        he him his himself she her hers herself it its itself
        they them their theirs themselves
        this that these those there here then
        who whom whose which what when where how why
        am is are was were be been being have has had having do does did doing done
        such each both either other same very too also just only
        i'm i've i'd you're you've he's she's it's they're they've that's there's
        here's what's who's
        """
    ),
)

RUSSIAN = StopList(
    "Verbatim Russian function words",
    _words(
        """
        и а но или да же ли бы б ведь вот то лишь уж
        что чтобы как если когда потому поскольку хотя пока так также тоже
        в во на с со к ко по из изо за о об обо от ото до у для при про над
        под подо перед через между среди около без кроме после ради из-за из-под
        я меня мне мной мною ты тебя тебе тобой вы вас вам вами
        он его него ему нему им ним нём нем она её ее неё нее ей ней ею нею оно
        они их них ими ними себя себе собой
        мой моя моё мое мои моего моей моих моему моим ваш ваша ваше ваши
        свой своя своё свое свои своего своей своих своему своим своими
        этот эта это эти этого этой этих этому этим этими этом эту
        тот та те того той тех тому тем теми том ту
        кто кого кому кем ком чего чему чем чём который которая которое которые
        которого которой которых которому которым которыми котором которую
        где куда откуда там тут здесь тогда
        быть был была было были есть
        """
    ),
)

AUTO = "auto"
LEAST_PART = 0.05  # of all words that a language must have for its list to be used
_OURS = {"en": ENGLISH, "ru": RUSSIAN}


def stop_list_for(corpus: Corpus, name: str | Sequence[str] = AUTO) -> StopList:
    """Return the stop list of that name; "auto" is that of the languages of `corpus`.

    Args:
        corpus: what is to be counted.
        name: as for :func:`stop_list`, or "auto": the lists of all languages that have
            a twentieth of the words or more, together.

    Raises:
        ParameterError: there is no list of that name.
        TableError: the corpus has no meetings.
    """
    if not isinstance(name, str) or name.strip().lower() != AUTO:
        return stop_list(name)
    languages = find_languages(corpus)
    is_used = languages["n_words"] >= LEAST_PART * languages["n_words"].sum()
    used = languages[is_used & languages["language"].ne("")]
    united = _united([_of_language(code) for code in used["language"]])
    why = "; ".join(map(_evidence, used.to_dict("records")))
    return united._replace(why=why or "the language could not be told")


def stop_list(name: str | Sequence[str]) -> StopList:
    """Return the stop list of that name, of that language, or of these words.

    Args:
        name: "none", or an empty text; a language by English name or code ("english",
            "en-GB"): for English and Russian the list is ours, else of the library
            stop-words; a text file of words; words parted by commas; a list of words;
            or several of these joined by "+", such as "english + mr, mrs".

    Raises:
        ParameterError: there is no list of that name, or no word in it.
    """
    if not isinstance(name, str):
        return _of_words(" ".join(name), "words of your own")
    return _united([_single(part.strip()) for part in name.split("+")])


def _single(name: str) -> StopList:
    """Return the list of one name."""
    if name.lower() in ("", "none"):
        return NO_STOP_LIST
    if "," in name:
        return _of_words(name, "words of your own")
    if name.endswith(".txt"):
        return _of_file(name)
    found = _of_language(code_of(name))
    if not found.words:
        raise ParameterError(
            f"stop_words: there is no list for {name!r}, expected auto, none, a"
            " language such as english, a text file such as mine.txt, or words parted"
            " by commas"
        )
    return found


def _of_language(code: str) -> StopList:
    """Return the list of a language: ours, or the library's; without words if none."""
    return _OURS.get(code) or StopList(*library_words(code))


def _of_file(name: str) -> StopList:
    """Return the words of a text file, in any order and number on its lines."""
    try:
        text = find_paths(name)[0].read_text(encoding="utf-8-sig")
    except SourceError as error:
        raise ParameterError(f"stop_words: {error}") from error
    except UnicodeDecodeError as error:
        raise ParameterError(f"stop_words: {name}: no text: {error}") from error
    return _of_words(text, f"words of {name}")


def _of_words(text: str, name: str) -> StopList:
    words = frozenset(split_words(text))
    if not words:
        raise ParameterError(f"stop_words: {name}: no word, expected some; or say none")
    return StopList(name, words)


def _united(lists: list[StopList]) -> StopList:
    """Return one list of the words of all."""
    lists = [one for one in lists if one.words]
    if not lists:
        return NO_STOP_LIST
    names = "; ".join(dict.fromkeys(one.name for one in lists))
    return StopList(names, frozenset().union(*(one.words for one in lists)))


def _evidence(row: dict[Any, Any]) -> str:
    """Return why a language is taken for one of the corpus."""
    n, n_stated = row["n_meetings"], row["n_stated"]
    parts = [(n_stated, "stated by"), (n - n_stated, "told from the words of")]
    said = [f"{how} {count_of(number, 'meeting')}" for number, how in parts if number]
    return f"{row['name']} is {' and '.join(said)}"
