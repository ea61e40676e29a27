"""The day of a meeting: taken where words bind it, missing where nothing does."""

from datetime import date

import pytest

from helpers.dates import find_days
from helpers.readers import Document
from helpers.segmenting import segment
from helpers.segmenting.spans import Span

TURNS = (
    "\n\nANN LEE: Good morning.\n\nBOB RAY: Good day, on 5 May 1999.\n\nANN LEE: So."
)


def days_of(head, *, foot="", given=None, name="", source_url="", **metadata):
    """Return the days of a transcript with `head` above and `foot` under its turns."""
    document = Document(f"{head}{TURNS}{foot}", metadata=metadata)
    spans = segment(document, []).spans
    return find_days(document, spans, given or {}, name=name, source_url=source_url)


@pytest.mark.parametrize(
    ("head", "day"),
    [
        ("Regierungspressekonferenz vom 7. November 2016 (BPA)", date(2016, 11, 7)),
        ("Mitschrift der Pressekonferenz - Montag, 7. November 2016",
         date(2016, 11, 7)),
        ("Protokoll der Sitzung vom 7. November 2016", date(2016, 11, 7)),
        ("Troisième séance du mardi 29 janvier 2013", date(2013, 1, 29)),
        ("Sesión plenaria núm. 5 celebrada el martes, 20 de enero de 2015",
         date(2015, 1, 20)),
        ("Стенограмма заседания 7 ноября 2023 года", date(2023, 11, 7)),
        ("[Congressional Record Volume 151, Number 99 (Wednesday, July 20, 2005)]",
         date(2005, 7, 20)),
        ("Remarks and answers at a forum in Sochi, September 10, 2021",
         date(2021, 9, 10)),
        ("Department Press Briefing – March 9, 2023", date(2023, 3, 9)),
        ("Meeting of the Harbour Council held on 7 November 2016", date(2016, 11, 7)),
        ("Meeting of the finance committee held on 7 May 2016", date(2016, 5, 7)),
        ("The meeting was held on 7 May 2016.", date(2016, 5, 7)),
        ("Meeting of the Harbour Council on 7 November 2016", date(2016, 11, 7)),
        ("# 2019-06-14 Meeting with a delegation", date(2019, 6, 14)),
        ("2023年4月3日外交部发言人主持例行记者会", date(2023, 4, 3)),
        ("大臣会見記録（令和7年10月22日（水曜日）15時30分）", date(2025, 10, 22)),
        ("90. Sitzung\nDonnerstag, den 16. März 2023", date(2023, 3, 16)),
        ("90. Sitzung\nBerlin, Donnerstag, den 16. März 2023", date(2023, 3, 16)),
        ("House of Commons\nTuesday 27 October 2009\nThe House met at ten o'clock",
         date(2009, 10, 27)),
        ("Department of State\nMARCH 9, 2023\n2:02 p.m. EST", date(2023, 3, 9)),
        ("Press Briefing, May 14, 2019", date(2019, 5, 14)),
        ("Plenary Session, Tuesday 14 May 2019", date(2019, 5, 14)),
        ("Date: 3 May 2014\nPlace: Toft\nMinutes of the meeting", date(2014, 5, 3)),
        ("Дата: 3 мая 2014 года\nСтенограмма заседания", date(2014, 5, 3)),
        ("THE ASSEMBLY\nTUESDAY, 14 MAY 2019\n____\nPROCEEDINGS OF THE ASSEMBLY",
         date(2019, 5, 14)),
        ("Official Hansard\nTHURSDAY, 14 MAY 2015", date(2015, 5, 14)),
        ("第7回国会 予算委員会 第5号\n令和5年2月14日（火曜日）", date(2023, 2, 14)),
        ("第7回国会 本会議 第5号 令和5年2月14日", date(2023, 2, 14)),
        ("Protokoll från sammanträdet den 14 mars 2013", date(2013, 3, 14)),
        ("Rådets snabbprotokoll 2022/23:67 Tisdagen den 14 mars 2023",
         date(2023, 3, 14)),
        ("Sammanträde, onsdagen den 15 mars 2023", date(2023, 3, 15)),
        ("Seduta n. 100 di martedì 14 maggio 2019", date(2019, 5, 14)),
        ("Sesión 56ª, en martes 8 de noviembre de 2005", date(2005, 11, 8)),
        ("Sprawozdanie Stenograficzne z 12. posiedzenia Rady w dniu 14 maja 2020 r.",
         date(2020, 5, 14)),
        ("Reunião plenária de 14 de maio de 2020", date(2020, 5, 14)),
        ("Interview mit dem Hafenfunk am 14. Mai 2019", date(2019, 5, 14)),
        ("Entretien accordé à Radio Toft, le 14 mai 2019", date(2019, 5, 14)),
        ("Conferencia de prensa del presidente Ray López del 14 de mayo de 2019",
         date(2019, 5, 14)),
        ("Пресс-конференция по итогам переговоров. 14 мая 2019 года, Тофт",
         date(2019, 5, 14)),
        ("Minutes of the 5th meeting held at the Town Hall on Tuesday 14th May 2019",
         date(2019, 5, 14)),
        ("Transcript from the press conference of 3 May 2014", date(2014, 5, 3)),
        ("Statement delivered at the sitting of 3 May 2014", date(2014, 5, 3)),
        ("Rede in der Sitzung vom 3. Mai 2014", date(2014, 5, 3)),
        ("Statement delivered on 3 May 2014 in Toft", date(2014, 5, 3)),
        ("House of Ships sitting of 3 May 2014", date(2014, 5, 3)),
        ("Wortprotokoll der 12. Sitzung des Ausschusses am 3. Mai 2014",
         date(2014, 5, 3)),
        ("12. Sitzung vom 3. Mai 2014", date(2014, 5, 3)),
        ("Стенограмма пленарного заседания от 3 мая 2014 года", date(2014, 5, 3)),
        ("Выступление на заседании 3 мая 2014 года", date(2014, 5, 3)),
        ("Session No. 12 - 14 May 2014", date(2014, 5, 14)),
        ("Session recorded 3 May 2014, transcribed 7 May 2014", date(2014, 5, 3)),
        ("Meeting of 3 May 2014\n1. Minutes of the meeting of 10 April 2014",
         date(2014, 5, 3)),
    ],
)  # fmt: skip
def test_words_of_the_head_bind_a_day_to_the_meeting(head, day):
    days = days_of(head)
    assert days.event == day
    taken = [c for c in days.candidates if c.accepted]
    assert taken
    assert all(c.day == day and c.reason == days.evidence for c in taken)
    assert all(head[c.start : c.end] == c.text for c in taken)


@pytest.mark.parametrize(
    "head",
    [
        "Friday, March 29, 2013",
        "March 29, 2013\n12:30\nRostov-on-Don",
        "Speech at the Security Council\nFriday, March 29, 2024",
        "A meeting of the council\nPosted on 5 May 2022",
        "Published: 5 June 2019",
        "Publication date:\nMarch 29, 2013, 12:30",
        "Press briefing\nLast updated at May 12, 2015, 18:29",
        "10/11/2022 07:54 PM EDT\nNed Price\nWashington, D.C.\n2:39 p.m. EDT",
        "2012-10-06 | Notices",
        "Remarks on September 11, 2001",
        "Debate on the Treaty of 12 September 1990",
        "Press briefing on the agreement of 5 May 2014",
        "Interview about the meeting of 8 May 1945",
        "Meeting on the results of the vote on 18 March 2018",
        "Approval of the minutes of the meeting held on 3 March 2022",
        "Next meeting: 3 March 2022",
        "Session and Charter of 12 September 1990",
        "Report of the meeting, London, 5 May 2014",
        "Speech by the chair\nJohn Smith, Monday, 7 November 2016",
        "90. Sitzung\nBerlin, den 16. März 2023",
        "The group met on the previous day to discuss the orders of May 7, 2012.",
        "Loi organique n° 2009-403 du 15 avril 2009",
        "Meeting of 31 February 2012",
        "Press conference of Friday, 7 November 2016",
        "Sitting of 3000-01-01",
        "Briefing 10/11/2022",
        "5 May 1999",
        "Press Briefing, Harbour, 14 May",
        "Council Chamber, 14 May 2019",
        "Date: 3 May 2014\nInterview with Ann Lee",
        "Date: 3 May 2014 14:30\nMinutes of the meeting",
        "Date: 3 May 2014\nMinutes of the meeting\nPosted by Ann Lee",
        "Official Hansard\n14 May 2015",
        "Official Hansard\nThursday, 14 May 2015, 14:30",
        "第7回国会 予算委員会 第5号\n令和5年2月14日",
        "Sammanträde onsdagen den 14 mars 2023",
        "Reunião eleita de 14 de maio de 2020",
        "Interview with Ann Lee, the mayor. 14 May 2019, and after",
        "Draft minutes of 3 May 2014; meeting of 4 June 2014",
        "The first meeting was held on 3 May 2014",
        "The previous meeting was held on 3 May 2014",
        "The meeting was held on 3 May 2014 and ended in a quarrel",
        "The race was held on 3 May 2014",
        "Meeting of the winners of the race held on 3 May 2014",
    ],
)
def test_a_day_that_nothing_binds_is_listed_and_not_taken(head):
    days = days_of(head)
    assert days.event is None
    assert days.evidence is None
    assert not any(c.accepted for c in days.candidates)
    assert all(c.reason for c in days.candidates)


@pytest.mark.parametrize(
    "line",
    [
        "2. Minutes of the meeting held on 10 April 2014",
        "2.1 Minutes of the meeting held on 10 April 2014",
        "(b) Minutes of the meeting of 10 April 2014",
        "- Minutes of the meeting of 10 April 2014",
        "Item 1: minutes of meeting held on 10 April 2014",
        "1. Protokoll der Sitzung vom 10. April 2014",
        "Minutes of the last meeting held on 10 April 2014",
        "Agenda\nMinutes of the meeting of 10 April 2014",
        "Apologies for absence\nMinutes of the meeting held on 10 April 2014",
        "Ordre du jour\nProcès-verbal de la séance du 10 avril 2014",
        "Read more\nPress briefing, 10 April 2014",
        "Related: Press conference of 10 April 2014",
    ],
)
def test_what_is_treated_or_shown_beside_it_has_another_day(line):
    assert days_of(f"Toft Town Council\n{line}").event is None


@pytest.mark.parametrize(
    "before",
    [
        "Questions tabled at the sitting of 3 May 2014",
        "Petition presented, sitting of 3 May 2014",
        "Correction to the minutes of 3 May 2014",
        "Continuation of the sitting of 3 May 2014",
        "Reply to your interview of 3 May 2014",
        "SEMINAR ON THE PRESS CONFERENCE OF 3 MAY 2014",
        "Meeting About The Vote On 3 May 2014",
        "MEETING OF THE COMMITTEE ESTABLISHED ON 3 MAY 2014",
        "Testimony on the meeting held on 3 May 2014",
        "Response to statement delivered on 3 May 2014",
        "Interview with the winners of the race held on 3 May 2014",
        "Why the meeting of 3 May 2014",
        "Vu le procès-verbal de la séance du 3 mai 2014",
        "Errata, minutes of 3 May 2014",
        "Entretien avec le maire élu, le 3 mai 2014",
        "Discours sur un accord conclu à Toft, le 3 mai 2014",
        "Gespräch mit Zeugen der Flut am 3. Mai 2014",
        "GESPRÄCH MIT ANN LEE AM 3. MAI 2014",
        "Speech by Ann Lee. Toft Gazette. 3 May 2014, Toft",
        "Meeting Report. 3 May 2014",
        "ENTRETIEN DES VICTIMES DE TOFT LE 3 MAI 2014",
        "Interview with Ann Lee born 3 May 2014, Toft",
        "Saturday, 3 May 2014\nLast week’s proceedings of the House",
        "Saturday, 3 May 2014\n2. Proceedings of the House",
        "Lecture: the Toft meeting of 3 May 2014",
        "Lecture – the Toft meeting of 3 May 2014",
        "Podcast episode 12: the press conference of 3 May 2014",
        "Fragen zur Sitzung vom 3. Mai 2014",
        "Beschlüsse der Sitzung vom 3. Mai 2014",
        "Suite de la séance du 3 mai 2014",
        "Lectura del acta de la sesión del 3 de mayo de 2014",
        "Comunicazioni sulla riunione del 3 maggio 2014",
        "Goedkeuring van de notulen van de vergadering van 3 mei 2014",
        "Informacja o posiedzeniu z dnia 3 maja 2014",
        "Обсуждение заседания 3 мая 2014 года",
        "Вопросы к стенограмме заседания 3 мая 2014 года",
        "2014年5月3日会议的影响 座谈",
        "2014年5月3日の会議について",
        "关于2014年5月3日会议",
    ],
)
def test_an_occasion_that_another_word_governs_has_another_day(before):
    assert days_of(before).event is None


@pytest.mark.parametrize(
    "head",
    [
        "Meeting of 12-13 May 2014",
        "Meeting held on 12-13 May 2014",
        "Session, 12–14 May 2014",
        "Заседание 12–14 мая 2014 года",
        "Meeting of 30 May - 2 June 2014",
        "Sitzung vom 12.-14.05.2014",
        "Plenary Session, Monday 12 - Friday 16 May 2014",
    ],
)
def test_the_last_of_several_days_is_not_the_day_of_the_meeting(head):
    days = days_of(head)
    assert days.event is None
    assert "the last of several days" in [c.reason for c in days.candidates]


def test_what_a_speaker_says_is_no_candidate():
    assert days_of("Minutes").candidates == []


@pytest.mark.parametrize(
    ("head", "kind"),
    [
        ("Posted on 5 May 2022", "published"),
        ("Veröffentlicht am 5. Mai 2022", "published"),
        ("11 September 202103:43", "published"),
        ("2012-10-06 | Notices", "published"),
        ("Retrieved on 5 May 2022", "fetched"),
        ("5 May 2022", "event"),
    ],
)
def test_a_day_of_the_page_is_named_as_what_it_is(head, kind):
    candidate = days_of(f"A long title of the page\n{head}").candidates[0]
    assert (candidate.kind, candidate.accepted) == (kind, False)


@pytest.mark.parametrize(
    ("name", "day"),
    [
        ("ES_2016-04-05-CD160405.txt", date(2016, 4, 5)),
        ("daylord2009-10-27a.txt", date(2009, 10, 27)),
        ("crec_CREC-2005-07-20-pt1.htm", date(2005, 7, 20)),
        ("20130118.asp", None),
        ("20130119.txt", None),
        ("briefing_2003-11-78.txt", None),
        ("sitting_3000-01-01.txt", None),
        ("saved_2016-04-05.html", None),
        ("export-2016-04-05.txt", None),
        ("2016-04-05_to_2016-04-07.txt", None),
        ("12016-04-051.txt", None),
        ("2021-03-04_wayback.html", None),
        ("whisper_2021-03-04.txt", None),
        ("transcribed_2021-03-04.txt", None),
        ("transcript-2021-03-04.txt", date(2021, 3, 4)),
        ("ocr-2021-03-04.txt", None),
        ("email 2021-03-04.txt", None),
        ("final_2021-03-04.txt", None),
        ("democracy-2021-03-04.txt", date(2021, 3, 4)),
        ("Press briefing 27 October 2014.txt", date(2014, 10, 27)),
        ("harbour-briefing-october-27-2014.html", date(2014, 10, 27)),
        ("27.10.2014 Sitzung.txt", date(2014, 10, 27)),
        ("27 October 2014.txt", None),
        ("speech-harbour-protest-october-27-2014.html", None),
        ("questions-on-the-briefing-of-october-27-2014.txt", None),
        ("saved briefing 27 October 2014.txt", None),
    ],
)
def test_the_name_of_a_file_counts_where_its_form_can_be_nothing_else(name, day):
    days = days_of("A meeting", name=name)
    assert days.event == day
    assert days.candidates or day is None


def test_eight_digits_count_where_the_head_prints_the_same_day():
    assert days_of("A meeting\n18 January 2013", name="20130118.asp").event == date(
        2013, 1, 18
    )
    assert days_of("A meeting\n29 January 2013", name="20130118.asp").event is None
    stamped = "A meeting\n18 January 2013\nPublished: 18 January 2013"
    assert days_of(stamped, name="20130118.asp").event is None


def test_words_of_the_head_win_over_the_name_and_a_loose_day_makes_it_doubtful():
    bound = days_of("Sitting of 29 January 2013", name="2013-01-18.txt")
    assert bound.event == date(2013, 1, 29)
    loose = days_of("A sitting\n29 January 2013", name="2013-01-18.txt")
    assert loose.event is None
    (named,) = [c for c in loose.candidates if c.place == "file name"]
    assert "not taken: the head prints 2013-01-29" in named.reason


def test_two_days_of_one_rank_are_both_refused():
    days = days_of("Sitting of 5 May 2022\nSitting of 6 May 2022")
    assert days.event is None
    assert all("places of equal trust" in c.reason for c in days.candidates)


def test_a_day_alone_counts_where_the_citation_repeats_it():
    foot = '\n\nCitation: A. Lee: "Press Briefing," January 12, 1999. Online.'
    head = "Press Briefing by A. Lee\nJanuary 12, 1999\nFont size"
    assert days_of(head, foot=foot).event == date(1999, 1, 12)
    assert days_of(head).event is None
    assert days_of("Press Briefing by A. Lee", foot=foot).event is None


@pytest.mark.parametrize(
    ("address", "day", "kind"),
    [
        ("https://x.example/department-press-briefing-march-9-2023/",
         date(2023, 3, 9), "event"),
        ("https://x.example/2023/03/10/a-briefing/", None, "published"),
        ("https://x.example/news-of-march-9-2023", None, "event"),
        ("https://hansard.x.example/lords/2023-03-09/debates/A1/Harbour",
         date(2023, 3, 9), "event"),
        ("https://x.example/news/2023-03-09/harbour", None, "event"),
        ("https://x.example/reading-hansard-2023-03-09", None, "event"),
        ("https://x.example/?id=2023-03-09a.1.0", None, "event"),
    ],
)  # fmt: skip
def test_an_address_counts_where_it_is_the_title_of_a_meeting(address, day, kind):
    days = days_of("A meeting", source_url=address)
    assert days.event == day
    assert [(c.kind, c.place) for c in days.candidates] == [(kind, "address")]


def test_a_field_of_the_file_counts_and_an_impossible_one_does_not():
    stated = days_of("A meeting", event="2016-10-26", event_place="settingDesc")
    assert stated.event == date(2016, 10, 26)
    assert "settingDesc" in stated.evidence
    for value in ("3000-01-01", "2003-11-78", "soon"):
        assert days_of("A meeting", event=value).event is None


def test_a_field_that_contradicts_the_head_leaves_both_in_doubt():
    days = days_of("Sitting of 8 November 2005", event="2006-06-15")
    assert days.event is None
    assert any(
        "a field of the file says 2006-06-15" in c.reason for c in days.candidates
    )


def test_a_day_after_the_publication_is_announced_and_not_held():
    head = "Meeting of 19 December 2012"
    assert days_of(head, published="2012-12-16").event is None
    assert days_of(head, published="2012-12-20").event == date(2012, 12, 19)


def test_the_page_title_counts_though_it_stands_outside_the_text():
    days = days_of("Menu", title="Assembly ~ Troisième séance du mardi 29 janvier 2013")
    assert days.event == date(2013, 1, 29)
    assert days.candidates[0].start is None


def test_the_day_of_the_meeting_is_what_meetings_csv_says():
    given = {"date": "2022-02-21", "date_evidence": "the clerk"}
    days = days_of("Sitting of 5 May 2022", given=given, name="2022-05-05.txt")
    assert (days.event, days.evidence) == (date(2022, 2, 21), "meetings.csv: the clerk")
    assert [c.accepted for c in days.candidates] == [True, False, False]


def test_what_the_page_states_is_the_day_of_publication():
    days = days_of("A meeting\nMarch 21, 2013", published="2013-03-21")
    assert (days.event, days.published) == (None, date(2013, 3, 21))


def test_meetings_csv_overrules_what_the_page_states():
    days = days_of(
        "A meeting", given={"published": "2013-03-20"}, published="2013-03-21"
    )
    assert days.published == date(2013, 3, 20)
    assert [c.accepted for c in days.candidates] == [True, False]


@pytest.mark.parametrize(
    ("printed", "rule", "kind", "day"),
    [
        ("Friday, March 29", "page clock", "event", None),
        ("March 29, 2013", "page clock", "event", date(2013, 3, 29)),
        ("Last updated: 5 June 2019", "page date", "published", date(2019, 6, 5)),
        ("2013-78-99", "page date", "published", None),
    ],
)
def test_days_printed_by_the_page_are_listed_and_not_taken(printed, rule, kind, day):
    span = Span(0, len(printed), "metadata", rule)
    candidate = find_days(Document(printed), [span], {}).candidates[0]
    assert (candidate.kind, candidate.day, candidate.accepted) == (kind, day, False)
    assert candidate.reason


def test_a_monologue_has_its_head_in_its_first_lines():
    text = "Press conference of 7 November 2016\n\n" + "We speak of peace. " * 200
    days = find_days(Document(text), segment(Document(text), []).spans, {})
    assert days.event == date(2016, 11, 7)
