"""Lines that a page adds around a transcript: a table of what they look like.

A new source is a new row and a test with its near miss.
"""

from __future__ import annotations

import re
from typing import NamedTuple

NETWORKS = (
    "facebook|twitter|x|google\\+?|pinterest|linkedin|tumblr|telegram|whatsapp|vk|vkontakte"
    "|livejournal|odnoklassniki|ok|viber|reddit|instagram|youtube|e-?mail|email this"
    "|print|copy link|rss|bluesky|mastodon|threads|xing|flipboard|pocket|messenger"
)
SHARE = (
    "share(?: this| on| via)?(?: page| article| post| story)?|share with friends|tweet"
)
WEEKDAY = (
    "mon(?:day)?|tue(?:s|sday)?|wed(?:nesday)?|thu(?:rs|rsday)?|fri(?:day)?"
    "|sat(?:urday)?|sun(?:day)?"
)
MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?"
)
CLOCK = r"\d{1,2}[:.]\d{2}(?:[:.]\d{2})?(?: ?[ap]\.?m\.?)?(?: ?[A-Z]{2,4})?"
DAY = rf"(?:(?:{MONTH})\.? \d{{1,2}}|\d{{1,2}}(?:st|nd|rd|th)? (?:{MONTH})\.?)"
DATE = rf"(?:(?:{WEEKDAY})\.?,? )?{DAY}(?:,? \d{{4}})?"


class Phrase(NamedTuple):
    """A rule on a whole line: what it looks like and what it then is."""

    kind: str
    rule: str
    pattern: re.Pattern[str]
    is_anchor: bool  # at the foot, everything below it is the page's too


def _phrase(kind: str, rule: str, pattern: str, *, is_anchor: bool = True) -> Phrase:
    return Phrase(kind, rule, re.compile(rf"(?:{pattern})\s*$", re.I), is_anchor)


# Kind, rule, pattern of the whole line. A new source is a new row and a test.
PHRASES = (
    _phrase(
        "furniture",
        "share buttons",
        rf"(?:{SHARE})[.:!]?|(?:{SHARE}): .*"
        rf"|(?:(?:{SHARE})[:.]? )?(?:(?:{NETWORKS})(?: ?[|,·•+/] ?| +|$)\+?){{2,}}",
    ),
    _phrase(
        "furniture",
        "comment form",
        r"leave a (?:reply|comment)|post a comment|add (?:a|your) comment"
        r"|(?:no|\d+) comments?(?: yet)?|comments are closed|write a comment"
        r"|your e-?mail address will not be published.*|required fields are marked.*"
        r"|save my name.*for the next time.*|log ?in to comment|cancel reply"
        r"|оставить комментарий|добавить комментарий",
    ),
    _phrase(
        "furniture",
        "copyright line",
        r"(?:©|\(c\)|copyright\b).*|.*\ball rights reserved\b.{0,40}"
        r"|.*\blicen[sc]ed under\b.*",
    ),
    _phrase(
        "furniture",
        "cookie notice",
        r".{0,80}\b(?:uses?|accept(?: all)?) cookies\b.{0,120}"
        r"|cookie (?:policy|settings)|accept all",
    ),
    _phrase(
        "furniture",
        "page link",
        r"(?:skip to|back to|jump to) (?:main )?(?:content|top|navigation|the top|home)"
        r"|read (?:more|next|also)\b.{0,80}|see also\b.{0,80}|related (?:articles|posts"
        r"|pages|news|stories)\b.{0,40}|subscribe(?: to| now)?\b.{0,60}|newsletter"
        r"|previous(?: post| article)?\b.{0,60}|next(?: post| article)\b.{0,60}"
        r"|print(?:er-friendly)?(?: this page| version)?|privacy (?:policy|notice)"
        r"|terms (?:of use|and conditions)|contact us|sitemap|home|search|menu",
        is_anchor=True,
    ),
    _phrase(
        "furniture",
        "banner of a government",
        r"an official website of the united states government.{0,80}"
        r"|official websites use \.gov|secure \.gov websites use https"
        r"|a \.gov website belongs to an official government organi[sz]ation.{0,60}"
        r"|a lock ?\(.{0,60}means you.{0,160}|here['’]s how you know"
        r"|you are subscribed to .{0,200}",
        is_anchor=False,
    ),
    _phrase(
        "furniture",
        "menu line",
        r"[^.!?:|›»·•]{1,30}(?:\s[|›»·•>/]\s[^.!?:|›»·•]{1,40}){2,}",
    ),
    _phrase(
        "furniture",
        "tag line",
        r"(?:tags?|filed under|categories|category|topics?|keywords|метки|теги)"
        r":? .{1,200}",
    ),
    _phrase(
        "metadata",
        "source line",
        r"(?:source|original|источник|quelle|fuente|origin"
        r"|originally published(?: at| on)?) ?: ?.{1,300}|(?:https?://|www\.)\S+",
    ),
    _phrase(
        "metadata",
        "list of participants",
        r"(?:participants?|speakers?|panel(?:lists)?|sprecher|teilnehmer|participantes"
        r"|intervenants|участники|присутствовали|учасники) ?: ?.{1,380}",
        is_anchor=False,
    ),
    _phrase(
        "furniture",
        "who made the transcript",
        r"transcribed by (?:https?://|www\.)\S+|transcribe your own content.{0,80}"
        r"|l[ea] direct(?:eur|rice) du (?:service du )?compte rendu\b.{0,80}"
        r"|to order a (?:video|transcript|copy)\b.{0,120}"
        r"|this transcript (?:has been|was) (?:edited|lightly edited|created|generated"
        r"|transcribed)\b.{0,160}"
        r"|.{0,200}transcripts are created on a rush deadline.{0,250}"
        r"|visit our website .{0,250}|notes to editors\b.{0,40}"
        r"|.{0,120}online by gerhard peters and john t\. woolley.{0,80}",
    ),
    _phrase(
        "furniture",
        "page number",
        r"(?:page:?|pág\.?|p\.|seite|стр\.)\s\d{1,4}(?: ?(?:of|de|von|/|из) ?\d{1,4})?"
        r"|- ?\d{1,4} ?-|(?:\d{1,2} \w{3,9} \d{4} ?: ?)?column:? \d{1,5} ?[a-z]{0,3}",
        is_anchor=False,
    ),
    _phrase(
        "metadata",
        "source line",
        r"from the .{3,60} online\b.{0,80}|\[?(?:congressional record|hansard),?"
        r" .{3,80}\]?",
        is_anchor=False,
    ),
    _phrase(
        "metadata",
        "citation",
        r"(?:citation|cite as|cite this (?:page|article)|zitierweise) ?:.{1,380}",
    ),
    _phrase(
        "narration",
        "end of the record",
        r"(?:end|ende|fin|конец)(?: of (?:transcript|briefing|event|call|document"
        r"|meeting|session|proceedings|hearing|record|tape|interview))?,? ?:?"
        rf" ?(?:{CLOCK})?|(?:end|\[?end) of (?:the )?(?:transcript|recording"
        rf"|audio)\.?\]?"
        r"|#{2,}|-+ ?(?:end|30) ?-+",
    ),
    _phrase(
        "metadata",
        "page date",
        r"(?:(?:last )?(?:updated|modified|published|posted|retrieved|accessed|revised)"
        rf"|publication date|date|дата публикации|опубликовано)(?: on| at| in)? ?:? ?"
        rf"(?:{DATE}|\d{{1,4}}[-./]\d{{1,2}}[-./]\d{{1,4}}).{{0,30}}",
    ),
    _phrase(
        "metadata",
        "page date",
        r"(?:publication (?:status|date)|published in sections?|last updated|date"
        r" published) ?:?|published in sections? ?:.{1,120}",
    ),
    _phrase(
        "metadata",
        "page clock",
        rf"(?:{WEEKDAY})|{CLOCK}|{CLOCK},? {DATE}"
        rf"|{DATE}(?:,? (?:at |[|·•-] ?)?{CLOCK})?",
    ),
)
MENU = next(phrase for phrase in PHRASES if phrase.rule == "menu line")
MARKDOWN_LINK = re.compile(r"\[([^\[\]]*)\]\([^()]*\)")
MAX_CHARACTERS = 400


def match_phrase(text: str) -> Phrase | None:
    """Return the rule that knows the line `text` as the page's own, if any does."""
    if len(text) > MAX_CHARACTERS:
        return None
    folded = " ".join(MARKDOWN_LINK.sub(r"\1", text).lstrip("#>*_ ").split())
    items = re.split(r"\s{2,}", text.strip())
    if len(items) > 2 and all(len(i.split()) < 4 and i[-1].isalnum() for i in items):
        return MENU
    return next((phrase for phrase in PHRASES if phrase.pattern.match(folded)), None)
