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
        "|Caller|Listener|Student|Students|Delegate|Attendee|Volunteer|Volunteers"
        "|Guest|Guests|Spectator|Several people|Crowd|Children|Journalists|Reporters"
        "|Вопрос|Ответ|Реплика|Из зала|Голос из зала|Журналист|Корреспондент"
        "|Слушатель|Участник|Зал"
        "|Frage|Zusatzfrage|Antwort|Zuruf|Pregunta|Respuesta|Periodista"
        "|Journaliste|Réponse|问|答|追问|記者|記者追問|問|P|R"
        "|Nachfrage|Zwischenruf|Zwischenfrage|Voz|Una voz|Público|Une voix|La salle"
        "|Голос|Голоси|Голос із залу|Із залу|Питання|Відповідь|Comment|Multiple voices"
        "|Multiple speakers|Interpreter|Translator|Voiceover|Narrator|Panelist"
        "|Panellist|Members|Secretariat|Man|Woman|Boy|Girl|Applicant|Petitioner"
        "|Intervenant|Intervenante|Participante|Participantes|Asistente|Narrador"
        "|Narradora|Sprecherin|Journalistin|Reporterin|Zuhörer|Zuhörerin|Zuschauer"
        "|Teilnehmer|Teilnehmerin|Dolmetscher|Dolmetscherin|Übersetzer|Interprète"
        "|Traducteur|Traductrice|Intérprete|Abgeordnete|Abgeordneter|Protokollführer"
        "|Protokollführerin|Giornalista|Jornalista|Dziennikarz|Dziennikarka|Tłumacz"
        "|Journalisten|Verslaggever|Tolk|Novinář|Tlumočník|Újságíró|Toimittaja"
        "|Переводчик|Переводчица|Журналистка|Журналіст|Журналістка|Кореспондент"
        "|Кореспондентка|Перекладач|Слушательница|Участница|Зритель|С места|З місця"
        "|Голос с места|Голоса с мест|Шум в зале|Шум у залі|Реплика с места|Zusatz"
        "|Deputies|Noble Lords|'n Agb Lid|Agb Lid|Agb Lede"
        "|Реплика из зала|翻译|翻譯|通訳|通译|기자|질문|답변"
    ).split("|")
}
NUMBERED = re.compile(
    r"(?P<word>speaker|spk|voice|visitor|guest|unknown|participant|sprecher|voz|person|question|resident"
    r"|member of the public|caller|вопрос|questioner|audience member|reporter|q"
    r"|journalist|delegate|locuteur|orador|hablante|говорящий)[ _-]?#?\d{1,5}",
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
        "|Головуючий|Головуюча|Спікер|Ведучий|Ведуча"
        "|Ведущий|Ведущая|Председатель|Председательствующий|Председательствующая|Модератор|Президент"
        "|Presidente|Président|Präsident|Präsidentin|Vorsitzender|Moderatorin"
        "|Presiding Officer|Speaker pro tempore|Acting Speaker|Acting Chairman"
        "|Deputy Chair|Deputy Chairman|Deputy President|Acting President|Co-Chair"
        "|Facilitator|Vizepräsident|Vizepräsidentin|Alterspräsident|Vorsitzende"
        "|Predsednik|Predsedujoči|Przewodniczący|Marszałek|Wicemarszałek"
        "|Predsednica|Predsedujoča|Przewodnicząca|Alterspräsidentin|Vors|Hosts|Co-host"
        "|Moderators|Direct line host|Committee Chair|President pro tempore"
        "|Vicepresidente|Vicepresidenta|Presidenta|Vice-président|Vice-présidente"
        "|Présidente|Lord Speaker|Taoiseach|Tánaiste|An Ceann Comhairle"
        "|An Leas-Cheann Comhairle|An Cathaoirleach|Moderador|Moderadora|Modérateur"
        "|Modératrice|Moderatore|Moderatrice|Animateur|Animatrice|Presentador"
        "|Presentadora|Conductor|Conductora|Entrevistador|Entrevistadora"
        "|Intervistatore|Intervistatrice|Intervieweur|Prowadzący|Prowadząca"
        "|Voorzitter|Ordförande|Ordföranden|Talman|Talmannen|Formand|Formanden"
        "|Møteleder|Puheenjohtaja|Puhemies|Předsedající|Předseda|Předsedkyně"
        "|His Majesty|Her Majesty|His Excellency|Her Excellency|His Royal Highness"
        "|Her Royal Highness|Leader of the Opposition|Llywydd|Rapporteur|Rapporteure"
        "|Chancelier|Chancelière|Garde des sceaux|Premier ministre|Première ministre"
        "|Canciller|Acting President pro tempore|Primer ministro|Primera ministra"
        "|Bundeskanzler|Bundeskanzlerin"
        "|Adjunkspeaker|Voorsitter|Adjunkvoorsitter|Huisvoorsitter|Adjunkpresident"
        "|Somlomo|Usomlomo|Sihlalo|Usihlalo|Modulasetulo|Presidenten|Visepresidenten"
        "|Forseti|Varapuhemies|Ensimmäinen varapuhemies|Toinen varapuhemies"
        "|Vice talmannen|Förste vice talmannen|Andre vice talmannen"
        "|Tredje vice talmannen|Başkan|Председник|Predsedavajući|Голова"
        "|Elnök|Levezető elnök|主持人|司儀|司仪|主席|議長|议长|사회자|의장|위원장"
    ).split("|")
}
# Words of which offices are made.
NO_OFFICE = set(
    "an direct line andre his her royal highness des the of opposition".split()
)
OFFICE_WORDS = {word for name in OFFICES for word in name.split()} - NO_OFFICE | {
    word.casefold()
    for word in (
        "CEO CFO COO Chief Head Deputy Vice First Acting Officer Manager Adviser"
        " Advisor Executive Member Board Committee Council Commission Commissioner"
        " Department Ministry Institute University Agency Service Company Corporation"
        " Founder Partner Editor Envoy Plenipotentiary General Attorney Chancellor"
        " Master Inspector Engineer Professor Academician Rector Dean Teacher Doctor"
        " Coach Captain Commander Federation Republic Region Territory District Party"
        " Bank Group Foundation Fund Centre Center Union Association Press"
        " Correspondent Alderman Warden Superintendent Constable Sergeant Cosmonaut"
        " Author Writer Journalist Columnist Reporter Aide Paramedic Farmer Blogger"
        " Athlete Commentator Foreign Finance Defence Defense Interior Justice Health"
        " Education Trade Energy Environment Transport Agriculture Culture Labour Home"
        " Prime Economy JSC LLC Ltd PLC Inc Earl Countess Duchess Viscount Marquess"
        " Archbishop Bishop Emir Sultan Count Duke Councillor Cllr Under Министр"
        " Президент Председатель Заместитель Глава Губернатор Директор Секретарь"
        " Депутат Мэр Руководитель Начальник Посол Помощник Советник Пресс-секретарь"
        " Премьер-министр Ведущий Ведущая Корреспондент Журналист Профессор Академик"
        " Minister Ministerin Bundeskanzler Bundeskanzlerin Präsident Präsidentin"
        " Ministre Président Présidente Ministro Ministra Presidente Presidenta"
        " Vizepräsident Vizepräsidentin Alterspräsident Bundesminister Bundesministerin"
        " Staatsminister Staatsministerin Ministerpräsident Ministerpräsidentin"
        " Bundespräsident Bürgermeister Bürgermeisterin Vicepresidente Vicepresidenta"
        " Secretario Secretaria Prosecretario Diputado Diputada Portavoz Vice-Président"
        " Rapporteur Predsednik Predsednica Podpredsednik Przewodniczący Marszałek"
        " Wicemarszałek Poseł Posłanka Wicepremier Statsminister Premier Candidato"
        " Candidata Sekretarz Podsekretarz Lieut"
    ).split()
}
# Last parts of offices with a hyphen: "Solicitor-General", "Under-Secretary".
HYPHENED = set(
    "general secretary president chancellor commander chairman chair minister"
    " chamberlain colonel governor admiral treasurer".split()
)
# Behind "THE" they sit in a court, and are no offices elsewhere.
IN_COURT = set(
    "court bailiff defendant plaintiff petitioner respondent foreperson foreman juror"
    " marshal videographer arbitrator referee magistrate registrar commissioner"
    " deponent".split()
)
# What is said behind a party in brackets: "Herr ASH (S) replik".
WAYS_TO_SPEAK = {
    "replik", "slutreplik", "genmäle", "kort genmäle", "blue-card question",
    "blue-card answer", "question carton bleu", "réponse carton bleu",
}  # fmt: skip
TITLES = {
    word.casefold()
    for word in (
        "Mr|Mrs|Ms|Miss|Mx|Dr|Prof|Professor|Sir|Lord|Lady|Dame|Baroness|Hon|Rev|Father"
        "|Sister|Brother|Judge|Justice|Gen|General|Col|Colonel|Lt|Lieutenant|Lt-Gen"
        "|Maj|Major|Capt|Captain|Sgt|Adm|Admiral|Cllr|Councillor|Senator|Congressman"
        "|Congresswoman|Rep|Sen|Gov|Amb|Ambassador|M|Mme|Mlle|MM|Herr|Frau|Señor|Señora|Sr|Sra"
        "|Г-н|Г-жа|St|Chancellor|Minister|President|Metropolitan|Patriarch|Archbishop"
        "|Madam|Mag|Ing|Mgr|Ratu|Adi|Vors|Abg|StS|Staatssekretär|Staatssekretärin|Mnr|Mev|Nkskz|Adv|Hr|Fru"
        "|Heer|Mevrouw|Dhr|Mevr|Senhor|Senhora|Sr.ª|Srª|Signor|Signora|BK'in|BM'in"
        "|BK’in|BM’in"
        "|Bishop|Rabbi|Imam|Sheikh|Prince|Princess|King|Queen|Chair|Chairman|Secretary"
    ).split("|")
}
# A surname may begin with them: "van Rijn", "de Guindos". "la" and "el" are articles.
FIRST_PARTICLES = set(
    "van von vom zu zum zur de der den del della di da dos du af av bin ibn ben ter"
    " ten".split()
)
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
        "|Bottom line|In short|Good news|Bad news|Case in point|Long story short"
        "|Fair enough|Number one|Number two|Why|Quote"
        "|Главное|Важно|Кстати|Повторяю|Следующее|Ещё раз|Еще раз|Иными словами|Вывод"
        "|Перше|Друге|Третє|По-перше|По-друге|По-третє|Головне|Далі|Важливо|Отже"
        "|Наприклад|Висновок|Wichtig|Kurz gesagt|Kurzum|Noch einmal"
        "|Autrement dit|En clair|Repito|Señorías|Slutsats|Exempel|Kort sagt"
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
        "|Appearances|Break|Jingle"
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
    r"|exclamations|sourires|mouvements? divers|murmures|interruptions?|protestations"
    r"|aplausos|risas|rumores|protestas|pausa|hilaridad|palmas|risos|protestos|applausi"
    r"|widerspruch|gegenruf|unruhe|glocke|oklaski|dzwonek|applaus|gelach|geroffel"
    r"|potlesk|smích|ploskanje|aploz|оплески|шум|гул|сміх|голос[иі]? )\b|[笑掌声聲]",
    re.I,
)

# Forms of address: no office, and no role.
HONORIFICS = {
    word.casefold()
    for word in (
        "Mr|Mrs|Ms|Miss|Mx|Dr|Sir|Lord|Lady|Dame|Hon|M|Mme|Mlle|MM|Herr|Frau|Señor"
        "|Señora|Sr|Sra|Г-н|Г-жа|Mevrouw|Mevr|Dhr|Senhor|Senhora|Signora"
    ).split("|")
}

# Words of offices that name what is governed, and alone stand over a section.
DEPARTMENTS = set(
    "foreign finance defence defense interior justice health education trade energy"
    " environment transport agriculture culture labour home economy board committee"
    " council commission department ministry institute university agency service"
    " company"
    " corporation federation republic region territory district party bank group"
    " foundation fund centre center union association press executive prime general"
    " justice first acting deputy vice and of the for".split()
)
# Things that are capitalised before a colon, and no persons.
THINGS = set(
    "website site portal homepage  webpage transcript speech statement remarks"
    " interview briefing article report letter video photo    resolution treaty"
    " amendment motion clause chapter section part item agenda conclusion conclusions"
    " summary example problem solution result results reason reasons  "
    " question questions answer answers issue issues   fact facts  "
    " message lesson goal goals task tasks priority priorities idea step steps option"
    " thing things topline headline update edition volume figure table appendix annex"
    " mythos nachricht punkt beispiel frage anmerkung bemerkung fazit satz gedanke"
    " aspekt"
    " grund these zahl wort wunsch problem ergebnis thema antrag gesetz artikel absatz"
    " botschaft folge tatsache wahrheit forderung aufgabe ziel lösung vorwurf argument"
    " resultado ejemplo pregunta conclusión problema punto tema artículo ley dato razón"
    " exemple conclusion résultat problème  question article amendement loi"
    " пример вопросы вывод итог задача проблема причина результат тема статья".split()
)
# Words of offices that are bodies: "Central Bank:" and "Moscow Region:" are subjects.
BODIES = set(
    "region republic territory district federation union bank party group foundation"
    " fund centre center association press institute university agency company"
    " corporation ministry department".split()
)
# Before a capital word they open a subject: "Stichwort Hafen:".
SUBJECTS = set(
    "stichwort thema beispiel zitat artikel drucksache tagesordnungspunkt"
    " kapitel regarding concerning about bezüglich hinsichtlich concernant sobre"
    " angående относительно касательно щодо".split()
)
ORDINALS = set(
    "erster erste erstes zweiter zweite zweites dritter dritte drittes vierter vierte"
    " viertes fünfter fünfte letzter letzte letztes nächster nächste nächstes weiterer"
    " weitere weiteres mein meine unser unsere ein eine kein keine premier première"
    " deuxième troisième quatrième dernier dernière primer primera segundo segunda"
    " tercer"
    " tercera último última first second third fourth fifth last next another final"
    " первый первая второй вторая третий третья последний последняя".split()
)
# Address somebody within a speech; with the article before it, "El señor", a label.
VOCATIVES = set(
    "señor señora señores señoras señorías monsieur madame messieurs herr frau".split()
)

# The commonest Chinese surnames, both spellings.
HAN_SURNAMES = (
    "王李张張刘劉陈陳杨楊黄黃赵趙吴吳周徐孙孫马馬朱胡郭何高林罗羅郑鄭梁谢謝宋唐许許韩韓冯馮邓鄧曹彭曾"
    "肖蕭田董袁潘蒋蔣蔡余杜叶葉程苏蘇魏吕呂丁任沈姚卢盧姜崔钟鐘鍾谭譚陆陸汪范金石廖贾賈夏韦韋付傅方白"
    "邹鄒孟熊秦邱江尹薛闫閻段雷侯龙龍史陶黎贺賀顾顧毛郝龚龔邵万萬钱錢严嚴覃武戴莫孔向汤湯温溫康施文"
    "牛樊葛邢安齐齊伍庞龐颜顏庄莊章鲁魯岳翟殷詹申欧歐耿关關焦柳左祝包宁寧尚符舒阮纪紀梅童凌毕畢单單"
    "裴霍涂塗成苗谷曲盛冉翁蓝藍骆駱路游辛靳欧管柴蒙鲍鮑华華喻祁房卓屈解牟艾尤穆司季项項饶饒时農农"
    "连連沙洪柯阎華车車詹俞姬丛叢官强強"
)
HAN_ROLES = tuple(
    "记者|記者|主席|总统|總統|部长|部長|外长|外長|发言人|發言人|主持人|议长|議長|局长|局長|司长|司長|教授|先生"
    "|女士|小姐|委员|委員|处长|處長|科长|科長|代表|院长|院長|署长|署長|主任|秘书长|秘書長|总理|總理|大使|校长|校長"
    "|司仪|司儀|老师|老師|同学|同學|民众|民眾|观众|觀眾|律师|律師|议员|議員|大臣|首相|市长|市長|县长|縣長|会长|會長"
    "|经理|經理|总监|總監|专员|專員|专委|專委|参事|參事|次长|次長|政委|团长|團長|理事长|理事長|董事长|董事長|提案人"
    "|附議者|附议者|追问|追問|问|問|答".split("|")
)
HAN_OPENERS = set(
    "常言道|古人云|古语云|古语说|于是|於是|同时|同時|例如|因此|总之|總之|比如|其中|其实|其實|第一|第二|第三"
    "|首先|其次|最后|最後|另外|此外|包括|俗话说|俗話說|有人说|有人說|有人问|有人問|他说|他說|她说|她說|我说|我說"
    "|我想|时间|時間|地点|地點|主题|主題|日期|来源|來源|结论|結論|重点|重點|方式|成果|目的|原因|问题是|問題是|任何|"
    "成语说|路透社|白话说|白話說|安全|文化|关键|關鍵|温馨提示|时任".split("|")
)
# What the speaker before says where a question is read aloud and not asked.
READ_ALOUD = re.compile(
    r"\b(?:text messages?|sms|e-?mails?|letters?|website|web site|phone calls?|"
    r"sent in|read (?:out|aloud|it|this|one)|writes?|wrote|asks? (?:us|you)|tweet(?:s"
    r"|ed)?"
    r"|сообщени[ея]|письм[оа]|на сайт|пишет|спрашивает)\b",
    re.I,
)
