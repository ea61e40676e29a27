"""How dates are said without figures, language by language.

In a pattern `{n}` is a number and `{month}` a month; named groups say the unit (decade,
year, month, week, day) and the direction (back, same, ahead). A new language is a new
table and a test with its near miss.
"""

from __future__ import annotations

# Shape, letters of which one string stands in each such date, what it looks like.
# To look for the letters costs a tenth of what the pattern costs, which is tried
# around them only.
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
            "t Ja|t Feb|t Ma|t A|t Ju|t Sep|t Oct|t Nov|t Dec",
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
            "last |Last |past |Past |next |Next |oming ",
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
        (
            "weekday",
            "t Mon|t Tue|t Wed|t Thu|t Fri|t Sat|t Sun",
            r"(?<![Tt]he )(?:(?P<back>[Ll]ast)|(?P<ahead>[Nn]ext)) {weekday}\b"
            r"(?! (?:of|in)\b)",
        ),
        (
            "season",
            "t spring|t summer|t autumn|t fall|t winter",
            r"(?<![Tt]he )(?:(?P<back>[Ll]ast)|(?P<ahead>[Nn]ext))"
            r" (?:spring|summer|autumn|fall|winter)\b",
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
        (
            "weekday",
            "en Montag|en Dienstag|en Mittwoch|en Donnerstag|en Freitag|en Samstag"
            "|en Sonntag",
            r"(?:(?P<back>(?:[Ll]etzt|[Vv]orig|[Vv]ergangen)en)"
            r"|(?P<ahead>(?:[Nn]ächst|[Kk]ommend)en)) {weekday}\b(?! (?:im|des|vor)\b)",
        ),
        (
            "season",
            "Frühjahr|Frühling|Sommer|Herbst|Winter",
            r"(?:(?P<back>(?:[Ll]etzt|[Vv]orig|[Vv]ergangen)e[snrm])"
            r"|(?P<ahead>(?:[Nn]ächst|[Kk]ommend)e[snrm]))"
            r" (?:Frühjahr|Frühling|Sommer|Herbst|Winter)\b",
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
            r"(?:(?P<d1>\d{1,2}(?:er)?) )?(?P<name>{month})"
            r" (?:(?P<back>dernier)|(?P<ahead>prochain))\b",
        ),
        (
            "weekday",
            "di dernier|di prochain|che dernier|che prochain",
            r"{weekday} (?:(?P<back>dernier)|(?P<ahead>prochain))\b",
        ),
        (
            "season",
            "été |automne |hiver |printemps ",
            r"(?:[Ll][’'](?:été|automne|hiver)|[Ll]e printemps)"
            r" (?:(?P<back>dernier)|(?P<ahead>prochain))\b",
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
            r"(?:(?P<d1>\d{1,2}) de )?(?P<name>{month})"
            r" (?:(?P<back>pasado)|(?P<ahead>próximo))\b",
        ),
        (
            "weekday",
            "es pasado|es próximo|do pasado|do próximo|go pasado|go próximo",
            r"{weekday} (?:(?P<back>pasado)|(?P<ahead>próximo))\b",
        ),
        (
            "weekday",
            "o lunes|o martes|o miérc|o jueves|o viernes|o sábado|o domingo",
            r"(?:(?P<back>[Pp]asado)|(?P<ahead>[Pp]róximo)) {weekday}\b",
        ),
        (
            "season",
            "verano |otoño |invierno |primavera ",
            r"(?:[Ee]l (?:verano|otoño|invierno)|[Ll]a primavera)"
            r" (?:(?P<back>pasad[oa])|(?P<ahead>próxim[oa]))\b",
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
            "weekday",
            "ую пят|ую сре|ую суб|ий пон|ый пон|ий вто|ый вто|ий чет|ый чет"
            "|ее вос|ое вос",
            r"(?:(?P<back>(?:[Пп]рошл|[Мм]инувш)\w+)|(?P<ahead>[Сс]ледующ\w+))"
            r" {weekday}\b",
        ),
        (
            "season",
            "м летом|й зимой|й весной|й осенью",
            r"(?:(?P<back>[Пп]рошл\w+)|(?P<ahead>(?:[Сс]ледующ|[Бб]удущ)\w+))"
            r" (?:летом|зимой|весной|осенью)\b",
        ),
        (
            "decade",
            "дцаты|роковы|сяты|носты",
            r"(?P<tens>{decade})(?:ые|ых|ыми)(?: год\w+)?\b",
        ),
    ),
}
