"""Words around a printed day that say what it is the day of.

A new language is new words in these tables and a test with its near miss.
"""

from __future__ import annotations

import re

# What is held on a day: the beginning or, in compounds, the end of a word.
OCCASIONS = (
    r"\w*brief(?:ing|ings)|press conference|news conference|conference call|sitting"
    r"|session|meeting|hearing|interview|remarks|speech|address|debate|talks|plenary"
    r"|town hall|question time|press availability|press gaggle|stakeout|roundtable"
    r"|deposition|earnings call|conversation|discussion|visit|lecture|sermon|panel"
    r"|\w*konferenz|\w*sitzung|\w*anhörung|\w*gespräch|\w*erklärung|\w*debatte|\w*rede"
    r"|séance|conférence de presse|audition|entretien|discours|point de presse|réunion"
    r"|sesi[oó]n|rueda de prensa|conferencia de prensa|entrevista|comparecencia"
    r"|reuni[oó]n|discurso|declaraciones|sessão|reunião|seduta|intervista|conferenza"
    r"|audizione|riunione|vergadering|zitting|persconferentie|sammanträdet?|mötet?|møde"
    r"|møte|debatt(?:en)?|posiedzeni\w*|zasedán\w*|sej[aie]|sjednic\w*|schôdz\w*"
    r"|заседани\w*|совещани\w*|пресс-конференци\w*|брифинг\w*|встреч\w*|интервью"
    r"|выступлени\w*|слушани\w*|засіданн\w*|прес-конференці\w*|виступ\w*"
)
# What is kept of an occasion, under the occasion's day.
RECORDS = (
    r"transcript|minutes|verbatim record|congressional record|hansard|official report"
    r"|proceedings|stenographic record|mitschrift|\w*protokoll(?:et)?|wortlaut"
    r"|stenografischer bericht|compte rendu(?: intégral)?|procès-verbal|acta|diário|ata"
    r"|diario de sesiones|resoconto(?: stenografico)?|verbale|handelingen|notulen"
    r"|verslag|sprawozdanie stenograficzne|zapis|zápis"
    r"|стенограмм\w*|стенограм[аи]|протокол\w*"
)
CJK_OCCASIONS = (
    "会見|會見|会议|會議|会議|会谈|會談|记者会|記者會|訪談|访谈|座談|座谈|質疑|答记者问"
    "|例会|委員会"
)
# The occasion, or the record of it, ends what is written: "会议的影响" is about one.
CJK_OCCASION = re.compile(
    rf"(?:{CJK_OCCASIONS})(?:記録|记录|紀錄|实录|全文|概要|紀要|纪要|議事録|会議録|速記録)?"
    r"(?:\s*第\s?\d+[号號回次])?$"
)
CJK_ABOUT = re.compile(
    rf"关于|關於|について|に関する|をめぐる|(?:{CJK_OCCASIONS})[的の]"
)
CJK_NUMBERED = re.compile(r"会.*第\s?\d+[号號]$")
RECORD = re.compile(rf"\b(?:{RECORDS})\b", re.I)
OCCASION = re.compile(rf"\b(?:{OCCASIONS})\b", re.I)
OCCASION_OR_RECORD = re.compile(rf"\b(?:{OCCASIONS}|{RECORDS})\b", re.I)
# An occasion with its number heads the record of that occasion and no news of it.
NUMBERED = re.compile(
    rf"(?:\d+(?:st|nd|rd|th|ª|º|e|\.)?|№ ?\d+) (?:\w+ )?(?:{OCCASIONS})\b"
    rf"|\b(?:{OCCASIONS})(?: plenaria)?,? (?:no\.|nr\.|núm\.|n[°º]|№|number) ?\d+",
    re.I,
)
# One of several things that are treated: "2. Minutes of the meeting of 3 May".
ITEM = re.compile(
    r"\s*(?:[-•*–—·▪]\s|\(?\d{1,2}(?:[.)]|(?:\.\d{1,2})+[.)]?)\s|\(?[a-z][.)]\s|[ivx]{1,5}[.)]\s"
    r"|(?:agenda )?item|TOP \d|punkt|point \d|punto \d|ponto \d|пункт)",
    re.I,
)
# Elsewhere than in English a dot makes an ordinal: "90. Sitzung".
ORDINAL = re.compile(
    r"\s*\d{1,4}\.? (?:[^\W\d_]+ )?(?:\w*sitzung|\w*tagung|posiedzeni\w*"
    r"|zasedán\w*|sej[aie]|sjednic\w*|schôdz\w*|schůz\w*|møde|møte|sammanträdet?|заседани\w*|засіданн\w*)\b",
    re.I,
)
# Above a list of what is treated: it may name the minutes of the last meeting.
AGENDA = re.compile(
    r"\s*[#*]*\s*(?:agenda|order of business|apologies|present|in attendance|absent"
    r"|declarations? of interests?|tagesordnung|ordre du jour|orden del d[ií]a"
    r"|ordem do dia|ordine del giorno|dagordning|dagsorden|porządek|повестка"
    r"|порядок (?:дня|денний))\b",
    re.I,
)
# Above a list of other pages.
RELATED = re.compile(
    r"\s*[#*]*\s*(?:see also|related|read (?:more|also|next)|more (?:on|from|news)"
    r"|latest|recent|siehe auch|mehr zum|weitere|voir aussi|à lire"
    r"|articles liés|véase|ver también|relacionad[ao]s|leggi anche|zie ook|läs också"
    r"|см\. также|смотрите также|читайте также|по теме|関連|相关|相關)",
    re.I,
)
# A field of the record: "Date: 3 May 2014" over "Minutes of the meeting".
DATE_FIELD = re.compile(
    r"[\s*#|]*(?:date|datum|дата|fecha|data|dato|日期|日時|日付|开会日期)[\s*|]*[:：][\s*|]*",
    re.I,
)
PARLIAMENTARY = re.compile(
    r"\b(?:hansard|proceedings of the|official report|congressional record"
    r"|stenografischer bericht|plenarprotokoll|compte rendu (?:intégral|analytique)"
    r"|diario de sesiones|resoconto stenografico|handelingen|snabbprotokoll)\b",
    re.I,
)
# Right before the day: that is when the occasion was held.
HELD = re.compile(
    r"\b(?:(?:was )?(?:held|recorded|convened|delivered|given)|took place)(?: on)?,?$"
    r"|\b(?:abgehalten|aufgezeichnet|gehalten) am$"
    r"|\b(?:tenue|prononcé|enregistré)e? le$"
    r"|\bcelebrad[ao]s? el$|\brealizad[ao] em$|\b(?:svolt[ao]|tenut[ao]) il$"
    r"|\bgehouden op$|\b(?:состоявш\w+ся|провед[её]нн\w+),?$",
    re.I,
)
# Whose meeting was held, in small letters: "of the finance committee".
OF_BODY = re.compile(
    r"^ of (?:the|this|our) (?:[a-z]+ ){0,2}(?:council|committee|subcommittee|board"
    r"|commission|parliament|assembly|senate|cabinet|panel|working group)\b"
)
# Between the occasion and its day: "Sitzung vom", "séance du".
OF = re.compile(
    r"\b(?:of|for|vom|du|de|del(?: día)?|di|van|från(?: den)?|z(?: dnia)?|ze(?: dne)?"
    r"|zo dňa|od|от|від|за)$",
    re.I,
)
ON = re.compile(r"\b(?:on|am|le|el|il|op|den|w dniu|dne|em|en)$", re.I)
# Between an occasion and "on": its names, as in "meeting of the Council on …".
CONNECTING = re.compile(
    r"(?:of|the|with|by|and|at|in|for|held|convened|des|der|die|dem|den|mit|und|von|im"
    r"|bei|accordée?|donnée?|du|de|la|le|les|et|à|tenue|y|con|en|el|los|las|celebrad[ao]|di|del|della"
    r"|van|het|с|и|в|[-–—])",
    re.I,
)
# Which of them it was: "Seduta n. 100 di", "protokoll 2022/23:67".
NUMBER = re.compile(
    r"(?:\b(?:no|nr|n|núm|num|number|nummer|n[°º])\.?|№)\s?\d[\d/:.]*|\b\d+(?:[/:]\d[\d/:]*|[ªº])",
    re.I,
)
# Of these nouns "on" and a day may name the subject: "Remarks on September 11, 2001".
WITH_SUBJECT = re.compile(
    r"(?:remarks|speech|address|debate|discussion|hearing|statement|talks|panel|rede"
    r"|lecture|conversation|interview|\w*gespräch|entretien"
    r"|entrevista|intervista|discours|discurso|\w*debatte|\w*erklärung)s?",
    re.I,
)
# The day of another thing, or of another meeting.
ANOTHER = re.compile(
    r"\b(?:next|previous|preceding|earlier|adjourned|postponed|scheduled|approval"
    r"|approved?|adoption|adopt(?:ed)?|anniversar\w*|commemorat\w*|since|treaty|act|law|decree"
    r"|resolution|referendum|elections?|agreement|order|bill|attacks?|war|memory|ahead"
    r"|nächste\w*|vorige\w*|letzte\w*|genehmigung|gesetz\w*|jahrestag\w*|abkommen"
    r"|prochaine?|précédente?|approbation|loi|décret|anniversaire|accord|officiel"
    r"|pr[oó]xim[ao]|anterior|aprobaci[oó]n|ley|decreto\w*|aniversario|acuerdo"
    r"|следующ\w+|предыдущ\w+|утвержден\w+|закон\w*|указ\w*|годовщин\w+|договор\w*"
    r"|(?<!official )reports? (?:of|on|from)|summary of|analysis|reactions?|takeaways"
    r"|opinion|editorial|comment(?:s|ary) on|last|related|matters arising"
    r"|cancel\w*|announc\w*|reschedul\w*|abgesagt\w*|annulée?|cancelad[ao]|отмен\w+"
    r"|errat(?:a|um)|corrig\w*|corrections?|amend\w*|appendix|annex|attachment"
    r"|crash|disaster|shooting|battle|massacre|earthquake|explosion|coup|anschl[aä]g\w*"
    r"|unglück\w*|unf[aä]ll\w*|attentat\w*|massaker\w*|schlacht|bataille|terremoto"
    r"|golpe|битв\w+|взрыв\w*|теракт\w*|авари\w+|землетрясени\w+"
    r"|derni(?:er|ère)s?|últim[ao]s?|ultim[ao]|senaste|förra|последн\w+|минул\w+"
    r"|prossim[ao]|legge|volgende|ustaw\w+)\b|下次|次回|前回",
    re.I,
)
PUBLISHED = re.compile(
    r"\b(?:published|posted|(?:last )?updated|modified|revised|publication|uploaded"
    r"|released|issued|subscribed|newsletter|veröffentlicht|erschienen|aktualisiert"
    r"|stand:|publié|mise? (?:à jour|en ligne)|publicad[ao]|actualizad[ao]"
    r"|pubblicat[ao]|aggiornat[ao]|gepubliceerd|bijgewerkt|opublikowan\w+|опубликован\w*"
    r"|обновлен\w*|публикаци\w+|оновлен\w*|copyright)\b|©|发布|更新|公開日|掲載|投稿|發布",
    re.I,
)
FETCHED = re.compile(
    r"\b(?:retrieved|accessed|saved|downloaded|archived|captured|printed|exported|scraped"
    r"|crawled|snapshot|fetched|abgerufen|gespeichert|consult[ée]e?|consultado"
    r"|дата обращения)\b",
    re.I,
)
CITATION = re.compile(
    r"\s*(?:citation|cite (?:this|as)|zitierweise|référence)\b.*?:", re.I
)
# Digits, a bar and a word or two: the day and the shelf of a page in a blog.
SHELVED = re.compile(r"\s*[|｜/•·]\s*\S")
CLOCK = re.compile(r"\b\d{1,2}[:.h]\d\d\b|\b\d{1,2}(?:[:.]\d\d)? ?[ap]\.?m\b", re.I)
# The hour at which an American transcript begins.
AMERICAN_CLOCK = re.compile(
    r"\(?\d{1,2}:\d\d ?[ap]\.?m\.?,? ?\(?(?:E|C|M|P|AK|H)[SD]?T\)?\.?\)?", re.I
)
# What the record of a parliament says first under its day.
OPENED = re.compile(
    r"(?:the )?(?:\w+ ){1,4}(?:met|assembled|convened|was called to order) (?:at|in)\b"
    r"|la séance est ouverte|se abre la sesión|beginn:? \d|начало заседания"
    r"|opened at \d",
    re.I,
)
SAVED_AS = re.compile(
    r"sav|download|fetch|retriev|crawl|export|scrap|snapshot|archiv|backup|scan|copy"
    r"|upload|publish|post(?:ed)?\b|updat|modif|revis|draft|version|wayback|whisper"
    r"|transcri(?:bed|bing|ption)|convert|mirror|translat|subtitl|generated|processed"
    r"|(?<![a-z])(?:ocr|asr|dump|print(?:ed|out)?|wget|curl|pdf2?text|created|accessed"
    r"|captured?|recovered|synced|cleaned|received|edited|e-?mail(?:ed)?|corrected"
    r"|reviewed|checked)(?![a-z])|final[ _-]?(?=\d)",
    re.I,
)
