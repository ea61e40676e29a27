"""Words that tell a label from a sentence; data for the rules, by language.

A new language is a new entry and a test.
"""

from __future__ import annotations

import re

# Labels of nobody in particular: a turn, but no person.
COLLECTIVE = {
    word.casefold()
    for word in (
        "Question|Questions|Q|A|Answer|Remark|Remarks|Reply|Response|Questioner"
        "|Audience|Audience member|Reporter|Journalist|Correspondent|Participant"
        "|Participants|Member of the public|Member of the audience|Resident|Voice"
        "|Voices|Male voice|Female voice|From the floor|From the audience"
        "|From the gallery|Response from the hall|Response from the audience"
        "|Voice from the audience|Voices from the audience|Unidentified speaker"
        "|Unknown speaker|Unknown|Several voices|Hon. Members|Several hon. Members"
        "|An hon. Member|The press|All|Several members|Unidentified|Citizen|Viewer"
        "|Caller|Listener|Student|Delegate|Attendee"
        "|Вопрос|Ответ|Реплика|Из зала|Голос из зала|Журналист|Корреспондент"
        "|Слушатель|Участник|Зал"
        "|Frage|Zusatzfrage|Antwort|Zuruf|Pregunta|Respuesta|Periodista"
        "|Journaliste|Réponse|问|答|追问|記者|記者追問|問"
    ).split("|")
}
NUMBERED = re.compile(
    r"(?P<word>speaker|spk|voice|participant|sprecher|voz|person|question|resident"
    r"|member of the public|caller|вопрос|questioner|audience member|reporter|q"
    r"|journalist|delegate)[ _]?\d{1,3}",
    re.I,
)

# Offices that stand for a person without naming one.
OFFICES = {
    word.casefold()
    for word in (
        "Chair|Chairman|Chairwoman|Chairperson|President|Vice President|Speaker"
        "|Deputy Speaker|Moderator|Host|Presenter|Anchor|Interviewer|Interviewee|Clerk"
        "|Operator|Mayor|Deputy Mayor|Minister|Prime Minister|Secretary|Secretary"
        "-General|Spokesperson|Spokesman|Spokeswoman|Governor|Ambassador|Judge"
        "|Vice-Chair|Vice-Chairman|Vice-President|Acting Chair|Councillor|Cllr|Senator"
        "|Representative|Director|Chief Executive|Chief Justice|Witness|Counsel"
        "|Treasurer|Town Clerk|Harbour Master|Engineer|Surveyor|Leader|Convener"
        "|Ведущий|Ведущая|Председатель|Председательствующий|Модератор|Президент"
        "|Presidente|Président|Präsident|Präsidentin|Vorsitzender|Moderatorin"
    ).split("|")
}
# Words of which offices are made.
OFFICE_WORDS = {word for office in OFFICES for word in office.split()} | {
    word.casefold()
    for word in (
        "CEO CFO COO Chief Head Deputy Vice First Acting Officer Manager Adviser"
        " Advisor"
        " Executive Member Board Committee Council Commission Commissioner Department"
        " Ministry Institute University Agency Service Company Corporation Founder"
        " Partner Editor Envoy Plenipotentiary General Attorney Chancellor Master"
        " Inspector Engineer Professor Academician Rector Dean Teacher Doctor Coach"
        " Captain Commander Federation Republic Region Territory District Party Bank"
        " Group Foundation Fund Centre Center Union Association Press Correspondent"
        " Alderman Warden Superintendent Constable Sergeant Cosmonaut Author Writer"
        " Journalist Columnist Reporter Aide Paramedic Farmer Blogger Athlete"
        " Commentator"
        " Foreign Finance Defence Defense Interior Justice Health Education Trade"
        " Energy Environment Transport Agriculture Culture Labour Home Prime Economy"
        " JSC LLC Ltd PLC Inc"
        " Earl Countess Duchess Viscount Marquess Archbishop Bishop"
        " Emir Sultan Count Duke Councillor Cllr Under"
        " Министр Президент Председатель Заместитель Глава Губернатор Директор"
        " Секретарь Депутат Мэр Руководитель Начальник Посол Помощник Советник"
        " Пресс-секретарь"
        " Премьер-министр Ведущий Ведущая Корреспондент Журналист Профессор Академик"
        " Minister Ministerin Bundeskanzler Bundeskanzlerin Präsident Präsidentin"
        " Ministre"
        " Président Présidente Ministro Ministra Presidente Presidenta"
    ).split()
}
TITLES = {
    word.casefold()
    for word in (
        "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Lord|Lady|Dame|Baroness|Hon|Rev|Father"
        "|Sister|Brother|Judge|Justice|Gen|General|Col|Colonel|Lt|Lieutenant|Lt-Gen"
        "|Maj|Major|Capt|Captain|Sgt|Adm|Admiral|Cllr|Councillor|Senator|Congressman"
        "|Congresswoman|Rep|Sen|Gov|Amb|Ambassador|M|Mme|Mlle|MM|Herr|Frau|Señor|Señora|Sr|Sra"
        "|Г-н|Г-жа|St|Chancellor|Minister|President|Metropolitan|Patriarch|Archbishop"
        "|Bishop|Rabbi|Imam|Sheikh|Prince|Princess|King|Queen|Chair|Chairman|Secretary"
    ).split("|")
}
PARTICLES = set(
    "van von vom zu zum zur de der den del della di da do dos das du des la le les el"
    " al"
    " af av bin ibn bint ben ter ten ver y e und of".split()
) - {"of", "und", "e"}

# A label has none of these outside brackets: they make it a sentence.
SENTENCE_WORDS = set(
    "is are was were be been being am has have had do does did will would shall should"
    " can could may might must says said say asked told reads read goes went follow"
    " follows following i you he she it we they me him us them this that these those"
    " which who whom what when where why how if because but so then here there not no"
    " also as than our your their its my his her some any every each such same only"
    " please let many much more most two three four five six seven eight nine ten"
    " это что как так но если потому поэтому также который которые вот там здесь мы вы"
    " они он она я не нет быть был была было были есть будет"
    " ist sind war waren hat haben wird werden nicht aber auch weil wenn dass"
    " vous nous je il elle ils veuillez ne pas se"
    " est sont était ont sera qui que mais donc car pas"
    " es son era fue han será pero porque cuando".split()
)
# Capitalised at the start of a paragraph and followed by a colon, and no label.
OPENERS = {
    word.casefold()
    for word in (
        "First|Firstly|Second|Secondly|Third|Thirdly|Fourth|Fifth|Sixth|Seventh|Lastly"
        "|Finally|Next|Also|So|Then|Now|Well|Listen|Look|Again|Still|Yet|But|And|Or"
        "|However|Therefore|Thus|Hence|Otherwise|Meanwhile|Moreover|Furthermore|Besides"
        "|Indeed|True|Right|Correct|Exactly|Yes|No|Okay|OK|Please|Remember|Consider"
        "|Imagine|Suppose|Conclusion|Example|Fact|Problem|Result|Reason|Point|Warning"
        "|Important|Namely|Remember|Otherwise|Conversely|Overall|Summary|Plus|Only"
        "|Incidentally|Similarly|Likewise|Nevertheless|Instead|Instead|Obviously"
        "|Clearly|Frankly|Honestly|Hopefully|Unfortunately|Fortunately|Surprisingly"
        "|One|Two|Three|Four|Five|Six|Today|Tomorrow|Yesterday|Tonight|Always|Never"
        "|Во-первых|Во-вторых|В-третьих|Первое|Второе|Третье|Также|Итак|Далее|Наконец"
        "|Хорошо|Да|Нет|Вот|Значит|Далее|Напомню|Повторю|Подчеркну|Например"
        "|Erstens|Zweitens|Drittens|Also|Und|Übrigens|Dennoch|Zudem|Fazit"
        "|Alors|Voilà|Bref|Oui|Non|Merci|Bien|Mais|Et|Donc|Or|Certes|Premièrement"
        "|Deuxièmement|Troisièmement|Enfin|Ensuite|Reprenons"
        "|Primero|Segundo|Tercero|Corolario|Finalmente"
    ).split("|")
}
# Before a name they make a letter's greeting of it.
SALUTATIONS = set(
    "dear hello hi greetings thanks thank querido querida queridos estimado estimada"
    " cher chère lieber liebe sehr уважаемый уважаемая уважаемые дорогой дорогая"
    " дорогие"
    " здравствуйте спасибо".split()
)
# Fields of a page or of a head, with a colon and no speech.
FIELDS = {
    word.casefold()
    for word in (
        "Source|Date|Time|Place|Venue|Location|Note|Notes|Subject|Topic|Topics|Title"
        "|Author|By|From|To|Cc|Re|Url|Link|Tags|Tag|Category|Categories|Keywords"
        "|Published|Published in section|Published in sections|Publication date"
        "|Updated|Last updated|Posted|Direct link|Citation|Contact|Contacts|Phone|Tel"
        "|Fax|Email|E-mail|Address|Photo|Photos|Video|Image|Caption|Present|Attendance"
        "|Apologies|Absent|In attendance|Participants|Speakers|Agenda|Item|Chapter"
        "|Section|Part|Appendix|Annex|Table|Figure|Share|Whatsapp|Facebook|Twitter"
        "|Telegram|Print|Language|Languages|Version|Read also|See also|Related|File"
        "|Transcript|Transcripts|Excerpts|Background|Summary|Contents|Reference|Ref"
        "|Introduction|Font size|Copyright|Licence|License|PS|P.S|NB|N.B|Votes|Vote"
        "|In favour|Against|Abstentions|For|Result|Decision|Resolved|Motion|Amendment"
        "|Источник|Дата|Место|Тема|Темы|Автор|Фото|Видео|Контакты|Телефон"
        "|Quelle|Datum|Ort|Thema|Themen|Sprecher|Fuente|Fecha|Lugar"
    ).split("|")
}
DETERMINERS = set(
    "the a an this that these those our your their its my his her another other all"
    " both"
    " der die das ein eine le la les un une el los las una".split()
)

STAGE_WORDS = re.compile(
    r"\b(?:laugh(?:s|ter|ing)?|applau(?:se|ds?)|ovation|inaudible|indistinct|unintelligible"
    r"|crosstalk|cross talk|pause[sd]?|silence|music|noise|shouts?|shouting|cheers?"
    r"|cheering|booing|boos|interruption|interjections?|interjecting|video (?:plays|is"
    r"|clip|played)|plays|microphone|speaks? (?:in|off)|spoke in|continues? in"
    r"|in (?:russian|english|french|german|chinese|spanish|italian|japanese|arabic)"
    r"|minute of silence|anthem|bell(?: rings)?|gavel|recess|break|adjourn(?:ed|s)?"
    r"|rises?|rose|stands?|sits|nods|gestur(?:es|ing)|shows?|showing|demonstrat(?:es|ing)"
    r"|addressing|addresses|turn(?:s|ing) to|sigh[s]?|whispers?|retranslated"
    r"|voices? from|disorder|uproar|murmurs?|hear,? hear|смех|аплодисменты|шум"
    r"|оживление|пауза|выкрики|beifall|heiterkeit|zuruf|lachen|applaudissements|rires"
    r"|exclamations|aplausos|risas|rumores|оплески)\b|[笑掌声聲]",
    re.I,
)

# Forms of address: no office, and no role.
HONORIFICS = {
    word.casefold()
    for word in (
        "Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Lord|Lady|Dame|Hon|M|Mme|Mlle|MM|Herr|Frau|Señor"
        "|Señora|Sr|Sra|Г-н|Г-жа"
    ).split("|")
}
