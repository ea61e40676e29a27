"""What each dialect of XML prints, and who says what in it: small invented files."""

import pytest
from lxml import etree

from helpers.readers.xml import read_xml
from helpers.readers.xml_dialects import Dialect
from helpers.readers.xml_facts import day_or_phrase, facts_of
from helpers.readers.xml_labels import leading_label, printed_label
from helpers.segmenting import segment

TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0" xml:lang="sl">{}</TEI>'
AKN = (
    '<akomaNtoso xmlns="{1}"><debate><meta>{2}</meta><debateBody>{0}</debateBody>'
    "</debate></akomaNtoso>"
)
AKN_3 = "http://docs.oasis-open.org/legaldocml/ns/akn/3.0"
TWFY = "<publicwhip>{}</publicwhip>"


def read(xml):
    return read_xml(xml.encode(), name="a.xml")


def tei(body, header=""):
    return read(TEI.format(f"{header}<text><body>{body}</body></text>"))


def akn(body, meta="", namespace=AKN_3):
    return read(AKN.format(body, namespace, meta))


def twfy(body):
    return read(TWFY.format(body))


def hansard(body):
    return read(f"<housecommons>{body}</housecommons>")


def marked(document, kind):
    return [document.text[mark.start : mark.end] for mark in document.marks_of(kind)]


def turns(document):
    return [
        (mark.value, document.text[mark.start : mark.end])
        for mark in document.marks_of("turn")
    ]


@pytest.mark.parametrize(
    ("body", "text", "said"),
    [
        pytest.param(
            '<note type="speaker">PREDSEDNIK ANA LIP:</note><u who="#LipAna">'
            "<seg>Dober\n   dan.</seg><seg>Začnimo.</seg></u>",
            "PREDSEDNIK ANA LIP:\n\nDober dan.\n\nZačnimo.",
            [("PREDSEDNIK ANA LIP", "Dober dan.\n\nZačnimo.")],
            id="the label is printed before its turn",
        ),
        pytest.param(
            '<note type="speaker">ГОЛОВУЮЧИЙ.</note><u ana="#chair"><seg>Так.</seg></u>'
            '<note type="speaker">ЛИС О.П.</note><u><seg>Ні.</seg></u>',
            "ГОЛОВУЮЧИЙ.\n\nТак.\n\nЛИС О.П.\n\nНі.",
            [("ГОЛОВУЮЧИЙ", "Так."), ("ЛИС О.П.", "Ні.")],
            id="a full stop ends a word and is part of an initial",
        ),
        pytest.param(
            '<u who="#LeeAnn"><seg>Yes.</seg></u>',
            "Lee Ann: Yes.",
            [("Lee Ann", "Yes.")],
            id="nothing is printed: the name that the id runs together",
        ),
        pytest.param(
            '<u who="#AnnMcLean"><seg>Yes.</seg></u>'
            '<u who="#LeeAnn.1961"><seg>No.</seg></u>'
            '<u who="#mp-lee"><seg>Oh.</seg></u><u who="#LEE"><seg>Ah.</seg></u>',
            "Ann McLean: Yes.\n\nLeeAnn.1961: No.\n\nmp-lee: Oh.\n\nLEE: Ah.",
            [
                ("Ann McLean", "Yes."),
                ("LeeAnn.1961", "No."),
                ("mp-lee", "Oh."),
                ("LEE", "Ah."),
            ],
            id="nothing is printed: an id with a number stays as it is",
        ),
        pytest.param(
            '<u ana="#chair"><seg>Order.</seg></u>',
            "Chair: Order.",
            [("Chair", "Order.")],
            id="a chair whom nothing names",
        ),
        pytest.param(
            '<u ana="#regular"><seg>Yes.</seg></u><u who="unknown"><seg>No.</seg></u>',
            "Yes.\n\nNo.",
            [],
            id="nobody is named: turns without a label",
        ),
        pytest.param(
            '<u who="#A"><note type="speaker">ANN:</note><seg>One.</seg>'
            '<note type="speaker">BO:</note><seg>Two.</seg></u>',
            "ANN:\n\nOne.\n\nBO:\n\nTwo.",
            [("ANN", "One."), ("BO", "Two.")],
            id="labels inside an utterance",
        ),
        pytest.param(
            '<u who="#A"><note type="speaker">ANN:</note><seg>One.</seg></u>'
            '<u who="#B"><seg>No.</seg></u><u who="#A"><seg>Two.</seg></u>',
            "ANN:\n\nOne.\n\nB: No.\n\nANN: Two.",
            [("ANN", "One."), ("B", "No."), ("ANN", "Two.")],
            id="a label inside an utterance is its speaker's",
        ),
        pytest.param(
            '<u who="#A"><seg>One.</seg><note type="speaker">BO:</note>'
            "<seg>Two.</seg></u>",
            "A: One.\n\nBO:\n\nTwo.",
            [("A", "One."), ("BO", "Two.")],
            id="a label that only a part of an utterance has",
        ),
        pytest.param(
            '<note type="speaker">ANN:</note><u who="#A"><seg>One.</seg></u>'
            '<note>Pause.</note><u who="#A"><seg>Two.</seg></u>'
            '<u who="#B"><seg>Three.</seg></u><u who="#A"><seg>Four.</seg></u>',
            "ANN:\n\nOne.\n\nPause.\n\nTwo.\n\nB: Three.\n\nANN: Four.",
            [("ANN", "One."), ("ANN", "Two."), ("B", "Three."), ("ANN", "Four.")],
            id="who goes on needs no label, who comes back does",
        ),
        pytest.param(
            '<sp who="Ann_Lee"><speaker>Mme la présidente</speaker><p>Bien.</p></sp>',
            "Mme la présidente\n\nBien.",
            [("Mme la présidente", "Bien.")],
            id="an edition of speeches, as of plays",
        ),
        pytest.param(
            '<u who="#A"><seg><s><w>Guten</w> <w join="right">Tag</w>\n'
            "<pc>!</pc></s></seg></u>",
            "A: Guten Tag!",
            [("A", "Guten Tag!")],
            id="words that are annotated one by one",
        ),
    ],
)
def test_tei_turns(body, text, said):
    document = tei(body)
    assert document.text == text
    assert [turn for turn in turns(document) if turn[0]] == said


def test_tei_what_nobody_says():
    document = tei(
        "<head>DEBATE</head><note>At 9.</note><u who='#A'><seg>One <kinesic><desc>"
        "Applause</desc></kinesic>two.</seg><kinesic><desc>Bell</desc></kinesic>"
        "<vocal><desc>(Bo Li [Left]: Never!)</desc></vocal><note>?</note>"
        "<pb n='7'/><fw>Page 7</fw><gap reason='inaudible'/></u>"
    )
    assert document.text == (
        "DEBATE\n\nAt 9.\n\nA: One Applause two.\n\nBell\n\n"
        "(Bo Li [Left]: Never!)\n\n?\n\nPage 7"
    )
    assert marked(document, "heading") == ["DEBATE"]
    assert marked(document, "narration") == ["At 9."]
    assert marked(document, "stage") == ["Applause", "Bell", "?"]
    assert marked(document, "interjection") == ["(Bo Li [Left]: Never!)"]
    assert marked(document, "furniture") == ["Page 7"]
    spoken = [s for s in segment(document).spans if s.kind == "speech"]
    assert [document.text[s.start : s.end].strip() for s in spoken] == ["One", "two."]


PEOPLE = (
    "<teiHeader><profileDesc><particDesc><listPerson><person xml:id='p1'><persName>"
    "<surname>Li</surname><nameLink>van</nameLink><forename>Bo</forename></persName>"
    "</person></listPerson></particDesc></profileDesc></teiHeader>"
)


@pytest.mark.parametrize(
    ("who", "label"),
    [
        ("#p1", "Bo Li van"),
        ("#p2", "p2"),
        ("#p1 #p2", "Bo Li van, p2"),
        ("p1", "Bo Li van"),
    ],
)
def test_tei_names_of_people_in_the_file(who, label):
    document = tei(f"<u who='{who}'><seg>Yes.</seg></u>", PEOPLE)
    assert turns(document) == [(label, "Yes.")]


@pytest.mark.parametrize(
    ("gap", "text", "is_excerpt"),
    [
        ("<gap reason='editorial'><desc>SAMPLING</desc></gap>", "A: One.", "true"),
        ("<gap reason='inaudible'><desc>noise</desc></gap>", "A: One.\n\nnoise", None),
    ],
)
def test_a_sample_is_an_excerpt(gap, text, is_excerpt):
    document = tei(f"<u who='#A'><seg>One.</seg>{gap}</u>")
    assert (document.text, document.metadata.get("is_excerpt")) == (text, is_excerpt)


@pytest.mark.parametrize(
    ("samples", "facts"),
    [
        ("gap@reason=sampling", {"is_excerpt": "true"}),
        ("gap@reason=editorial", {}),
        ("", {}),
    ],
)
def test_what_may_say_that_a_text_is_a_sample_can_have_a_condition(samples, facts):
    root = etree.fromstring("<a><!-- gap --><gap reason='sampling'/></a>")
    assert facts_of(root, Dialect(name="A", roots="a", samples=samples)) == facts


HEADER = """<teiHeader><fileDesc><titleStmt>
<title type="main" xml:lang="en">Minutes</title>
<title type="main" xml:lang="sl">Zapisnik</title><meeting n="3">3</meeting></titleStmt>
<editionStmt><edition><date when="2023-05-05"/></edition></editionStmt>
<publicationStmt><date when="2021-01-02+02:00"/></publicationStmt></fileDesc>
<profileDesc><settingDesc><setting><date when="1998-11-25">25. 11.</date></setting>
</settingDesc></profileDesc></teiHeader>"""


def test_tei_facts():
    assert tei("<u who='#A'><seg>Da.</seg></u>", HEADER).metadata == {
        "format": "TEI",
        "encoding": "utf-8",
        "title": "Zapisnik",
        "language": "sl",
        "event": "1998-11-25",
        "event_place": "XML teiHeader//settingDesc//date/@when",
        "published": "2021-01-02",
        "published_place": "XML teiHeader//publicationStmt/date/@when",
    }


@pytest.mark.parametrize(
    ("body", "text", "said"),
    [
        pytest.param(
            '<speech by="#m-lee"><from>Ms M LEE: </from><p>Thank you.</p>'
            "<p>So.</p></speech>",
            "Ms M LEE:\n\nThank you.\n\nSo.",
            [("Ms M LEE", "Thank you.\n\nSo.")],
            id="the label is printed",
        ),
        pytest.param(
            '<speech by="#lee"><p>Thank you.</p></speech>',
            "May Lee: Thank you.",
            [("May Lee", "Thank you.")],
            id="no label: the name that the file lists",
        ),
        pytest.param(
            '<speech by="#bo"><from/><p>Yes.</p></speech>',
            "bo: Yes.",
            [("bo", "Yes.")],
            id="an empty label: the id",
        ),
        pytest.param(
            '<speech by="" as="#chair"><p>Order.</p></speech>',
            "chair: Order.",
            [("chair", "Order.")],
            id="an office and no name",
        ),
        pytest.param(
            '<speech by=""><p>Nobody knows.</p></speech>',
            "Nobody knows.",
            [("", "Nobody knows.")],
            id="nobody",
        ),
        pytest.param(
            '<speech by="#u"><from>El señor ULLOA.- Señora, en la ley: no.</from>'
            "<p>Sí.</p></speech>",
            "El señor ULLOA.- Señora, en la ley: no.\n\nSí.",
            [("El señor ULLOA", "Señora, en la ley: no.\n\nSí.")],
            id="the label has swallowed the paragraph",
        ),
        pytest.param(
            '<speech by="#u"><p>El señor <b>ULLOA</b> (Presidente).- Sí.</p></speech>',
            "El señor ULLOA (Presidente).- Sí.",
            [("El señor ULLOA (Presidente)", "Sí.")],
            id="the label stands in the words",
        ),
        pytest.param(
            '<speech by="#u"><p>Bueno.- Sigamos.</p></speech>',
            "u: Bueno.- Sigamos.",
            [("u", "Bueno.- Sigamos.")],
            id="a sentence is no label",
        ),
        pytest.param(
            '<question by="#a" to="#b"><from>Ann</from><p>Why?</p></question>'
            '<answer by="#b"><from>Bo</from><p>So.</p></answer>',
            "Ann\n\nWhy?\n\nBo\n\nSo.",
            [("Ann", "Why?"), ("Bo", "So.")],
            id="questions and answers",
        ),
        pytest.param(
            '<speech by="#a"><from>Ann</from></speech>'
            '<speech by="#b"><from>Bo</from><p>So.</p></speech>',
            "Ann\n\nBo\n\nSo.",
            [("Ann", ""), ("Bo", "So.")],
            id="an empty turn is kept",
        ),
    ],
)
def test_akoma_ntoso_turns(body, text, said):
    document = akn(body, '<TLCPerson eId="lee" showAs="May Lee">kept</TLCPerson>')
    assert document.text == text
    assert turns(document) == said


@pytest.mark.parametrize(
    "namespace",
    [
        AKN_3,
        "http://www.akomantoso.org/2.0",
        f"{AKN_3}/CSD03",
        f"{AKN_3}/CSD13",
        "",
    ],
)
def test_akoma_ntoso_in_every_namespace(namespace):
    document = akn(
        '<speech by="#a"><from>Ann</from><p>Yes.</p></speech>', "", namespace
    )
    assert turns(document) == [("Ann", "Yes.")]


def test_akoma_ntoso_what_nobody_says():
    document = akn(
        "<debateSection><num>I.</num><heading>ROLL</heading><narrative>At 9."
        "</narrative><scene>(Applause)</scene><rollCall><p>All.</p>"
        "<speech by='#a'><from>Ann</from><p>Here.</p></speech>"
        "<p>None away.</p></rollCall></debateSection>"
    )
    assert document.text == (
        "I.\n\nROLL\n\nAt 9.\n\n(Applause)\n\nAll.\n\nAnn\n\nHere.\n\nNone away."
    )
    assert marked(document, "heading") == ["I.", "ROLL"]
    assert marked(document, "stage") == ["(Applause)"]
    assert marked(document, "narration") == ["At 9.", "All.", "None away."]
    assert turns(document) == [("Ann", "Here.")]


@pytest.mark.parametrize(
    ("body", "event"),
    [
        ("", "2009-02-03"),
        ("<preface><docDate date='2009-02-01'>1 Feb</docDate></preface>", "2009-02-01"),
        ("<preface><docDate date='3000-01-01'>?</docDate></preface>", "2009-02-03"),
    ],
)
def test_akoma_ntoso_day(body, event):
    meta = "<FRBRWork><FRBRdate date='{}'/></FRBRWork><FRBRlanguage language='eng'/>"
    speech = "<speech by='#a'><p>Yes.</p></speech>"
    document = akn(body + speech, meta.format("2009-02-03"))
    assert document.metadata["event"] == event
    assert document.metadata["language"] == "en"
    assert akn(speech, meta.format("3000-01-01")).metadata.get("event") is None


BUNDESTAG = """<dbtplenarprotokoll sitzung-datum="24.10.2017">
<vorspann><kopfdaten><sitzungstitel>1. Sitzung</sitzungstitel>
<veranstaltungsdaten>Berlin, <datum date="24.10.2017">24. Oktober</datum>.
</veranstaltungsdaten></kopfdaten>
<inhaltsverzeichnis><ivz-titel>Inhalt:</ivz-titel></inhaltsverzeichnis></vorspann>
<sitzungsverlauf><sitzungsbeginn><name>Präsidentin Ulm:</name><p klasse="J">Guten
Tag.</p></sitzungsbeginn>
<tagesordnungspunkt><p klasse="J">Ich rufe auf:</p><p klasse="T_NaS">Bericht</p>
<p klasse="J">Bitte.</p><rede><p klasse="redner"><redner id="1"><name><vorname>Bo
</vorname></name></redner>Dr. Bo Lenz (SPD):</p><p klasse="J_1">Danke.</p>
<kommentar>(Beifall)</kommentar><kommentar>(Eva Au [AfD]: Nein!)</kommentar>
<name>Präsidentin Ulm:</name><p klasse="J_1">Die Zeit!</p>
<p klasse="redner"><redner id="1"/>Dr. Bo Lenz (SPD):</p><p klasse="J_1">Ja.</p></rede>
<p klasse="T_fett">Abstimmung</p></tagesordnungspunkt>
<tagesordnungspunkt><p klasse="J">Wer weiß.</p></tagesordnungspunkt></sitzungsverlauf>
<anlagen><p>Liste</p></anlagen><rednerliste><redner><name>Lenz</name></redner>
</rednerliste></dbtplenarprotokoll>"""


def test_bundestag():
    document = read(BUNDESTAG)
    assert turns(document) == [
        ("Präsidentin Ulm", "Guten Tag.\n\nIch rufe auf:\n\nBericht\n\nBitte."),
        ("Dr. Bo Lenz (SPD)", "Danke.\n\n(Beifall)\n\n(Eva Au [AfD]: Nein!)"),
        ("Präsidentin Ulm", "Die Zeit!"),
        ("Dr. Bo Lenz (SPD)", "Ja."),
    ]
    assert marked(document, "heading") == [
        "1. Sitzung", "Inhalt:", "Bericht", "Abstimmung",
    ]  # fmt: skip
    assert marked(document, "metadata") == ["24. Oktober"]
    assert "Berlin, 24. Oktober." in document.text
    assert marked(document, "stage") == ["(Beifall)"]
    assert marked(document, "interjection") == ["(Eva Au [AfD]: Nein!)"]
    assert document.text.endswith("Abstimmung\n\nWer weiß.\n\nListe")
    assert document.metadata["event"] == "2017-10-24"
    assert document.metadata["language"] == "de"


def test_a_chair_who_goes_on_in_the_next_item():
    document = read(
        "<sitzungsverlauf><tagesordnungspunkt><rede><p klasse='redner'>Eva Au:</p>"
        "<p>Ja.</p><name>Vizepräsident Ulm:</name><p>Danke.</p></rede>"
        "</tagesordnungspunkt><tagesordnungspunkt><p klasse='J'>Punkt 2.</p>"
        "<p klasse='T_NaS'>Bericht</p><rede><p klasse='redner'>Eva Au:</p></rede>"
        "<name>Vizepräsident Ulm:</name><p>Schluss.</p></tagesordnungspunkt>"
        "<anlagen><p>Liste</p></anlagen></sitzungsverlauf>"
    )
    assert turns(document) == [
        ("Eva Au", "Ja."),
        ("Vizepräsident Ulm", "Danke.\n\nPunkt 2."),
        ("Eva Au", ""),
        ("Vizepräsident Ulm", "Schluss."),
    ]


def test_an_older_sitting_of_the_bundestag_is_its_printed_text():
    document = read(
        "<DOKUMENT><NR>13/2</NR><DATUM>10.11.1994</DATUM><TITEL>Protokoll</TITEL>"
        "<TEXT>\nEva Au:  Ja.\n\n  (Beifall)\nUlm: Nein.\n</TEXT></DOKUMENT>"
    )
    assert document.text == "Eva Au:  Ja.\n\n  (Beifall)\nUlm: Nein."
    assert document.marks == ()
    assert document.metadata["event"] == "1994-11-10"


@pytest.mark.parametrize(
    ("body", "text", "said"),
    [
        pytest.param(
            '<speech speakername="Ann Lee" speakerid="uk/1"><p>One.</p>'
            "<p>Two.</p></speech>",
            "Ann Lee: One.\n\nTwo.",
            [("Ann Lee", "One.\n\nTwo.")],
            id="a name",
        ),
        pytest.param(
            '<speech speakername="Ann Lee" speakeroffice="The Minister">'
            "<p>Yes.</p></speech>",
            "The Minister (Ann Lee): Yes.",
            [("The Minister (Ann Lee)", "Yes.")],
            id="an office and a name",
        ),
        pytest.param(
            '<speech speakerid="uk.org.publicwhip/member/7"><p>Yes.</p></speech>',
            "uk.org.publicwhip/member/7: Yes.",
            [("uk.org.publicwhip/member/7", "Yes.")],
            id="an id only",
        ),
        pytest.param(
            '<speech nospeaker="true"><p>Motion made.</p></speech>'
            '<speech id="x"><p>The House met.</p></speech>',
            "Motion made.\n\nThe House met.",
            [],
            id="nobody speaks",
        ),
        pytest.param(
            '<speech speakername="Ann"/><speech speakername="Bo"><p>Yes.</p></speech>',
            "Ann:\n\nBo: Yes.",
            [("Ann", ""), ("Bo", "Yes.")],
            id="an empty turn is kept",
        ),
        pytest.param(
            '<ques speakername="Ann"><p>Why?</p></ques>'
            '<reply speakername="Bo"><p>So.</p></reply>',
            "Ann: Why?\n\nBo: So.",
            [("Ann", "Why?"), ("Bo", "So.")],
            id="a written question",
        ),
        pytest.param(
            '<gidredirect oldgid="a"/><speech speakername="Ann"><p>I say '
            '<phrase name="Bo">the hon. Member</phrase>, no.</p></speech>',
            "Ann: I say the hon. Member, no.",
            [("Ann", "I say the hon. Member, no.")],
            id="phrases are words",
        ),
    ],
)
def test_they_work_for_you_turns(body, text, said):
    document = twfy(body)
    assert document.text == text
    assert turns(document) == said


def test_they_work_for_you_what_nobody_says():
    document = twfy(
        '<major-heading id="uk.org.publicwhip/debate/2009-10-29a.1.1"> Oil\n '
        "</major-heading>"
        '<speech id="y" nospeaker="true"><p>Motion made.</p></speech>'
        '<speech speakername="Ann" id="x"><p>Yes.</p>'
        '<p class="italic">rose—</p></speech><division><mplist>'
        "<mpname>Lee, Ann</mpname><mpname>Li, Bo</mpname></mplist></division>"
    )
    assert marked(document, "heading") == ["Oil"]
    assert marked(document, "narration") == [
        "Motion made.", "rose—", "Lee, Ann\nLi, Bo",
    ]  # fmt: skip
    assert document.metadata["event"] == "2009-10-29"


@pytest.mark.parametrize(
    ("body", "text", "said"),
    [
        pytest.param(
            "<p><member>Mr. Lee <memberconstituency>(Hull)</memberconstituency>"
            "</member><membercontribution>: One.<lb/>Two.</membercontribution></p>",
            "Mr. Lee (Hull): One.\n\nTwo.",
            [("Mr. Lee (Hull)", "One.\n\nTwo.")],
            id="the colon is the label's",
        ),
        pytest.param(
            "<p>4. <member>Mr. Lee</member> <membercontribution>asked why."
            "</membercontribution></p>",
            "4. Mr. Lee asked why.",
            [("Mr. Lee", "asked why.")],
            id="a numbered question",
        ),
        pytest.param(
            "<p>1. <member>Mr. Lee</member> asked why.</p>",
            "1. Mr. Lee asked why.",
            [],
            id="a member who contributes nothing is told of",
        ),
        pytest.param(
            "<p><member>Mr. Lee</member><membercontribution>: One"
            "</membercontribution></p><col>7</col><p>[Pause.]</p>"
            "<p><membercontribution>two.</membercontribution></p>",
            "Mr. Lee: One\n\n7\n\n[Pause.]\n\ntwo.",
            [("Mr. Lee", "One\n\n7\n\n[Pause.]\n\ntwo.")],
            id="a contribution without a member goes on",
        ),
        pytest.param(
            "<p><member>Mr. Lee</member><membercontribution>: One."
            "</membercontribution></p><section><title>B</title><p><membercontribution>"
            "Two.</membercontribution></p></section>",
            "Mr. Lee: One.\n\nB\n\nTwo.",
            [("Mr. Lee", "One."), ("", "Two.")],
            id="but not under another heading",
        ),
    ],
)
def test_hansard_turns(body, text, said):
    document = hansard(body)
    assert document.text == text
    assert turns(document) == said
    labels = [label for label in marked(document, "label") if label[0].isdigit()]
    assert labels == (["4. Mr. Lee"] if text.startswith("4") else [])


def test_hansard_what_nobody_says():
    document = hansard(
        '<image src="x"/><title>COMMONS</title><date format="1976-01-22">'
        "Thursday</date><p>[Mr. SPEAKER <i>in the Chair</i>]</p>"
        "<p><member>Mr. Lee</member><membercontribution>: ten\n<image/>\n"
        "<col>1514</col>\nmen</membercontribution></p>"
    )
    assert document.text.endswith("Mr. Lee: ten 1514 men")
    assert marked(document, "furniture") == ["1514"]
    assert marked(document, "narration") == ["[Mr. SPEAKER in the Chair]"]
    assert marked(document, "heading") == ["COMMONS"]
    assert document.metadata["title"] == "COMMONS"
    assert document.metadata["event"] == "1976-01-22"


ECPC = """<!DOCTYPE ecpc_CD SYSTEM "cd.dtd"><ecpc_CD><header language="ES">
<title>DIARIO</title><date>{date}</date><index><indexitem>SUMARIO
El señor Li habla.</indexitem></index></header><body><heading>ACTA</heading>
<intervention><speaker><name>{name}</name><gender>male</gender><post> PRESIDENTE</post>
</speaker><speech>
Buenos días.
Sigo <page_number>Página 4</page_number>
aquí. <omit type="comment">Aplausos</omit>.
</speech></intervention></body></ecpc_CD>"""


@pytest.mark.parametrize(
    ("name", "label", "printed"),
    [
        ("Li, Bo", "Li, Bo", "Li, Bo, PRESIDENTE:"),
        ("UNKNOWN", "PRESIDENTE", "PRESIDENTE:"),
    ],
)
def test_ecpc(name, label, printed):
    document = read(ECPC.format(name=name, date="celebrada el 13 de enero de 2016"))
    said = "Buenos días.\n\nSigo Página 4\n\naquí. Aplausos."
    assert turns(document) == [(label, said)]
    assert marked(document, "label") == [printed]
    assert marked(document, "furniture") == ["Página 4"]
    assert marked(document, "stage") == ["Aplausos"]
    assert marked(document, "heading") == ["DIARIO", "ACTA"]
    assert marked(document, "narration") == ["SUMARIO\n\nEl señor Li habla."]
    assert document.metadata["language"] == "es"
    assert document.metadata["event"] == "celebrada el 13 de enero de 2016"


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("2009-10-29", "2009-10-29"),
        ("2020-04-08+02:00", "2020-04-08"),
        ("uk.org.publicwhip/debate/2009-10-29a.1.1", "2009-10-29"),
        ("20230223", "2023-02-23"),
        ("24.10.2017", "2017-10-24"),
        (
            "celebrada el martes, 20 de enero de 2015",
            "celebrada el martes, 20 de enero de 2015",
        ),
        ("1-3 May 2014", "1-3 May 2014"),
        ("1250-05-03", "1250-05-03"),
        ("3000-01-01", ""),
        ("0001-01-01", ""),
        ("2009-02-30", ""),
        ("2009-10", ""),
        ("2009", ""),
        ("11", ""),
        ("uk.org.publicwhip/member/1815", ""),
    ],
)
def test_a_day_in_digits_or_in_words(text, day):
    assert day_or_phrase(text) == day


@pytest.mark.parametrize(
    ("text", "label", "rest"),
    [
        ("Mr S LEE: ", "Mr S LEE", " "),
        ("HON. B. LEE.- ", "HON. B. LEE", " "),
        ("HON. B. LEE. – ", "HON. B. LEE", " "),
        ("Mr Lee (Hull): ", "Mr Lee (Hull)", ""),
        ("The Minister: Mr Lee", "The Minister: Mr Lee", ""),
        ("El señor LI.- Señor, no.", "El señor LI", " Señor, no."),
        ("Mr LEE: " + "I say this. " * 20, "Mr LEE", " " + "I say this. " * 20),
        ("He was there. El señor LI.- No", "He was there. El señor LI.- No", ""),
        ("I say this, and that. " * 20, "", "I say this, and that. " * 20),
    ],
)
def test_printed_label(text, label, rest):
    found = printed_label(text)
    assert found.text == label
    assert text[found.end :].strip() == rest.strip()


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("El señor ULLOA.- Sí.", "El señor ULLOA"),
        ("ULLOA.- Sí.", ""),
        ("Bueno, no.- Sigamos con la ONU.- Sí.", ""),
        ("Fue largo. La ONU.- Sí.", ""),
        ("El señor ULLOA: Sí.", ""),
    ],
)
def test_leading_label(text, label):
    assert leading_label(text).text == label
