"""An office before a name: where the one ends and the other begins."""

from __future__ import annotations

from helpers.segmenting.lexicon import HYPHENED, OFFICE_WORDS, PARTICLES, TITLES
from helpers.segmenting.name_words import (
    CYRILLIC,
    FIRST_ONLY,
    INITIALS,
    MAX_NAME_WORDS,
    PATRONYMIC,
    is_glued,
    is_name,
    is_name_word,
    last_name,
    without_title,
)
from helpers.segmenting.places import leading_place

JOINERS = set("of for the and in on at to with from by а и по".split())
# Last words of what is governed; a name begins behind them, and they make no office.
GOVERNED = set(
    "affairs navy army force forces fleet guard staff security relations development"
    " policy industry works services sciences science academy school college hospital"
    " clinic museum theatre theater plant factory shipyard holding holdings enterprise"
    " chamber court parliament assembly senate duma congress house cabinet government"
    " administration office division directorate bureau channel television tv radio"
    " news newspaper magazine times today tass interfax reuters bloomberg bbc cnn"
    " rossiya project programme program society club league team movement front"
    " alliance corps organisation organization network system systems technologies"
    " railways airlines region city village town county state states nations emirates"
    " islands kingdom"
    " protection safety tourism sport sports communications media commerce construction"
    " housing resources ecology nature finance regions planning budget revenue customs"
    " tax treasury police emergencies situations disaster relief aviation space oil gas"
    " ag se plc inc llc gmbh corporation".split()
)


def is_office_word(word: str) -> bool:
    """Tell whether offices or forms of address are made of `word`."""
    bare = word.strip(",.").casefold()
    if bare in FIRST_ONLY and not word.endswith("."):
        # "Mr M Orr": an initial.
        return False
    if bare in OFFICE_WORDS or bare in TITLES:
        return True
    before, _, last = bare.rpartition("-")
    return bool(before) and last in HYPHENED


def has_office(text: str) -> bool:
    """Tell whether `text` has a word of which offices or forms of address are made."""
    return any(map(is_office_word, text.split()))


def is_given(role: str) -> bool:
    """Tell whether what stands before a known name is more of that name: "M J" Lee."""
    words = role.split()
    is_initials = all(len(word.rstrip(".")) == 1 for word in words)
    return is_initials or (len(words) == 1 and is_name(role) and not has_office(role))


def office_and_name(outside: str) -> tuple[str, str]:
    """Return the office before a name and the name; either may be empty."""
    words = outside.split()
    run = _name_run(words, outside.isupper())
    name, is_bounded = _name_of(words, run, outside)
    before = words[: len(words) - len(name)]
    if len(name) == 1 and before and all(map(is_office_word, before)):
        return " ".join(before), name[0]
    if not is_name(" ".join(name)) or (len(name) < 2 and not is_glued(name)):
        ends_in_capital = bool(words) and run < len(words)
        return (outside, "") if has_office(outside) and ends_in_capital else ("", "")
    if len(name) > MAX_NAME_WORDS:
        return "", ""
    role = " ".join(before).strip(" ,")
    is_office = has_office(role) or any(word.casefold() in JOINERS for word in before)
    if role and not is_office and not is_bounded:
        return "", ""
    return role, " ".join(name)


def _name_run(words: list[str], is_capital: bool) -> int:
    """Return where the capitalised words at the end begin."""
    run = len(words)
    # In capitals only small words, known as such, end the run.
    is_small = is_capital and has_office(" ".join(words))
    can_be = _is_no_joiner if is_small else is_name_word
    while run and can_be(words[run - 1]):
        run -= 1
    return run


def _is_no_joiner(word: str) -> bool:
    return word.casefold() not in JOINERS and any(map(str.isalpha, word))


def _name_of(words: list[str], run: int, outside: str) -> tuple[list[str], bool]:
    """Return the name at the end of `words`, and whether it surely begins there."""
    start = _initials_in_cyrillic(words)
    if start and has_office(" ".join(words[:start])):
        return words[start:], True
    name = words[run:]
    is_cut = False
    if not outside.isupper():
        name, is_cut = _capitals(name)
    for place in range(len(name) - 1, -1, -1):
        word, is_last = name[place].strip(",").casefold(), place == len(name) - 1
        is_office = word in OFFICE_WORDS or (word in GOVERNED and not is_last)
        if is_office or name[place].endswith(","):
            name, is_cut = name[place + 1 :], True
            break
    while name and name[0] in PARTICLES:
        name = name[1:]
    return _behind_place(words, name, outside, is_cut)


def _initials_in_cyrillic(words: list[str]) -> int:
    """Return where "Министр обороны Российской Федерации С.К. Лиза" has its name; or 0.

    Initials stand before a surname there, and nothing of the name before them.
    """
    if not words or not CYRILLIC.match(words[-1]) or INITIALS.fullmatch(words[-1]):
        return 0
    start = len(words) - 1
    while start and INITIALS.fullmatch(words[start - 1]):
        start -= 1
    return start if start < len(words) - 1 or is_glued(words[-1:]) else 0


def _capitals(name: list[str]) -> tuple[list[str], bool]:
    """Return the last words of `name` in capitals, where others are not: a full name.

    "Minister MAXIM TOPILIN"; "Thomas SOTTO" is left as it is.
    """
    start = len(name)
    while start and name[start - 1].isupper() and name[start - 1][1:].isalpha():
        start -= 1
    is_full = len(name) - start > 1
    return (name[start:], True) if is_full else (name, False)


def _behind_place(
    words: list[str], name: list[str], outside: str, is_cut: bool
) -> tuple[list[str], bool]:
    before = words[: len(words) - len(name)]
    if before and before[-1].casefold() in JOINERS:
        count = leading_place(name)
        # "the CPV Nguyen Phu Trong": letters of a party or a company.
        while (
            not outside.isupper()
            and len(name) - count > 2
            and name[count].isupper()
            and len(name[count]) > 1
            and "." not in name[count]
        ):
            count += 1
        if count and len(name) - count > 1:
            return _untitled(name[count:]), True
    is_bounded = is_cut or (bool(before) and is_office_word(before[-1]))
    if is_bounded and before and CYRILLIC.match(before[-1]):
        # "Президент России": the country follows without a word between.
        is_bounded = len(name) == 3 and bool(PATRONYMIC.search(name[1]))
    if is_bounded:
        name = _untitled(name)
    if before and len(name) > 2 and not (is_bounded and len(name) <= MAX_NAME_WORDS):
        name = last_name(name)
    return name, is_bounded


def _untitled(name: list[str]) -> list[str]:
    title, rest = without_title(" ".join(name))
    return rest.split() if title and len(rest.split()) > 1 else name
