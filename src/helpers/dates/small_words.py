"""The words before an occasion: those that leave its day the meeting's, and others.

"Minutes of the meeting of 3 May" are of that day, "Questions about the meeting of
3 May" are not. A word that is not listed is unknown, and an unknown word binds no day.
"""

from __future__ import annotations

import re

from helpers.dates.occasions import RECORDS

ARTICLES = frozenset(
    "the a an this der die das dem den des ein eine einer le la les l un une el los las"
    " una lo il i gli o os as um uma de het een det ett en az".split()
)
# Between a record and its occasion: "minutes of the", "Protokoll der".
BELONGING = frozenset(
    "of from der des dem vom von du de des d del della dell dello dei delle di da do"
    " dos das van från fra z ze zo od из із зі з".split()
)
# Between a speech and the occasion at which it is given.
PLACING = frozenset(
    "at in during im bei beim während à au lors durant pendant en durante a na no nella"
    " alla op tijdens vid на в у".split()
)
# In capitals or a heading these are no names; elsewhere they are refused like any other
# word that is not listed.
OTHERWISE = frozenset(
    "on to after about before following regarding concerning for against by with re via"
    " ahead towards toward into over upon per between behind your his her our their see"
    " read watch view zu zum zur über nach vor wegen gegen für mit sur après avant"
    " relative relatif pour contre par avec sobre tras para por con sulla sul dopo per"
    " om voor na met efter före med o do po dla w aus".split()
)
# Between an article and its occasion, in small letters.
DESCRIBING = frozenset(
    "joint special regular ordinary extraordinary annual weekly daily monthly informal"
    " formal public open closed private plenary virtual online video emergency first"
    " second third fourth fifth press news media telephone radio television council"
    " committee board parish town city budget ordentliche ordentlichen öffentliche"
    " öffentlichen außerordentliche außerordentlichen gemeinsame gemeinsamen"
    " konstituierende konstituierenden première deuxième troisième quatrième seconde"
    " cinquième primera segunda tercera cuarta prima seconda terza plenaria".split()
)
SPEECH = re.compile(
    r"\b(?:statements?|speech(?:es)?|remarks|address|intervention|toast|keynote"
    r"|rede|ansprache|erklärung|discours|allocution|déclaration|discurso|intervención"
    r"|declaración|discorso|intervento|toespraak|выступление|речь|слово|виступ)"
    r"(?: (?:delivered|made|given|held|gehalten|prononcée?|faite?|pronunciad[oa]"
    r"|pronunciat[oa]))?$",
    re.I,
)
RECORD_LAST = re.compile(rf"\b(?:{RECORDS}|date|datum|fecha|data|dato|дата)$", re.I)
BODY_LAST = re.compile(
    r"\b(?:house|chamber|parliament|assembly|senate|council|committee|commission|board"
    r"|congress|court|cabinet|department|ministry|government|bundesregierung|\w*ausschuss"
    r"|\w*rat|\w*tag|conseil|assemblée|sénat|chambre|comité|consejo|congreso|senado"
    r"|asamblea|comisión|consiglio|camera|senato|raad|kamer|riksdag|sejm|дума|совет"
    r"|комитет|правительство)$",
    re.I,
)
# An occasion in a language with cases: a noun right before it governs it.
INFLECTED = re.compile(r"[а-яіїєґё]|(?:posiedzeni|zasedán|sjednic|schôdz|sej)", re.I)
ADJECTIVE = re.compile(
    r"[а-яіїєґё-]+(?:ое|ая|ого|ой|ый|ий|ые|ых|не|ої)|[^\W\d_]+(?:ne|nego|ní|ního|na|né)",
    re.I,
)
# Behind the noun: "reunião plenária de".
DESCRIBING_AFTER = re.compile(
    r"\s(?:plen[aá]ri[ao]|plénière|ordin[aá]ri[ao]|ordinaire|extraordin[aá]ri[ao]"
    r"|extraordinaire|solen[en]e?|p[uú]blic[ao]|publique|conjunta|conjointe|matutina"
    r"|integral|intégral)\b",
    re.I,
)
# Right before "on" the day is that of these: "the Committee Established on".
PARTICIPLE = re.compile(r"\w+ed|up|won|born|lost|taken|begun|made", re.I)
# A person has no day: "conferencia del presidente Ray del 14 de mayo".
PERSON = re.compile(
    r"\s*(?:of|by|with|del?|du|des|della?|von|mit|avec|con)"
    r"(?: (?:the|la|le|el|der|dem))? (?i:president[ea]?|président|präsident"
    r"|minist(?:er|re|r[oa])|chancell?or|premier|bundeskanzler(?:in)?|canciller|secretary|secretari[oa]|governor|gobernador)"
    r"(?: [^\W\d_a-zа-я][\w.’'-]+){1,4}\s*"
)
