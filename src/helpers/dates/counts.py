"""What tells a year from another number of four digits."""

from __future__ import annotations

import re

FIRST_YEAR, LAST_YEAR = 1000, 2199
# An earlier number is a year only where a word says so: "in 1242".
FIRST_BARE_YEAR = 1700

# Things that are counted, behind the number.
COUNTED = re.compile(
    r"[\s\u00a0-]+(?:people|persons|roubles|rubles|dollars|euros?|pounds|met(?:re|er)s?"
    r"|km|kilo\w*|tons?|tonnes|hectares|percent|per cent|million|billion|thousand|times"
    r"|units|men|women|children|residents|households|families|homes|houses|jobs|words"
    r"|lit(?:re|er)s|miles|feet|acres|cubic|square|megawatts|students|pupils|workers"
    r"|participants|items|copies|votes|signatures|cars|trucks|berths|cases|hours|days"
    r"|projects|years|months|weeks|pages|points|soldiers|troops|schools|companies"
    r"|enterprises|hospitals|cities|towns|villages|delegates|members|MW|kW|GMT"
    r"|человек\w*|рубл\w+|доллар\w*|километр\w*|метр\w*|тонн\w*|гектар\w*|процент\w*"
    r"|тысяч\w*|миллион\w*|раз|семей|домов|школ|дней|лет|часов|мест|предприяти\w+"
    r"|Menschen|Personen|Kilometer\w*|Tonnen|Hektar|Prozent|Millionen|Mal|Seiten"
    r"|Tage\w*|Jahren?|Stunden|Arbeitsplätze\w*|Soldaten|Mitarbeiter\w*"
    r"|personnes|kilomètres|mètres|tonnes|habitants|millions|emplois|ans|jours|heures"
    r"|élèves|personas|dólares|kilómetros|metros|toneladas|millones|empleos|años|días"
    r"|horas|familias|habitantes|人|元|名|个|個|万|萬|円|公里|公頃|字|票)(?!\w)"
    r"|[\s\u00a0]*[%°€$£]",
    re.I,
)
# What a number before which it stands is: a law, a page, an amount.
NUMBERED = re.compile(
    r"(?:\b(?:nos?|nr|nrs|nos|number|núm|numéro|номер|resolutions?|law|act|decree|bill"
    r"|section|article|paragraph|page|pages|pp?|room|route|flight|amendment|resolutionen"
    r"|резолюци\w+|закон\w*|стать\w+|directive|regulation|chapter)\.?"
    r"|(?<![’'\w])(?:s\.|h\.\s?r\.|n[°º.])|[№#]|\d)[\s\u00a0]*$",
    re.I,
)
AMOUNT = re.compile(
    r"\b(?:about|over|more than|nearly|almost|some|up to|at least|fewer than|less than"
    r"|total of|exceed(?:s|ed|ing)?|only|как минимум|более|около|почти|свыше|порядка"
    r"|до|über|mehr als|rund|etwa|fast|knapp|plus de|environ|près de|presque|más de"
    r"|unos|unas|casi|cerca de)[\s\u00a0]+$",
    re.I,
)
# After these an early number is a year, and an amount is none.
IN_TIME = re.compile(
    r"\b(?:in|since|year|by|until|till|from|before|after|around|circa|between"
    r"|spring|summer|autumn|fall|winter|early|late|anno|в|с|по|после|до"
    r"|im Jahre?|seit|bis|von|ab|en|depuis|dès|avant|après|jusqu['’]en|l['’]an"
    r"|desde|hasta|del?"
    r"|año|годы?)[\s\u00a0]+$|[–—-]$",
    re.I,
)
YEAR_AFTER = re.compile(r"[\s\u00a0]*(?:год\w*\b|гг?\.|року|рік\w*|[年년]|AD\b|BC\b)")
BESIDE = "$€£.,:/№#+'’_"


def is_counted(text: str, end: int) -> bool:
    """Tell whether a thing that is counted stands behind the number before `end`."""
    return bool(COUNTED.match(text, end))


def is_year(text: str, start: int, end: int) -> bool:
    """Tell whether the four digits ``text[start:end]`` are a year, and no count."""
    number = int(text[start:end])
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return False
    if YEAR_AFTER.match(text, end):
        return not re.match(r"[\s\u00a0]*BC\b", text[end : end + 5])
    before = text[max(start - 24, 0) : start]
    if before[-1:] and before[-1] in BESIDE and not re.search(r"[^\d\s][,:]$", before):
        return False
    if re.match(r"[.,:]\d|-\d{3}(?!\d)|-\d\d-\d|['’]\d", text[end : end + 5]):
        return False
    if NUMBERED.search(before) or is_counted(text, end):
        return False
    if AMOUNT.search(before) and not IN_TIME.search(before):
        return False
    return number >= FIRST_BARE_YEAR or bool(IN_TIME.search(before))
