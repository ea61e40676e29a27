"""Stop lists: short lists of pure function words, for English and for Russian.

Ready-made lists delete words that are findings in a speech. These leave in: every
negation (not, no, never, nor), every modal (must, shall, will, can, may), *we* and its
forms (and with *us* the country), *against*, *state*, *right*, *new*, *people*.
"""

from __future__ import annotations

import re
from typing import NamedTuple

from helpers.errors import ParameterError


class StopList(NamedTuple):
    """A named list of words, as compared, that a table leaves out."""

    name: str
    words: frozenset[str]


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

_BY_LANGUAGE = {"en": ENGLISH, "ru": RUSSIAN}
_BY_NAME = {"none": NO_STOP_LIST, "english": ENGLISH, "russian": RUSSIAN}


def stop_list(name: str) -> StopList:
    """Return the stop list of that name, or of the language with that code.

    Args:
        name: "english", "russian", "none", or the code of one of these languages
            ("en", "ru-RU"); an empty text is "none".

    Raises:
        ParameterError: there is no list of that name.
    """
    wanted = name.strip().lower()
    if wanted in _BY_NAME:
        return _BY_NAME[wanted]
    if not wanted:
        return NO_STOP_LIST
    code = re.split("[-_]", wanted)[0]
    if code not in _BY_LANGUAGE:
        raise ParameterError(
            f"stop_words: there is no list for {name!r}, expected one of"
            f" {sorted(_BY_NAME)}"
        )
    return _BY_LANGUAGE[code]
