"""Labels in Chinese and Japanese: name and office in one word, outlets, two people."""

from __future__ import annotations

import re

from helpers.segmenting.lexicon import HAN_ROLES, HAN_SURNAMES

HAN = r"[\u3400-\u9fff々〇ヶ\u3040-\u30ff]"
# "魏守斌、彭筱婷"
SEVERAL = re.compile(rf"{HAN}{{2,6}}(?:[、，]{HAN}{{2,6}})+")
MASKED = re.compile(r"[○〇◯Ｏ×＊*]{1,3}")
# A reporter of an outlet, who goes without a name: "《北京青年报》记者", "中央社記者".
OUTLET = re.compile(
    r"(?:.*(?:[》社报報台视視网網刊]|新闻|新聞|电视|電視|媒体|媒體|广播|廣播))?(?:女|男)?"
    r"(?:记者|記者)(?:追问|追問)?"
)
MINISTRIES = (
    "内閣総理|内閣官房|文部科学|厚生労働|農林水産|経済産業|国土交通|財務|外務|法務|総務|防衛|環境"
    "|経済再生|官房|副"
)
POST = re.compile(
    rf"(?P<name>{HAN}{{2,4}}?)"
    rf"(?P<post>(?:{MINISTRIES})+(?:大臣|長官|副長官|副大臣|報道官|次官|政務官))"
)
TITLED = re.compile(
    rf"(?P<name>{HAN}{{2,4}})(?P<post>{'|'.join(sorted(HAN_ROLES, key=len)[::-1])})"
)
# "外交部发言人毛宁": the office of one person stands before the name.
HOLDER = re.compile(
    rf"(?P<post>{HAN}{{0,12}}(?:发言人|發言人|部长|部長|外长|外長|主席|总统|總統|总理|總理|首相|議長|议长"
    rf"|大臣|長官|市长|市長|局长|局長|司长|司長|院长|院長|大使))(?P<name>{HAN}{{2,3}})"
)
# An office of nobody named: "内閣総理大臣", whose holder may stand in brackets.
OFFICE = re.compile(
    rf"{HAN}{{0,12}}(?:{'|'.join(HAN_ROLES)}|大臣|長官|次官|政務官|報道官)"
)
POLITE = re.compile(r"(?:君|さん|氏|先生|女士|议员|議員)$")
NOT_TITLES = re.compile("[记記]者|[问問答]$")


def is_masked(name: str) -> bool:
    """Tell whether letters of a name are covered: ``李○○``."""
    return bool(MASKED.search(name))


def names_several(name: str) -> bool:
    """Tell whether a label in Han letters is two names or more."""
    return bool(SEVERAL.fullmatch(name))


def is_outlet(name: str) -> bool:
    """Tell whether a label is a reporter of whom only the outlet is named."""
    return bool(OUTLET.fullmatch(name))


def holder_of(label: str, note: str) -> str:
    """Return who holds an office: ``内閣総理大臣`` with ``岸田文雄君`` in brackets."""
    name = POLITE.sub("", note)
    is_person = re.fullmatch(rf"{HAN}{{2,5}}", name) and not OFFICE.fullmatch(name)
    is_held = OFFICE.fullmatch(label) and not NOT_TITLES.search(label)
    return name if is_person and is_held else ""


def name_and_post(label: str) -> tuple[str, str]:
    """Return name and office of a label such as ``玄葉外務大臣``; else empty."""
    match = POST.fullmatch(label)
    if match:
        return match["name"], match["post"]
    match = HOLDER.fullmatch(label)
    if match and match["name"][0] in HAN_SURNAMES:
        return match["name"], match["post"]
    match = TITLED.fullmatch(label)
    if not match or NOT_TITLES.search(match["post"]):
        return "", ""
    # Without a list of surnames "行政院院長" would be a Mr Xing.
    is_named = match["name"][0] in HAN_SURNAMES and len(match["name"]) < 4
    return (match["name"], match["post"]) if is_named else ("", "")
