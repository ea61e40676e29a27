"""The XML that parliaments publish: one row per dialect, which elements are what.

A new dialect is a row here and a test.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property

from helpers.readers.xml_selectors import Selectors
from helpers.readers.xml_text import LINE, PARAGRAPH, WORD

XML_ID = "{http://www.w3.org/XML/1998/namespace}id"


@dataclass(frozen=True)
class Dialect:
    """One way of writing a sitting down; all lists of elements are `Selectors`.

    `turns` hold the words of a turn; `openers` are labels that open one which lasts
    to the next of them, to the end of an element around them that each names, or to
    one of the `closers`; with `continues`, an element that holds a turn and has no
    label goes on with the turn before it.

    `labels` hold the printed label. Where a turn has none, `names` are paths to what
    names the speaker, `offices` to what is printed before the name and `notes` to what
    is printed behind it; `people` are elements, the attribute that is their id and the
    path to their name, for a name that points to them; `chairs` are turns of a chair
    whom nothing names.

    `kinds` say what an element is that is neither a turn nor a label; ``note`` is a
    stage direction in a turn and narration elsewhere. What is `hidden` is not printed.
    `blocks` are paragraphs of their own, `lines` begin a line; what has a kind is one
    too, unless it stands in one of the `paragraphs`. `breaks` are other gaps.
    `samples` may say that the text is a sample of a longer one. `sittings` are elements
    right below the first that each hold a sitting.

    `facts` are paths, the first that finds something wins; `language` is the language
    of a dialect that does not state it.
    """

    name: str
    roots: str
    turns: str = ""
    openers: Mapping[str, str] = field(default_factory=dict)
    closers: str = ""
    continues: bool = False
    labels: str = ""
    names: tuple[str, ...] = ()
    offices: tuple[str, ...] = ()
    notes: tuple[str, ...] = ()
    people: tuple[tuple[str, str, str], ...] = ()
    chairs: str = ""
    kinds: Mapping[str, str] = field(default_factory=dict)
    hidden: str = ""
    blocks: str = ""
    paragraphs: str = "p"
    lines: str = ""
    breaks: Mapping[str, str] = field(default_factory=dict)
    by_line: str = ""
    verbatim: str = ""
    samples: str = ""
    sittings: str = ""
    facts: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    language: str = ""

    def reads(self, root: str) -> bool:
        """Tell whether the dialect is one whose files begin with the element `root`."""
        return any(
            root.startswith(name[:-1]) if name.endswith("*") else root == name
            for name in self.roots.split()
        )

    @cached_property
    def is_turn(self) -> Selectors:
        """Which elements hold a turn."""
        return Selectors(self.turns)

    @cached_property
    def opener_of(self) -> Selectors:
        """Which labels open a turn, and in which element around them it ends."""
        return Selectors(self.openers)

    @cached_property
    def is_closer(self) -> Selectors:
        """Which elements end a turn where they begin and where they end."""
        return Selectors(self.closers)

    @cached_property
    def is_label(self) -> Selectors:
        """Which elements hold a printed label."""
        return Selectors(" ".join([self.labels, *self.openers]))

    @cached_property
    def is_chair(self) -> Selectors:
        """Which turns are a chair's."""
        return Selectors(self.chairs)

    @cached_property
    def is_hidden(self) -> Selectors:
        """Which elements are not printed."""
        return Selectors(self.hidden)

    @cached_property
    def is_by_line(self) -> Selectors:
        """In which elements each line is a paragraph."""
        return Selectors(self.by_line)

    @cached_property
    def kind_of(self) -> Selectors:
        """What an element is."""
        return Selectors(self.kinds)

    @cached_property
    def gap_of(self) -> Selectors:
        """What stands before and after an element."""
        return Selectors({self.blocks: PARAGRAPH, self.lines: LINE, **self.breaks})

    @cached_property
    def is_paragraph(self) -> Selectors:
        """In which elements another stands among words."""
        return Selectors(self.paragraphs)

    @cached_property
    def is_verbatim(self) -> Selectors:
        """In which elements white space is printed as it is."""
        return Selectors(self.verbatim)

    @cached_property
    def is_sample(self) -> Selectors:
        """Which elements may say that the text is an excerpt."""
        return Selectors(self.samples)

    @cached_property
    def is_sitting(self) -> Selectors:
        """Which elements right below the first hold a sitting each."""
        return Selectors(self.sittings)


TEI = Dialect(
    name="TEI",
    roots="TEI TEI.2 teiCorpus teiCorpus.2",
    turns="u sp",
    labels="note@type=speaker speaker",
    names=("@who",),
    people=(
        ("//person", XML_ID, "persName"),
        ("//particDesc//org", XML_ID, "orgName"),
        ("//castItem", XML_ID, "role"),
        ("//role", XML_ID, "."),
    ),
    chairs="u@ana=chair",
    paragraphs="ab cell desc head item l note p q quote s seg",
    kinds={
        "kinesic incident vocal stage writing": "stage",
        "note": "note",
        "gap": "note",
        "head titlePage docTitle": "heading",
        "castList": "narration",
        "fw": "furniture",
        "back div@type=contents|toc|index": "narration",
        "dateline docDate": "metadata",
    },
    hidden="teiHeader standOff linkGrp fs facsimile sourceDoc gap@reason=editorial"
    " gap@reason=sampling",
    blocks="ab argument back body castItem castList closer cit dateline div div1 div2"
    " docAuthor docDate docTitle epigraph figDesc front head item l lg list note"
    "@type=speaker opener p quote row salute seg set signed sp speaker table text"
    " titlePage titlePart trailer u",
    breaks={"lb": LINE, "cell label": WORD},
    samples="gap",
    sittings="TEI TEI.2",
    facts={
        "title": (
            "//teiHeader[1]//titleStmt/title[@type='main'][lang(/*/@xml:lang)]",
            "//teiHeader[1]//titleStmt/title[not(@type) or @type='main']",
            "//teiHeader[1]//titleStmt/title",
        ),
        "event": (
            "//teiHeader//settingDesc//date/@when",
            "//teiHeader//settingDesc//date[@from=@to]/@from",
            "//teiHeader//settingDesc//date",
            "//teiHeader//titleStmt/meeting/@n",
            "//teiHeader//recording//date/@when",
            "//teiHeader//sourceDesc//bibl//date/@when",
        ),
        "published": ("//teiHeader[1]//publicationStmt/date/@when",),
        "language": ("/*/@xml:lang", "//text/@xml:lang", "//langUsage/language/@ident"),
        "source_url": (
            "//teiHeader//sourceDesc//idno[starts-with(normalize-space(), 'http')]",
            "//teiHeader//publicationStmt/idno[starts-with(normalize-space(), 'http')]",
        ),
    },
)
AKOMA_NTOSO = Dialect(
    name="Akoma Ntoso",
    roots="akomaNtoso akomantoso",
    turns="speech question answer",
    labels="from",
    names=("@by", "@as"),
    people=(
        ("//TLCPerson", "eId", "@showAs"),
        ("//TLCPerson", "id", "@showAs"),
        ("//TLCRole", "eId", "@showAs"),
        ("//TLCRole", "id", "@showAs"),
    ),
    kinds={
        "scene": "stage",
        "narrative summary": "narration",
        "heading subheading docTitle": "heading",
        "num+heading num+subheading": "heading",
        "docDate": "metadata",
        "coverPage preface conclusions": "narration",
        "toc rollCall papers petitions writtenStatements": "narration",
        "resolutions nationalInterest attachments components": "narration",
        "authorialNote": "note",
    },
    hidden="meta",
    blocks="address adjournment answer authorialNote block blockContainer blockList"
    " conclusions container coverPage debateBody debateSection docDate docTitle from"
    " heading item longTitle narrative other p papers petitions preface prayers"
    " question resolutions rollCall scene speech subheading summary table toc tocItem"
    " tr writtenStatements speechGroup administrationOfOath communication"
    " declarationOfVote ministerialStatements noticesOfMotion oralStatements"
    " personalStatements pointOfOrder proceduralMotions questions",
    breaks={"br eol": LINE, "num td th": WORD},
    facts={
        "title": (
            "//docTitle",
            "//meta//FRBRWork/FRBRname/@value",
            "//meta//FRBRWork/FRBRalias/@value",
            "//meta//FRBRExpression/FRBRalias/@value",
        ),
        "event": (
            "//docDate/@date",
            "//coverPage//date/@date",
            "//preface//date/@date",
            "//meta//FRBRWork/FRBRdate/@date",
            "//meta//FRBRExpression/FRBRdate/@date",
        ),
        "published": ("//meta/publication/@date",),
        "language": ("//meta//FRBRlanguage/@language",),
        "source_url": (
            "//meta//*[self::FRBRuri or self::FRBRthis]/@value[starts-with(., 'http')]",
            "//meta//source/@href[starts-with(., 'http')]",
        ),
    },
)
BUNDESTAG = Dialect(
    name="Bundestag XML",
    roots="dbtplenarprotokoll rede sitzungsverlauf",
    openers={"p@klasse=redner": "rede", "name": "dbtplenarprotokoll"},
    closers="anlagen anlage",
    paragraphs="p veranstaltungsdaten",
    kinds={
        "kommentar": "stage",
        "inhaltsverzeichnis": "narration",
        "ivz-titel anlagen-titel sitzungstitel": "heading",
        "kopfdaten": "narration",
        "datum": "metadata",
        "p@klasse=T_*": "heading",
    },
    hidden="redner rednerliste",
    blocks="anlage anlagen anlagen-text anlagen-titel berichtart herausgeber ivz-block"
    " ivz-block-titel ivz-eintrag ivz-titel kommentar kopfdaten name p"
    " plenarprotokoll-nummer rede sitzungstitel table tr veranstaltungsdaten vorspann"
    " zitat dl dt dd ul ol li",
    breaks={"br": LINE, "td th a": WORD},
    facts={
        "title": ("//kopfdaten/plenarprotokoll-nummer",),
        "event": (
            "/*/@sitzung-datum",
            "//veranstaltungsdaten/datum/@date",
            "//veranstaltungsdaten/datum",
        ),
    },
    language="de",
)
# The sittings of 1949 to 2017: one text with its labels printed in it.
BUNDESTAG_TEXT = Dialect(
    name="Bundestag XML",
    roots="DOKUMENT",
    hidden="WAHLPERIODE DOKUMENTART NR DATUM TITEL",
    verbatim="TEXT",
    blocks="TEXT",
    facts={"title": ("/*/TITEL",), "event": ("/*/DATUM",)},
    language="de",
)
THEY_WORK_FOR_YOU = Dialect(
    name="TheyWorkForYou",
    roots="publicwhip",
    turns="speech@speakername speech@speakerid=uk* speech@person_id ques reply",
    names=("@speakername", "@speakerid", "@person_id"),
    offices=("@speakeroffice",),
    kinds={
        "major-heading minor-heading oral-heading": "heading",
        "speech division": "narration",
        "p@class=italic|procedural|division": "narration",
    },
    hidden="gidredirect meta",
    blocks="blockquote dd division dl dt li major-heading minor-heading ol oral-heading"
    " p ques reply speech table tr ul",
    lines="mplist lordlist msplist mlalist mpname lord mspname mlaname",
    breaks={"br": LINE, "td th": WORD},
    facts={
        "event": ("//@id[contains(., 'publicwhip/')]",),
        "source_url": ("//@url[starts-with(., 'http')]",),
    },
    language="en",
)
HANSARD = Dialect(
    name="Historic Hansard",
    roots="housecommons houselords hansard westminsterhall grandcommitteereport"
    " writtenanswers writtenstatements commons lords",
    turns="membercontribution",
    continues=True,
    labels="member+membercontribution",
    paragraphs="p membercontribution i member quote",
    kinds={
        "title": "heading",
        "date": "metadata",
        "col": "furniture",
        "p!membercontribution": "narration",
        "division": "narration",
        "index contents titlepage": "narration",
    },
    hidden="image",
    blocks="date debates division li oralquestions p q quote section table title tr ul"
    " writtenanswers",
    breaks={"lb": PARAGRAPH, "td th": WORD},
    facts={
        "title": ("/*/title", "//section[1]/title"),
        "event": ("//date/@format", "//date"),
    },
    language="en",
)
ECPC = Dialect(
    name="ECPC",
    roots="ecpc_* ecpc",
    turns="intervention",
    names=("speaker/name", "speaker/post"),
    notes=("speaker/post",),
    paragraphs="speech indexitem back",
    kinds={
        "heading": "heading",
        "title label": "heading",
        "date": "metadata",
        "place edition legislature index back": "narration",
        "omit": "stage",
        "page_number": "furniture",
    },
    hidden="speaker",
    blocks="back body date edition header heading index indexitem intervention label"
    " legislature place speech title",
    by_line="speech indexitem back",
    facts={
        "title": ("/*/header/title",),
        "event": ("/*/header/date",),
        "language": ("/*/header/@language",),
    },
)
DIALECTS = (
    TEI,
    AKOMA_NTOSO,
    BUNDESTAG,
    BUNDESTAG_TEXT,
    THEY_WORK_FOR_YOU,
    HANSARD,
    ECPC,
)


def dialect_of(root: str) -> Dialect | None:
    """Return the dialect whose files begin with the element `root`, if one does."""
    return next((dialect for dialect in DIALECTS if dialect.reads(root)), None)
