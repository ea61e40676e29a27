"""Words beside names: before one, at the end of one, and in one of no person."""

from __future__ import annotations

from helpers.segmenting.lexicon import OFFICE_WORDS
from helpers.segmenting.lexicon import TITLES as LABEL_TITLES

# Behind these a capitalised word is a surname.
TITLES = (
    LABEL_TITLES
    - set("m mm st sister brother father major mag ing adi hr vors chair chairman"
          " secretary general".split())
    | set(
        "premier chancellor commissioner governor mayor representative comrade emir"
        " sultan ayatollah pope academician marshal admiral alderman burgomaster"
        " academician bundeskanzler bundeskanzlerin bundespräsident bundesminister"
        " bundesministerin ministerpräsident präsident präsidentin kanzler kanzlerin"
        " kollege kollegin abgeordneter abgeordnete presidente presidenta ministro"
        " ministra monsieur madame ministre président présidente don doña"
        " kanselier".split()
    )
)  # fmt: skip
# With a given name they are the name: "King Salman", "Pope Francis".
RANKS = set(
    "king queen pope prince princess emir sultan patriarch metropolitan sheikh"
    " archbishop ayatollah imam".split()
)
# A name that goes on with one of these is that of a thing: "Boris Yeltsin Library".
INSTITUTIONS = set(
    "university universities institute academy school college library museum theatre"
    " theater cathedral church mosque monastery foundation prize award awards medal"
    " order street avenue road square bridge airport station stadium hospital clinic"
    " centre center club cup games trophy tournament act bill doctrine plan house hall"
    " palace memorial conservatory philharmonic orchestra company corporation bank ltd"
    " inc llc river lake mountain mountains island islands bay peninsula region"
    " territory district sea city town county valley strait canal festival exhibition"
    " gallery publishing press times post journal news plant factory shipyard field"
    " base airbase ballet opera movement league union association division brigade"
    " regiment amendment agreement treaty declaration process route highway motors"
    " electric assembly staff state states land park gardens garden tower building"
    " project fund trust group society brothers sons line pipeline expo forum"
    " readings republic federation coast forest ocean desert beach harbour harbor port"
    " lane row terrace terraces quay wharf gate pier market hotel inn arms parade"
    " stores office quarter ward estate grammar primary chapel works yard".split()
)
FUNCTION_WORDS = set(
    "the a an and but or nor so yet if then than that this these those there here it"
    " its i we you he she they me him her us them my your his our their mine yours is"
    " are was were be been being am do does did has have had will would shall should"
    " can could may might must not no yes of in on at to for from by with as into over"
    " about after before because while when where who whom whose what which why how"
    " all any each every some many much more most other another such only just also"
    " well now let please thank thanks dear good great first second third one two"
    " three four five six seven eight nine ten mr mrs ms dr however although though"
    " since until today tomorrow yesterday perhaps maybe again once ladies gentlemen"
    " friends colleagues colleague sir madam excellency majesty highness honour hon"
    " god lord amen ok okay und aber der die das ein eine nicht wir ich es sie mit für"
    " les des une est nous et pour el los las una por para con del que y".split()
)
DAYS = set(
    "monday tuesday wednesday thursday friday saturday sunday january february march"
    " april june july august september october november december christmas easter"
    " ramadan".split()
)
# Offices and bodies: no part of a name, they end it.
STOPS = (
    {word.casefold() for word in OFFICE_WORDS}
    | FUNCTION_WORDS
    | DAYS
    | set(
        "government administration parliament ministry cabinet duma bundestag congress"
        " senate chamber presidency kremlin army navy forces guard security national"
        " international world european asian african arab western eastern northern"
        " southern north south east west soviet presidential federal supreme civic"
        " public social economic political democratic popular front oblast krai"
        " jr sr iii prosecutor speaker staff duma member friend question questions"
        " article section paragraph chapter clause part number page year years"
        " nobel olympic olympics championship euro covid internet god ihrer ihre unser"
        " unsere democrat democrats democracy orthodox catholic".split()
    )
)
