"""The numbers and decades that each language says in words."""

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
