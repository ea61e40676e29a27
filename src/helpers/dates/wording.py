"""How dates are said without figures, language by language.

In a pattern `{n}` is a number and `{month}` a month; named groups say the unit (decade,
year, month, week, day) and the direction (back, same, ahead). A new language is a new
table and a test with its near miss.
"""

from __future__ import annotations

ENGLISH_NUMBERS = "one two three four five six seven eight nine ten eleven twelve"
NUMBERS = {
    "en": ENGLISH_NUMBERS.split(),
    "de": "ein zwei drei vier fünf sechs sieben acht neun zehn elf zwölf".split(),
    "fr": "un deux trois quatre cinq six sept huit neuf dix onze douze".split(),
    "es": "un dos tres cuatro cinco seis siete ocho nueve diez once doce".split(),
    "ru": "один два три четыре пять шесть семь восемь девять десять".split(),
}
MORE_NUMBERS = {
    "en": {"a": 1, "an": 1, "fifteen": 15, "twenty": 20, "thirty": 30, "fifty": 50},
    "de": {"einem": 1, "einer": 1, "einen": 1, "zwanzig": 20, "dreißig": 30},
    "fr": {"une": 1, "vingt": 20, "trente": 30},
    "es": {"una": 1, "veinte": 20, "treinta": 30},
    "ru": {"одну": 1, "две": 2, "двух": 2, "трех": 3, "трёх": 3, "четырех": 4,
           "четырёх": 4, "пяти": 5, "двадцать": 20, "тридцать": 30},
}  # fmt: skip
# Decades by their tens, as stems.
DECADES = {
    "en": {"twenties": 20, "thirties": 30, "forties": 40, "fifties": 50,
           "sixties": 60, "seventies": 70, "eighties": 80, "nineties": 90},
    "de": {"zwanziger": 20, "dreißiger": 30, "vierziger": 40, "fünfziger": 50,
           "sechziger": 60, "siebziger": 70, "achtziger": 80, "neunziger": 90},
    "fr": {"vingt": 20, "trente": 30, "quarante": 40, "cinquante": 50,
           "soixante": 60, "soixante-dix": 70, "quatre-vingt": 80,
           "quatre-vingts": 80, "quatre-vingt-dix": 90},
    "es": {"veinte": 20, "treinta": 30, "cuarenta": 40, "cincuenta": 50,
           "sesenta": 60, "setenta": 70, "ochenta": 80, "noventa": 90},
    "ru": {"двадцат": 20, "тридцат": 30, "сороков": 40, "пятидесят": 50,
           "шестидесят": 60, "семидесят": 70, "восьмидесят": 80, "девяност": 90},
}  # fmt: skip
# Shape, letters of which one string stands in each such date, what it looks like.
# To look for the letters costs a tenth of what the pattern costs.
SHAPES: dict[str, tuple[tuple[str, str, str], ...]] = {
    "en": (
        (
            "shift",
            "t year|t month|t week|s year|s month|s week",
            r"{lead}(?<![Tt]he )(?:(?P<back>[Ll]ast)|(?P<same>[Tt]his)"
            r"|(?P<ahead>[Nn]ext)) (?:(?P<year>year)|(?P<month>month)"
            r"|(?P<week>week))\b",
        ),
        (
            "month",
            "ast |ext ",
            r"(?:(?P<back>[Ll]ast)|(?P<ahead>[Nn]ext)) (?P<name>{month})\b",
        ),
        (
            "ago",
            " ago|from now",
            r"{n} (?:(?P<decade>decade)|(?P<year>year)|(?P<month>month)|(?P<week>week)"
            r"|(?P<day>day))s? (?:(?P<back>ago)|(?P<ahead>from now))\b",
        ),
        (
            "stretch",
            "ast |ext |oming ",
            r"(?:[Tt]he )?(?:(?P<back>[Ll]ast|[Pp]ast)|(?P<ahead>[Nn]ext|[Cc]oming))"
            r" {n} (?:(?P<decade>decade)|(?P<year>year)|(?P<month>month)|(?P<week>week)"
            r"|(?P<day>day))s\b",
        ),
        (
            "day",
            "esterday|omorrow",
            r"(?:(?P<back2>[Tt]he day before yesterday)|(?P<back>[Yy]esterday)"
            r"|(?P<ahead2>[Tt]he day after tomorrow)|(?<!of )(?P<ahead>[Tt]omorrow))\b",
        ),
        ("decade", "ties", r"[Tt]he (?:(?:early|mid|late)[ -])?(?P<tens>{decade})\b"),
    ),
    "de": (
        (
            "shift",
            "Jahr|Monat|Woche",
            r"{lead}(?:(?P<back>(?:[Ll]etzt|[Vv]orig|[Vv]ergangen)e[snrm]?)"
            r"|(?P<same>[Dd]iese[srm])|(?P<ahead>(?:[Nn]ächst|[Kk]ommend)e[snrm]?))"
            r" (?:(?P<year>Jahr(?:es)?)|(?P<month>Monats?)|(?P<week>Woche))\b",
        ),
        (
            "ago",
            "vor |Vor ",
            r"(?P<back>[Vv]or) {n} (?:(?P<decade>Jahrzehnt)|(?P<year>Jahr)"
            r"|(?P<month>Monat)|(?P<week>Woche)|(?P<day>Tag))e?n?\b",
        ),
        (
            "stretch",
            "etzten |angenen |ächsten |ommenden ",
            r"(?:(?P<back>(?:[Ll]etzt|[Vv]ergangen)en)|(?P<ahead>(?:[Nn]ächst|[Kk]ommend)"
            r"en)) {n} (?:(?P<decade>Jahrzehnt)|(?P<year>Jahr)|(?P<month>Monat)"
            r"|(?P<week>Woche)|(?P<day>Tag))e?n?\b",
        ),
        (
            "day",
            "estern|bermorgen",
            r"(?:(?P<back2>[Vv]orgestern)|(?P<back>[Gg]estern)"
            r"|(?P<ahead2>[Üü]bermorgen))\b",
        ),
        ("decade", "iger", r"(?P<tens>{decade})[ -]Jahren?\b"),
    ),
    "fr": (
        (
            "shift",
            "derni|passé|prochain",
            r"{lead}(?:[Ll][’']an(?:née)?|[Ll]e mois|[Ll]a semaine)"
            r" (?:(?P<back>derni[eè]re?|passée?)|(?P<ahead>prochaine?))\b",
        ),
        (
            "shift",
            "tte année|tte semaine|mois-ci",
            r"(?P<same>[Cc]ette) (?:(?P<year>année)|(?P<week>semaine))\b"
            r"|(?P<same_month>[Cc]e mois-ci)\b",
        ),
        (
            "month",
            "dernier|prochain",
            r"(?P<name>{month}) (?:(?P<back>dernier)|(?P<ahead>prochain))\b",
        ),
        (
            "ago",
            "l y a ",
            r"(?P<back>[Ii]l y a) {n} (?:(?P<decade>décennie)|(?P<year>an(?:née)?)"
            r"|(?P<month>mois)|(?P<week>semaine)|(?P<day>jour))s?\b",
        ),
        (
            "ago",
            "dans |Dans ",
            r"(?P<ahead>[Dd]ans) {n} (?:(?P<year>an)|(?P<month>mois)|(?P<week>semaine)"
            r"|(?P<day>jour))s?\b",
        ),
        (
            "stretch",
            "derni|prochai",
            r"(?:ces|les|des) {n} (?:(?P<back>derni)|(?P<ahead>prochai))\w+ "
            r"(?:(?P<decade>décennie)|(?P<year>année)|(?P<month>mois)|(?P<week>semaine)"
            r"|(?P<day>jour))s?\b",
        ),
        (
            "day",
            "hier|Hier|emain",
            r"(?:(?P<back2>[Aa]vant-hier)|(?P<ahead2>[Aa]près-demain)|(?P<back>[Hh]ier)"
            r"|(?<!de )(?P<ahead>[Dd]emain))\b",
        ),
        ("decade", "nnées ", r"[Aa]nnées (?P<tens>{decade})\b(?!-)"),
    ),
    "es": (
        (
            "shift",
            "pasad|próxim|que viene",
            r"{lead}(?:[Dd]?[Ee]l (?:(?P<year>año)|(?P<month>mes))"
            r"|[Ll]a (?P<week>semana))"
            r" (?:(?P<back>pasad[oa])|(?P<ahead>próxim[oa]|que viene))\b",
        ),
        (
            "shift",
            "próxim",
            r"(?:[Ee]l|[Ll]a) (?P<ahead>próxim[oa]) (?:(?P<year>año)|(?P<month>mes)"
            r"|(?P<week>semana))\b",
        ),
        (
            "shift",
            "ste año|ste mes|sta semana",
            r"(?:(?P<same>[Ee]ste) (?:(?P<year>año)|(?P<month>mes))"
            r"|(?P<same_week>[Ee]sta semana))\b",
        ),
        (
            "month",
            "pasado|próximo",
            r"(?P<name>{month}) (?:(?P<back>pasado)|(?P<ahead>próximo))\b",
        ),
        (
            "ago",
            "ace |entro de",
            r"(?:(?P<back>[Hh]ace)|(?P<ahead>[Dd]entro de)) {n} (?:(?P<decade>década)"
            r"|(?P<year>año)|(?P<month>mes)|(?P<week>semana)|(?P<day>día))(?:e?s)?\b",
        ),
        (
            "stretch",
            "ltim|róxim",
            r"(?:l[oa]s|est[oa]s) (?:{n} )?(?:(?P<back>últim)|(?P<ahead>próxim))[oa]s"
            r" (?:{n2} )?(?:(?P<decade>década)|(?P<year>año)|(?P<month>mes)"
            r"|(?P<week>semana)|(?P<day>día))(?:e?s)\b",
        ),
        (
            "day",
            "yer|mañana",
            r"(?:(?P<back2>[Aa]nteayer)|(?P<back>[Aa]yer)|(?P<ahead2>pasado mañana))\b",
        ),
        ("decade", "ños ", r"[Aa]ños (?P<tens>{decade})\b"),
    ),
    "ru": (
        (
            "shift",
            "год|месяц|недел",
            r"{lead}(?:(?P<back>(?:[Пп]рошл|[Мм]инувш)\w+)"
            r"|(?P<same>[Ээ]то[тйм]|[Ээ]того|[Нн]ынешн\w+|[Тт]екущ\w+)"
            r"|(?P<ahead>(?:[Сс]ледующ|[Бб]удущ)\w+)) (?:(?P<year>год[ау]?)"
            r"|(?P<month>месяц[ае]?)|(?P<week>недел[еию]))\b",
        ),
        (
            "ago",
            "назад",
            r"(?:{n} )?(?:(?P<decade>десятилети[еяй])|(?P<year>год[а]?|лет)"
            r"|(?P<month>месяц(?:а|ев)?)|(?P<week>недел[юиь])"
            r"|(?P<day>дн(?:я|ей)|день)) (?P<back>назад)\b",
        ),
        (
            "ago",
            "ерез ",
            r"(?P<ahead>[Чч]ерез) (?:{n} )?(?:(?P<year>год[а]?|лет)"
            r"|(?P<month>месяц(?:а|ев)?)|(?P<week>недел[юиь])"
            r"|(?P<day>дн(?:я|ей)|день))\b",
        ),
        (
            "stretch",
            "оследни|лижайши|ледующи",
            r"(?:(?P<back>[Пп]оследни[ех])|(?P<ahead>[Бб]лижайши[ех]|[Сс]ледующи[ех]))"
            r" {n} (?:(?P<decade>десятилети\w)|(?P<year>год[а]?|лет)"
            r"|(?P<month>месяц(?:а|ев))|(?P<week>недел[иь])|(?P<day>дн(?:я|ей)))\b",
        ),
        (
            "day",
            "чера|автра",
            r"(?:(?P<back2>[Пп]озавчера)|(?P<back>[Вв]чера)|(?P<ahead2>[Пп]ослезавтра)"
            r"|(?P<ahead>[Зз]автра))\b",
        ),
        (
            "decade",
            "дцаты|роковы|сяты|носты",
            r"(?P<tens>{decade})(?:ые|ых|ыми)(?: год\w+)?\b",
        ),
    ),
}
