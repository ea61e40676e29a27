"""Which languages the meetings are in: as stated, or told from small words.

A page may state the language of its frame: a statement that the words contradict is
not believed.
"""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
import pandas as pd

from helpers.tables import check_table
from helpers.words import split_words

if TYPE_CHECKING:
    from helpers.corpus import Corpus

_ALIASES = {"no": "nb", "nn": "nb", "iw": "he", "bs": "hr"}
CHARACTERS = 2_000  # of a meeting's speech that are looked at
LEAST_SHARE = 0.05  # of the words that must be marks of a language
BELIEVED = 0.5  # of the share of the best language that a stated one must reach


class Language(NamedTuple):
    """A language: its name, and small words by which it is told from others."""

    name: str
    marks: frozenset[str]


# Of two languages with as many marks the first is told: those that more people use.
_MARKS = {
    "en": ("English", "the of and to that it with this have are we be in is for a"),
    "es": ("Spanish", "de la que el en y los del las por con una para es se a no su"),
    "fr": ("French", "de la le les des et est dans pour une du qui pas sur que en"),
    "de": (
        "German",
        "der die das und ist nicht den zu mit von auf dass in wir ein für",
    ),
    "ru": ("Russian", "и в не на что с как это по но из к я мы он за от то для"),
    "pt": ("Portuguese", "de que o a e do da em os um para no uma com não as"),
    "it": ("Italian", "di che e la il per un del non sono della gli nel le i alla"),
    "zh": ("Chinese", "的 是 不 了 在 我 们 有 这 他 和 也"),
    "ja": ("Japanese", "の は を に が で て た と し れ す"),
    "ar": ("Arabic", "في من على أن إلى التي هذا عن ما مع هذه لا"),
    "pl": ("Polish", "i w nie na się że to z do jest jak o są ale dla po"),
    "nl": ("Dutch", "de het een en van is dat niet op te zijn voor in ik we die"),
    "uk": ("Ukrainian", "і в не на що з та це до як у є я ми але за"),
    "tr": ("Turkish", "ve bir bu için da de ile ne ama çok olarak var o daha gibi ben"),
    "ro": ("Romanian", "de la și în a că nu cu pe este din o să care sunt mai"),
    "cs": ("Czech", "a v se na že je to s o jsem jako z do pro ale si"),
    "el": ("Greek", "και το να η του την της τα με για ο δεν που από στην θα"),
    "sv": ("Swedish", "och det att är som en på av för inte med jag i vi har de"),
    "hu": ("Hungarian", "a az és hogy nem is egy ez van meg de csak azt mint ki már"),
    "fa": ("Persian", "و در به از که را این با است برای آن می"),
    "he": ("Hebrew", "של את על לא זה הוא כי גם אני עם אל יש"),
    "hi": ("Hindi", "के में है की और से को यह पर हैं नहीं का"),
    "id": ("Indonesian", "yang dan di dengan untuk dari ini itu tidak pada dalam akan"),
    "ko": ("Korean", "이 그 수 있는 것 있다 및 하는 등 있습니다 그리고 저는"),
    "vi": ("Vietnamese", "của và là có không được cho các một trong người này"),
    "bg": ("Bulgarian", "на и да за се от не са че в със си ще това който ни ли му"),
    "da": ("Danish", "og det er at en til på af for ikke med jeg de vi som har"),
    "nb": ("Norwegian", "og det er som på av for ikke med til har jeg i en vi å"),
    "fi": (
        "Finnish",
        "ja on ei että se ole oli mutta joka kun myös hän olen tämä ovat niin",
    ),
    "sk": ("Slovak", "a v sa na že je to s o som ako z do pre ale si"),
    "hr": ("Croatian", "je i da u se na za su što od nije kao a to koji smo"),
    "sr": ("Serbian", "и је да у се на за су што од није као а то који смо"),
    "sl": ("Slovenian", "je in da se za na ki so pa v ni tudi to bi smo z"),
    "ca": ("Catalan", "de la el i els per amb les del és una ha aquest això hi dels"),
    "et": ("Estonian", "ja on ei et see ka oli kui ta mis aga oma ma ning siis selle"),
    "lt": ("Lithuanian", "ir kad yra į su tai iš ne kaip bet buvo mes apie o per dėl"),
    "lv": ("Latvian", "un ir ka ar no uz par kas tas arī bet to tā es kā lai"),
}
LANGUAGES = {
    code: Language(name, frozenset(words.split()))
    for code, (name, words) in _MARKS.items()
}


def tell_language(text: str, stated: str = "") -> str:
    """Return the code of the language of `text`, or "" where it cannot be told.

    Args:
        text: running text, some hundred words.
        stated: name or code of the language that somebody says it is in; believed
            unless the words speak against it.
    """
    counts = Counter(split_words(text))
    least = LEAST_SHARE * counts.total()
    n_marks = {
        code: sum(counts[mark] for mark in known.marks)
        for code, known in LANGUAGES.items()
    }
    told = max(n_marks, key=lambda code: n_marks[code])
    is_told = n_marks[told] >= max(least, 1)
    code = code_of(stated)
    if code and (not is_told or n_marks.get(code, np.inf) >= BELIEVED * n_marks[told]):
        return code
    return told if is_told else ""


def find_languages(corpus: Corpus) -> pd.DataFrame:
    """Return the languages of the meetings, most words first.

    Args:
        corpus: the corpus; of each meeting the beginning of the speech is looked at.

    Returns:
        One row per language: ``language``, its code, "" where it is neither stated
        nor can be told; ``name``; ``n_meetings``; of these ``n_stated`` by the page or
        by meetings.csv, the others are told from the words; ``n_words``.

    Raises:
        TableError: the corpus has no meetings.
    """
    needed = ("meeting_id", "language", "n_words")
    check_table(corpus.meetings, needed, name="meetings", needs_rows=True)
    samples = _samples(corpus)
    stated = corpus.meetings["language"].fillna("")
    ids = corpus.meetings["meeting_id"]
    codes = [
        tell_language(samples.get(meeting_id, ""), said)
        for meeting_id, said in zip(ids, stated, strict=True)
    ]
    columns = {"language": codes, "n_meetings": 1, "n_stated": stated.map(code_of)}
    table = pd.DataFrame(columns).assign(n_words=corpus.meetings["n_words"])
    is_stated = table["n_stated"].ne("") & table["n_stated"].eq(table["language"])
    table = table.assign(n_stated=is_stated.astype("int64"))
    table = table.groupby("language").sum().reset_index()
    names = [name_of(code) if code else "unknown" for code in table["language"]]
    table.insert(1, "name", pd.array(names, dtype="str"))
    order = ["language", "name", "n_meetings", "n_stated", "n_words"]
    table = table.sort_values("n_words", ascending=False, kind="stable")
    return table[order].reset_index(drop=True)


def code_of(language: str) -> str:
    """Return the code of a language given by name ("French") or code ("fr-CA").

    What is none of `LANGUAGES` is returned in small letters, without its region.
    """
    text = language.strip().lower()
    names = {known.name.lower(): code for code, known in LANGUAGES.items()}
    code = re.split("[-_]", names.get(text, text))[0]
    return _ALIASES.get(code, code)


def name_of(code: str) -> str:
    """Return the English name of a language, or the code where we do not know it."""
    return LANGUAGES[code].name if code in LANGUAGES else code


def _samples(corpus: Corpus) -> dict[str, str]:
    """Return the beginning of the speech of each meeting, by its id."""
    first = corpus.turns.groupby("meeting_id", sort=False).head(CHARACTERS // 20)
    texts = first["text"].str[:CHARACTERS]
    joined = texts.groupby(first["meeting_id"], sort=False).agg(" ".join)
    return {str(meeting): text[:CHARACTERS] for meeting, text in joined.items()}
