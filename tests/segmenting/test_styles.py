"""Labels as the world prints them: a short transcript of ours for each way."""

import pytest

from helpers.readers import read_document
from helpers.segmenting import segment

STYLES = {
    "FOMC: an office in capitals and a full stop": (
        "CHAIRMAN ORR. Thank you all. Let us begin.\n\n"
        "MR. LEE. Mr. Chairman, rates are low. Prices rise.\n\n"
        "PARTICIPANT. Second.\n\nSPEAKER(?). No.\n\nMR. LEE. We agree. It is late.",
        ["CHAIRMAN ORR", "MR. LEE", "PARTICIPANT", "SPEAKER(?)", "MR. LEE"],
    ),
    "a president and a letter, with full stops": (
        "The President. Good afternoon. Please sit.\n\nThe tax bill is done.\n\n"
        "Q. Mr. President, when?\n\nThe President. Soon. The bill is here.\n\n"
        "Q. And then?\n\nThe President. Then we rest.",
        ["The President", "Q", "The President", "Q", "The President"],
    ),
    "a letter and a space": (
        "MS. LEE: Good day. Here is the plan.\n\nQ Who pays?\n\nMS. LEE: The town.\n\n"
        "Q (Inaudible.)\n\nQ fever is not our theme.\n\nMS. LEE: No.",
        ["MS. LEE", "Q", "MS. LEE", "Q", "MS. LEE"],
    ),
    "the State Duma": (
        "Председательствующий. Добрый день! Начинаем работу.\n\n"
        "Результаты регистрации (12 час. 03 мин.)\n\nПрисутствует 418 чел. 92,9 %\n\n"
        "Орлов О. Н., фракция «Река».\n\nУважаемые коллеги, нужно обсудить мост.\n\n"
        "Из зала. (Не слышно.)\n\nПредседательствующий. Спасибо. Садитесь.\n\n"
        "Куров А. В. сказал, что это не так.",
        [
            "Председательствующий",
            "Орлов О. Н., фракция «Река»",
            "Из зала",
            "Председательствующий",
        ],
    ),
    "the Verkhovna Rada": (
        "10:23:48\nОРЛЕНКО Д.О.\nДякую, шановні колеги.\n\n13:57:42\nГОЛОВУЮЧИЙ.\n"
        "Голосуємо.\n\nЗа-214\n\nРішення прийнято: дякую.\n\n14:01:02\nОРЛЕНКО"
        " Д.О.\nДобре.",
        ["ОРЛЕНКО Д.О.", "ГОЛОВУЮЧИЙ.", "ОРЛЕНКО Д.О."],
    ),
    "Russian initials": (
        "С.В.Орлов: Я не считаю, что мы подошли близко.\n\nВопрос: На прошлой"
        " неделе?\n\n"
        "С.В.Орлов: Также обращаю внимание: выплаты к празднику.\n\n"
        "Также обращаю внимание: это важно.",
        ["С.В.Орлов", "Вопрос", "С.В.Орлов"],
    ),
    "a Chinese ministry": (
        "《河边日报》记者：据报道，桥几天前关闭。\n\n毛河：我们表示关注。\n\n"
        "中国有句俗话：水到渠成。\n\n巴西《环球报》记者：何时开放？\n\n毛河：很快。\n\n"
        "记者追问：几点？\n\n毛河：八点。",
        [
            "《河边日报》记者", "毛河", "巴西《环球报》记者",
            "毛河", "记者追问", "毛河",
        ],
    ),
    "several Chinese names, masked ones, a house": (
        "魏河斌、彭小婷：\n我們來了。\n\n李○○(附議者)：\n大家早安\n\n總務處（Zhi）：\n好。",
        ["魏河斌、彭小婷", "李○○(附議者)", "總務處（Zhi）"],
    ),
    "the Japanese Diet": (
        "○議長（山田太郎君）　これより会議を開きます。\n\n"
        "○国務大臣（川田花子君）　お答えします。",
        ["議長（山田太郎君）", "国務大臣（川田花子君）"],
    ),
    "Hansard with a numbered question": (
        "1. Mr. Ash asked the Secretary of State for Energy if he will visit.\n\n"
        "The Parliamentary Under-Secretary of State for Energy (Mr. David Birch): I was"
        " there.\n\nMr. Ash: When?\n\nMr. Birch: In May.\n\nHon. Members: Hear,"
        " hear.\n\n"
        "2. Mrs. Elm asked the Secretary of State for Energy what he eats.\n\n"
        "Mr. Birch: Bread.",
        [
            "Mr. Ash",
            "The Parliamentary Under-Secretary of State for Energy (Mr. David Birch)",
            "Mr. Ash",
            "Mr. Birch",
            "Hon. Members",
            "Mrs. Elm",
            "Mr. Birch",
        ],
    ),
    "headings with a colon": (
        "Health: Colds — Question\n\nLord Ash: What is done?\n\nLord Elm: Much.\n\n"
        "Introduction: Lord Birch\n\nLord Ash: I see.\n\n"
        "Defence: Submarines (Question No. 20)\n\nLord Elm: None.\n\nLord Ash: Thanks.",
        ["Lord Ash", "Lord Elm", "Lord Ash", "Lord Elm", "Lord Ash"],
    ),
    "Fiji: a mark inside a paragraph": (
        "HON. PROF. B. C. ASH.- Mr. Speaker, Sir, I move that it be read.\n\n"
        "Thank you, Mr. Speaker. MR. SPEAKER.– Thank you. The Honourable Elm.\n\n"
        "HON. RO F.Q. ELM. – I second it.",
        ["HON. PROF. B. C. ASH", "MR. SPEAKER", "HON. RO F.Q. ELM"],
    ),
    "South Africa, in several languages": (
        "The DEPUTY SPEAKER: Order!\n\nMr S M ASH: Chair, thank you.\n\n"
        "Nkskz Z B N ELM: Enkosi.\n\nAn HON MEMBER: No!\n\nMnr P J BIRCH: Dankie.",
        [
            "The DEPUTY SPEAKER", "Mr S M ASH", "Nkskz Z B N ELM", "An HON MEMBER",
            "Mnr P J BIRCH",
        ],
    ),
    "brackets in brackets": (
        "The Chair (Hon. Ann Ash (North River, Lib.)): I call the meeting to order.\n\n"
        "Mr. Bo Elm (Saint-Jean, BQ): Thank you.\n\nThe Chair: Go on.\n\nMr. Bo Elm:"
        " Yes.",
        [
            "The Chair (Hon. Ann Ash (North River, Lib.))",
            "Mr. Bo Elm (Saint-Jean, BQ)",
            "The Chair",
            "Mr. Bo Elm",
        ],
    ),
    "a debate: capitals, then surnames": (
        "ANN ASH, NEWS MODERATOR: We are live.\n\nBO ELM, NEWS MODERATOR: Indeed.\n\n"
        "ASH: The first question.\n\nELM: The second.\n\n(CROSSTALK)\n\nASH: Please.",
        ["ANN ASH, NEWS MODERATOR", "BO ELM, NEWS MODERATOR", "ASH", "ELM", "ASH"],
    ),
    "a call with investors": (
        "Operator: Good morning. [Operator Instructions]. Go ahead.\n\n"
        "Ann Ash: Thank you.\n\nspk09: Hi, this is Bo.\n\nAnn Ash: Revenue: up.\n\n"
        "Operator: The next question.",
        ["Operator", "Ann Ash", "spk09", "Ann Ash", "Operator"],
    ),
    "a Bundestag where every noun has a capital": (
        "Vizepräsidentin Petra Esche: Das Wort hat Bo Ulme.\n\n"
        "Bo Ulme (CDU/CSU): Frau Präsidentin! Ich sage es.\n\nZweiter Mythos: Der"
        " Haushalt"
        " sei sozial.\n\nPositive Nachricht: Die Brücke steht.\n\n"
        "Also: Bleiben Sie dabei.\n\n(Beifall bei der SPD – Jan Linde [AfD]: Die Zeit"
        " war ja"
        " um!)\n\nVizepräsidentin Petra Esche: Danke.",
        [
            "Vizepräsidentin Petra Esche", "Bo Ulme (CDU/CSU)",
            "Vizepräsidentin Petra Esche",
        ],
    ),
    "a German press conference": (
        "Sprecher: StS Linde, Ulme (BMVI), Esche (BMI)\n\nFrage: Ich habe eine Frage:"
        " Wann?"
        "\n\nUlme: Bald.\n\nZusatzfrage: Und wo?\n\nStS Linde: Hier.\n\nFRAGE TANNE:"
        " Warum?"
        "\n\nVORS. BUCHE: Danke.",
        ["Frage", "Ulme", "Zusatzfrage", "StS Linde", "FRAGE TANNE", "VORS. BUCHE"],
    ),
    "a Spanish sitting with a vocative and a quoted author": (
        "El señor PRESIDENTE: Señorías, comienza la sesión.\n\n"
        "La señora RÍO GARCÍA: Gracias.\n\nAntonio Machado: 'Caminante, no hay"
        " camino'.\n\n"
        "Querida Ana: ¡Qué día!\n\nSeñor Monte Olmo: ¡silencio!\n\n(Aplausos.)\n\n"
        "El señor PRESIDENTE: Gracias.",
        ["El señor PRESIDENTE", "La señora RÍO GARCÍA", "El señor PRESIDENTE"],
    ),
    "a broadcaster's machine": (
        "Voz 17 00:02 Buenos días\n\nVoz 3 00:07 y recapitular\n\nVoz 17 00:15 a esta"
        " hora",
        ["Voz 17", "Voz 3", "Voz 17"],
    ),
    "an apposition with a long office": (
        "Bo Elm, Head of the Department of Rivers and Locks: We begin.\n\n"
        "Minister of Rivers Ann Ash: Good.\n\nBo Elm: Indeed.\n\n"
        "Sports commentator Jo Birch, ceremony moderator: Please.",
        [
            "Bo Elm, Head of the Department of Rivers and Locks",
            "Minister of Rivers Ann Ash",
            "Bo Elm",
            "Sports commentator Jo Birch, ceremony moderator",
        ],
    ),
    "the Supreme Court": (
        "CHIEF JUSTICE ASH: We'll hear argument.\n\nMR. ELM: Mr. Chief Justice, may it"
        " please.\n\nJUSTICE BIRCH: Why?\n\nMR. ELM: Because: it is so.",
        ["CHIEF JUSTICE ASH", "MR. ELM", "JUSTICE BIRCH", "MR. ELM"],
    ),
    "a deposition": (
        "Q.   State your name.\n\nA.   Ann Ash.\n\nQ.   Your age?\n\nA.   Forty. I"
        " think.\n\n"
        "MR. ELM:  Objection.\n\nTHE WITNESS:  Fine.\n\nQ.   Go on.\n\nA.   Yes.",
        ["Q", "A", "Q", "A", "MR. ELM", "THE WITNESS", "Q", "A"],
    ),
    "a list of appointments is no talk": (
        "Ann Ash: I name them now.\n\nMinister of Rivers: Bo Elm.\n\n"
        "Minister of Locks: Jo Birch.\n\nMinister of Boats: Di Oak.\n\nBo Elm:"
        " Thanks.\n\n"
        "Ann Ash: Well.",
        ["Ann Ash", "Bo Elm", "Ann Ash"],
    ),
    "a sentence with an office before its colon": (
        "Ann Ash: Good.\n\nThe Prime Minister suggested two ways: by boat or by"
        " land.\n\n"
        "The topline: we go.\n\nHere’s what has changed: you.\n\nAnn Ash: So.",
        ["Ann Ash", "Ann Ash"],
    ),
    "a trial": (
        "THE COURT: Good morning.\n\nMR. ASH: I call Bo Elm.\n\nBY MR. ASH:\n\n"
        "Q.  State your name.\n\nA.  Bo Elm.\n\nTHE COURT: Go on.\n\nQ.  When?",
        ["THE COURT", "MR. ASH", "Q", "A", "THE COURT", "Q"],
    ),
    "a debate with parties and offices": (
        "ANN ASH (D), PRESIDENT OF TOFT: Good day.\n\n"
        "BO ELM, CNN CHIEF REPORTER: So?\n\nASH: Yes.\n\n(UNKNOWN): Boo.\n\n"
        "ELM: Thanks.",
        [
            "ANN ASH (D), PRESIDENT OF TOFT", "BO ELM, CNN CHIEF REPORTER", "ASH",
            "(UNKNOWN)", "ELM",
        ],
    ),
    "Brazil": (
        "O SR. PRESIDENTE (Ana Rojas. Bloco/PP - AL) - Declaro aberta a sessão.\n\n"
        "A SRA. BIA OLMO (PT - SP. Pela ordem.) - Sr. Presidente, não.\n\n"
        "O SR. é meu amigo (e de todos) e vem.",
        [
            "O SR. PRESIDENTE (Ana Rojas. Bloco/PP - AL)",
            "A SRA. BIA OLMO (PT - SP. Pela ordem.)",
        ],
    ),
    "Italy": (
        "PRESIDENTE. Ha facoltà di parlare.\n\nANNA OLMO, Presidente del Consiglio dei"
        " ministri. Grazie. Comincio.\n\nPRESIDENTE. La ringrazio.\n\n"
        "Anna Olmo, presidente di tutti. Lo dico io.",
        [
            "PRESIDENTE", "ANNA OLMO, Presidente del Consiglio dei ministri",
            "PRESIDENTE",
        ],
    ),
    "Japanese questions and answers": (
        "問）橋はいつ開きますか。\n\n答）来週です。\n\n問題）はない。",
        ["問", "答"],
    ),
    "Scottish numbers": (
        "The Presiding Officer (Ann Ash): We begin.\n\n"
        "1. Bo Elm (Toft) (Con): When?\n\nThe Presiding Officer: Soon.\n\n"
        "2. Stone Bridge: it is old.\n\nBo Elm: Well.",
        ["The Presiding Officer (Ann Ash)", "Bo Elm (Toft) (Con)",
         "The Presiding Officer", "Bo Elm"],
    ),
    "countries quoted": (
        "Ann Ash: They wrote to us.\n\nFrance: “It is allowed.”\n\nGermany: “It is"
        " not.”"
        "\n\nFrance: “It was.”\n\nAnn Ash: So.",
        ["Ann Ash", "Ann Ash"],
    ),
}  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), STYLES.values(), ids=STYLES)
def test_labels_as_the_world_prints_them(text, expected):
    document = read_document(text.encode(), name="a.txt")
    assert [turn.label for turn in segment(document).turns if turn.label] == expected
