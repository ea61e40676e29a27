"""Labels of nobody in particular: a question, a voice, the second interviewer."""

from __future__ import annotations

import re

from helpers.segmenting.lexicon import COLLECTIVE, OFFICE_WORDS, OFFICES

SEVERAL = re.compile(
    r"(?:plusieurs|quelques|certains|de nombreux|un|une) (?:député|voix|sénateur"
    r"|membre)|(?:des voix|voix diverses|(?:(?:an |some |several )?(?:government"
    r"|opposition|hon\.?|honourable|noble) (?:members?|senators?|deputies|lords?))"
    r"|a noble lord|um deputado|uma (?:deputada|voz))$"
    r"|una? (?:deputat[oa]|senator[ei]) del gruppo "
    r"|vozes d[aeo]s? |voci dai |głosy? z "
    r"|(?:several|some|many|an?|the) hon\.? members?|hon\.? members?|voices? from"
    r"|senior (?:[\w.]+ ){1,5}officials?(?: (?:one|two|three|four|#?\d+))?$"
    r"|varios señores|una voz|из зала|голос[а]? из|zurufe? ",
    re.I,
)
# What is said, not who says it: "The answer:" and "Comment 3:" open a sentence.
SAID = set(
    "question questions q a answer remark remarks reply response all comment frage"
    " zusatzfrage antwort zuruf pregunta respuesta réponse 问 答 追问 問 p r nachfrage"
    " zwischenruf zwischenfrage вопрос ответ реплика питання відповідь зал unknown"
    " unidentified children members the press".split()
)
WHO = {word for word in COLLECTIVE if word not in SAID} | OFFICES
ARTICLES = set("the le la les el los las il lo der die das de het den o os l'".split())
# "Interviewer 1", "Reporter #2", "Moderator no. 3", "Witness B", "記者A".
COUNTED = re.compile(
    r"(?P<who>.*?\S)(?:[ _-]?(?:#|no\.? ?|nr\.? ?|n[°º] ?)?\d{1,5}|(?: "
    r"|(?<=[^\x00-\u2fff]))"
    r"[A-ZＡ-Ｚ])",
    re.I,
)
# Words that tell nobody from nobody: "UNIDENTIFIED MALE", "Unknown Woman".
UNKNOWN = set(
    "unidentified unknown anonymous unnamed male female non identifié identifiée"
    " inconnu inconnue unbekannt unbekannter unbekannte desconocido desconocida"
    " неизвестный неизвестная неустановленный".split()
)
SOMEBODY = set(
    "man woman boy girl person people men women child voice voices speaker speakers"
    " participant member homme femme mann frau hombre mujer мужчина женщина".split()
)


def is_anonymous(outside: str) -> bool:
    """Tell whether a label is nobody's in particular, or several people's."""
    bare = outside.strip("[]()").rstrip(".").casefold()
    first, _, rest = bare.partition(" ")
    if bare in COLLECTIVE or SEVERAL.match(bare):
        return True
    if first in COLLECTIVE and rest.partition(" ")[0] in ("from", "by", "of", "из"):
        return True
    return _is_counted(outside.strip("[]()")) or is_unknown(outside)


def without_article(bare: str) -> str:
    """Return a label in small letters without the article before it."""
    first, _, rest = bare.partition(" ")
    return rest if rest and first in ARTICLES else bare


def _is_counted(outside: str) -> bool:
    """Tell whether a label is one of several of a calling, by number or letter."""
    bare = without_article(outside.casefold())
    if bare in COLLECTIVE and bare not in SAID:
        return True
    if not outside[-1:].isdigit() and outside[-2:-1] != " " and outside[0] < "\u3000":
        return False
    counted = COUNTED.fullmatch(outside)
    return counted is not None and without_article(counted["who"].casefold()) in WHO


def is_unknown(outside: str) -> bool:
    """Tell whether a label says that nobody knows who speaks: "UNIDENTIFIED MAN #1"."""
    words = re.sub(r" #?\d+$", "", outside.strip("[]()").rstrip(".").casefold()).split()
    return not UNKNOWN.isdisjoint(words) and all(
        word in UNKNOWN
        or word in SOMEBODY
        or word in COLLECTIVE
        or word in OFFICE_WORDS
        for word in words
    )
