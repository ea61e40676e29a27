"""What a printed name of a speaker looks like in captions, and what a sound does."""

from __future__ import annotations

import re

MAX_WORDS, MAX_CAPITAL_WORDS = 9, 6
# "Speaker 1", "SPEAKER_01": what machines call people whom they cannot name.
NUMBERED = re.compile(
    r"(?:speaker|spk|voice|voz|sprecher|intervenant|locuteur|hablante|orador|guest|caller"
    r"|участник|говорящий|спикер)[ _-]?\d{1,3}",
    re.I,
)
# Words that stand in sentences and in hardly any name.
NON_NAME_WORDS = frozenset(
    "i i'm i've i'll you he she it it's we they me him us them my your his her our"
    " their this that that's these those is are was were be been do does did don't"
    " have has had would could should might must not what what's why how when where"
    " which there here here's so but or if because as said say says asked told think"
    " know mean means remember imagine first second third also then now well yes no"
    " okay ok please thanks thank just like let let's about with into than one two"
    " three ich du er sie wir ihr das ist und aber nicht je tu il elle nous vous ce"
    " est mais pas yo ella nosotros esto es pero я ты мы вы он она они это что как и"
    " но не".split()
)
# Words that names hold in small letters.
LOWERCASE_NAME_WORDS = frozenset(
    "of the for and on at de la le les du des del da do dos di van von der den zu"
    " zum zur und et e y bin ibn al el и на по".split()
)
# Who is named by a part and not by a name; subtitles print some in small letters.
PARTS = re.compile(
    r"(?:(?:old|young|older|younger|male|female) )?(?:man|woman|boy|girl|narrator"
    r"|announcer|reporter|interviewer|interpreter|moderator|host|operator|child|teacher"
    r"|driver|officer|both|all|voice|narradora?|locutora?|hombre|mujer|niñ[oa]|chic[oa]"
    r"|homme|femme|narrateur|mann|frau|erzähler(?:in)?|sprecher(?:in)?|uomo|donna"
    r"|мужчина|женщина|диктор|ведущ(?:ий|ая))(?: ?#?\d{1,2})?",
    re.I,
)
# How sounds and ways of speaking begin, or the word that they end with.
SOUNDS = re.compile(
    r"\b(?:applau|music|músic|musik|musiq|laugh|cheer|chuckl|sigh|gasp|cough|scream"
    r"|shout|whisper|silen|inaudible|indistinct|unintelligible|crosstalk|chatter"
    r"|knock|beep|buzz|gunshot|explosion|speaking|foreign|expletive|censored"
    r"|aplaus|risas|gritos|applaudi|rires|beifall|gelächter|lachen|аплод|смех|музык)"
    r"|\b(?:bells?|phones?|doors?|thuds?|horns?|engines?|thunder|wind|sobs?|cry(?:ing)?"
    r"|singing|sings?|sounds?|nois(?:es?|y)|audio|video|theme|pause|ríe|шум|blank|bleep"
    r"|end|start|break|tone|ringing|ringtone)\b|^in [\w ]+$",
    re.I,
)
TITLE_LETTERS = 5
IN_BRACKETS = re.compile(r"\([^()]{0,60}\)|\[[^\[\]]{0,60}\]")
STOP = re.compile(r"([^\W_]*)\.(?=\s|$)")


def fold(label: str) -> str:
    """Return a label as labels are compared."""
    return " ".join(label.split()).casefold()


def is_short(label: str) -> bool:
    """Tell whether `label` is no longer than names are."""
    return 0 < len(label.split()) <= MAX_WORDS and label[:1].isalnum()


def is_plausible(label: str) -> bool:
    """Tell whether `label` could be a name, in whatever letters it is printed."""
    words = fold(label).split()
    stops = [match[1] for match in STOP.finditer(label)]
    return (
        is_short(label)
        and any(sign.isalpha() for sign in label)
        and label.count(",") <= 2
        # "Mr.", "Prof." and initials end no sentence.
        and all(len(stop) < TITLE_LETTERS for stop in stops)
        and not any(word.strip(".,'\"()") in NON_NAME_WORDS for word in words)
    )


def is_capital(label: str) -> bool:
    """Tell whether `label` is a plausible name all in capitals, as in "ANN LEE"."""
    bare = IN_BRACKETS.sub("", label)
    letters = [sign for sign in bare if sign.isalpha()]
    if len(letters) < 2 or len(bare.split()) > MAX_CAPITAL_WORDS:
        return False
    return bare.isupper() and is_plausible(label)


def is_title(label: str) -> bool:
    """Tell whether all words of a plausible name begin with a capital."""
    words = IN_BRACKETS.sub("", label).replace(".", " ").split()
    if not words or words[0][0].islower() or not is_plausible(label):
        return False
    return all(
        not w[0].islower() or w.strip(",") in LOWERCASE_NAME_WORDS for w in words
    )


def is_bracketed_name(inside: str) -> bool:
    """Tell whether what stands in a bracket before words names who says them.

    >>> is_bracketed_name("Alba"), is_bracketed_name("applause")
    (True, False)
    """
    if PARTS.fullmatch(inside) or NUMBERED.fullmatch(inside):
        return True
    return not SOUNDS.search(inside) and len(inside.split()) <= 4 and is_title(inside)
