"""Stop lists of the library stop-words, with what can be a finding taken out again.

Its lists hold negations, modals, *we* and some nouns, which are findings in a speech:
for the languages below these stay in a table, for the others the library's list is
used as it is. Small words by which the language is told are added, since some lists
lack accents; where the library has no list, they are the list.
"""

from __future__ import annotations

from functools import lru_cache
from importlib.metadata import version

from helpers.measures.language.languages import LANGUAGES, name_of
from helpers.words import split_words

_KEPT = {
    "de": """gegen kein keine keinem keinen keiner keines nein nicht nichts ohne
        kann kannst können könnt könnte muss muß müssen musst mußt müßt musste
        soll sollen sollst sollt sollte will wollen wollte
        uns unser unsere unserem unseren unserer unseres wir""",
    "fr": """aucun aucune aucuns contre malgré ni non pas sans
        devoir devrait devrez devriez devrions devrons devront doit dois faut peut
        nos notre nous bon chose choses droite force grande haut mot nom nommé nommée
        nouveau nouveaux personne personnes pièce point valeur""",
    "es": """contra nada nadie ni ningún ninguna ningunas ninguno ningunos no nunca sin
        tampoco debe deben debido poder podeis podemos podrá podrán podria podría
        podriais podriamos podrian podrían podrias pueda puede pueden puedo pudo
        queremos quiere nosotras nosotros nuestra nuestras nuestro nuestros
        buen buena buenas bueno buenos ejemplo fuerza gran grandes lugar mayor mejor
        nueva nuevas nuevo nuevos posible trabaja trabajais trabajamos trabajan
        trabajar trabajas trabajo tiempo valor verdad verdadera verdadero""",
    "it": """contro malgrado mai no non nonostante senza deve devo
        noi nostra nostre nostri nostro buono gente gran grande lavoro maggior maggiore
        nuovi nuovo promesso""",
    "nl": "geen kan kon kunnen moet niet niets ons tegen we wij wil zal zonder zou",
    "pt": """contra malgrado não nem sem deve devem deverá pode poderá podia
        nos nós nossa nossas nosso nossos caminho direita maioria maiorias novo povo
        tempo trabalhar trabalho valor verdade verdadeiro""",
}
# What runs into the next word where that begins with a vowel: "d'un" is one word.
_ELIDED = {
    "ca": "d l m n s t",
    "fr": "c d j jusqu l lorsqu m n puisqu qu quoiqu s t",
    "it": "all c d dall dell l m nell quest s sull t un v",
}
_VOWELS = "aeiouyhàâèéêëîïôùûòì"


@lru_cache
def library_words(code: str) -> tuple[str, frozenset[str]]:
    """Return name and words of the stop list of a language; no words if there is none.

    Args:
        code: as of :data:`helpers.measures.language.languages.LANGUAGES`, or of the
            library.
    """
    from stop_words import LANGUAGE_MAPPING, get_stop_words

    marks = LANGUAGES[code].marks if code in LANGUAGES else frozenset()
    kept = frozenset(split_words(_KEPT.get(code, "")))
    if code not in LANGUAGE_MAPPING:
        return f"the small words by which Verbatim tells {name_of(code)}", marks
    listed = frozenset(split_words("\n".join(get_stop_words(code)))) | marks
    words = _elided(code, listed - kept)
    less = ", without its negations, modals and nouns" if kept else ""
    source = f"library stop-words {version('stop-words')}"
    return f"{name_of(code)} function words ({source}{less})", words


def _elided(code: str, words: frozenset[str]) -> frozenset[str]:
    """Return `words` with those that run together, as they do in French."""
    firsts = _ELIDED.get(code, "").split()
    seconds = [word for word in words if word.startswith(tuple(_VOWELS))]
    together = [f"{first}'{second}" for first in firsts for second in seconds]
    return words | frozenset(together)
