"""How people ask about the answer they just had, by what they want of it.

Each pattern is of a whole clause in small letters without accents, marks and small talk
(`about_last.plain_clause`): precise rather than complete, as whatever matches is not searched for.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Literal

Move = Literal[
    "place", "more", "shorter", "repeat", "table", "amounts", "language", "larger", "smaller",
    "difference", "sum", "certainty", "meaning",
]  # fmt: skip

PAGE_NL = (
    r"(?:pagina(?:s|nummers?)?|bladzij(?:de)?[ns]?|blz|pag|bron(?:nen)?|bronvermelding|vindplaats|"
    r"citaat|referentie|voetnoot)"
)
PAGE_EN = r"(?:pages?|sources?|refs?|references?|citations?|quotes?|footnotes?|paragraph)"
PAGE = rf"(?:{PAGE_NL}|{PAGE_EN})(?: (?:nr|no|number|nummer))?"
FACT_NL = r"(?:antwoord|cijfers?|getal|bedrag|zin|informatie|uitspraak|bewering|gegevens)"
FACT_EN = r"(?:answers?|figures?|numbers?|amounts?|sentences?|information|claim|statement)"
IT_NL = rf"(?:(?:dat|dit|die|deze|het|je|uw|jouw)(?: laatste| vorige)? {FACT_NL}|dat|dit|het)"
IT_EN = rf"(?:(?:that|this|those|these|the|your)(?: last)? {FACT_EN}|that|this|it|those|these)"
THEM = r"(?:that|this|it|them|those|these|that one|this one|the last one)"
IN_REPORT = r"(?: (?:in|van) (?:het|dit|de) (?:rapport|verslag|document|stuk|tekst))?"
IN_REPORT_EN = r"(?: (?:in|of) (?:the|this|your) (?:report|document|text))?"
ASK_NL = r"(?:(?:kun|kan|kunt|wil|wilt|zou|mag) (?:je|jij|u|ik|het|dat|dit) )?"
ASK_EN = r"(?:(?:can|could|would|will|may) (?:(?:you|i|we|it|that) )?)?"
OVER_IT = r"(?: (?:hierover|daarover|erover|over(?: (?:dat|dit|die|het))?|hiervan|daarvan))?"
ON_IT = rf"(?: (?:about|on|of) {THEM})?"
NUMBER = r"(?:een|twee|drie|vier|vijf|zes|tien|one|two|three|four|five|six|ten|[1-9]|10|a)"
TWO_NL = r"van (?:de (?:twee|2|beide)|(?:die|deze)(?: (?:twee|2|beide))?|beide|allebei)"
TWO_EN = r"of (?:the (?:two|2)|(?:those|these)(?: (?:two|2))?|both|them)"
MORE_NL = (
    r"(?:groter|grootste?|hoger|hoogste?|meer|meeste?|duurder|duurste?|larger|largest|bigger|"
    r"biggest|higher|highest|more|most|greater|greatest|costlier)"
)
LESS_NL = (
    r"(?:kleiner|kleinste?|lager|laagste?|minder|minste?|goedkoper|goedkoopste?|smaller|smallest|"
    r"lower|lowest|less|least|fewer|fewest|cheaper|cheapest)"
)
TERMS = (
    rf"(?:{NUMBER}|beide|allebei|both|all|alle|bedragen|cijfers|getallen|numbers|figures|amounts)"
)
TOGETHER_NL = (
    r"(?:samen|tezamen|opgeteld|(?:alles )?bij elkaar(?: opgeteld)?|bijeen|gezamenlijk|"
    r"(?:in )?totaal)"
)
TOGETHER_EN = r"(?:(?:all |in )?together|altogether|combined|in (?:total|all)|added up|total)"
LANGUAGE = r"(?P<language>nederlands|hollands|dutch|nl|engels|english|eng)"


def _which(words: str) -> tuple[str, ...]:
    return (
        rf"(?:welke?|wie|wat)(?: {TWO_NL}(?: \w+)?)?(?: (?:is|was|zijn|kost(?:te)?|kreeg|krijgt|"
        rf"heeft|had|doet|deed|ligt))?(?: er)?(?: (?:het|de))? {words}(?: {TWO_NL})?",
        rf"(?:which|who|what)(?: ones?)?(?: {TWO_EN}(?: \w+)?)?(?: (?:is|was|are|were|has|had|got|"
        rf"gets|does|did|costs?|received))?(?: the)? {words}(?: {TWO_EN})?",
    )


WORDINGS: Mapping[Move, tuple[str, ...]] = {
    "place": (
        rf"(?:(?:de|het|the|a|your) )?{PAGE}(?: {PAGE})*",
        rf"(?:op |uit )?(?:welke?|wat (?:is|zijn) (?:de|het|je|uw)) {PAGE}"
        rf"(?: (?:staa[nt]|is|was|vind ik|lees ik|kan ik) {IT_NL})?"
        rf"(?: (?:terug ?vinden|vinden|lezen|geschreven|te vinden))?{IN_REPORT}",
        rf"(?:on |from )?(?:which|what|what ?s(?: the| your)?|what is(?: the| your)?) {PAGE}"
        rf"(?: (?:is|was|are|were|does|can i find|do i find|has|says?) {IT_EN})?"
        rf"(?: (?:on|in|from|come from|say))?{IN_REPORT_EN}",
        rf"waar(?: in (?:het|dit) (?:rapport|verslag|document))? (?:staa[nt]|lees ik|lees je|"
        rf"zegt (?:het rapport|het verslag)) {IT_NL}"
        rf"(?: (?:geschreven|beschreven|vermeld|allemaal|te lezen))?{IN_REPORT}",
        rf"waar in (?:het|dit) (?:rapport|verslag|document)(?: vind ik {IT_NL})?",
        rf"waar (?:heb|haal|hebt|haalt) (?:je|u|jij) {IT_NL}(?: vandaan| gelezen| gevonden)?",
        rf"waar komt (?:dat|dit|(?:dat|dit|die|deze) {FACT_NL}) vandaan",
        r"waar baseer(?:t)? (?:je|u) (?:dat|dit) op|waar is (?:dat|dit) op gebaseerd",
        r"hoe (?:weet|kom(?:t)?) (?:je|jij|u) (?:dat|daar ?aan|daar ?bij)",
        rf"{ASK_NL}(?:laat|laten)? ?(?:zien|zeggen|aangeven|tonen)? ?waar (?:dat|dit|het) staat"
        rf"{IN_REPORT}",
        rf"where(?: in (?:the|this) (?:report|document|text))? (?:does|do|did) "
        rf"(?:it|the report|the document|they) (?:say|state|mention)(?: (?:that|this|it|so))?"
        rf"{IN_REPORT_EN}",
        rf"where (?:is|was) {IT_EN} (?:written|stated|said|mentioned|from|in (?:the|this) "
        r"(?:report|document|text))",
        rf"where in (?:the|this) (?:report|document|text)(?: is {IT_EN})?",
        rf"where (?:did|do) you (?:get|find|read|see) {IT_EN}(?: from)?",
        r"where does (?:that|this|it) come from in (?:the|this) (?:report|document)",
        r"how do you know(?: (?:that|this))?|(?:what is (?:that|this) )?based on what",
        rf"{ASK_EN}show(?: me)? (?:where|the {PAGE}|{IT_EN} in the report)"
        r"(?: (?:it|the report) says (?:that|so|this))?",
        # Of one of several answers: "pagina van die terugkeercijfers".
        rf"(?:(?:op )?welke )?{PAGE} (?:staa[nt]|is|van|voor|bij)(?: dat van)? "
        r"(?:die|dat|deze|dit) (?P<pointed>.{2,60})",
        r"waar staat dat van (?:die|dat|de|het) (?P<pointed>.{2,60})",
        r"waar sta(?:at|an) (?:die|dat) (?P<pointed>(?:bedrag|cijfers?|getal|\d).{0,60})",
        rf"(?:(?:on )?(?:which|what) )?{PAGE} (?:of|for|has|about|is|are|was) "
        r"(?:that|those|these|this) (?P<pointed>.{2,60}?)(?: on| from)?",
        r"where does it say (?:that |something )?about (?:that|those|the) "
        r"(?P<pointed>.{2,60})",
    ),
    "more": (
        rf"(?:nog )?(?:iets |wat )?(?:meer|verder)(?: nog)?(?: (?:iets|wat|meer)){{0,2}}{OVER_IT}",
        r"(?:(?:heb je|is er|staat er) )?nog (?:iets|wat)(?: anders| meer| te "
        rf"melden)?{OVER_IT}(?: in)?",
        r"wat(?: (?:is er|staat er|weet je|zegt het(?: rapport)?|heb je))?(?: nog| verder){1,2}"
        rf"(?: meer)?(?: te (?:melden|vertellen|zeggen))?{OVER_IT}(?: in)?",
        r"(?:is|was) (?:dat|dit) (?:alles|het)",
        rf"(?:is|staat|zijn|weet|heb) (?:er|je)(?: nog)? meer{OVER_IT}(?: in)?",
        rf"(?:geef )?(?:nog )?(?:meer|verdere) (?:info|informatie|details|bijzonderheden){OVER_IT}",
        rf"(?:{ASK_NL}|ik (?:wil|zou)(?: willen)? )(?:daar |hier |er )?(?:nog )?(?:iets |wat )?meer"
        rf"{OVER_IT} (?:vertellen|zeggen|geven|weten|horen|laten zien)",
        rf"vertel(?: mij)?(?: nog)?(?: iets| wat)? (?:meer|verder){OVER_IT}",
        r"ga (?:door|verder)|(?:iets |wat |nog )*(?:uitgebreider|langer)(?: antwoord)?|vervolg",
        rf"(?:(?:any|some|a (?:bit|little)|a little bit|much|tell|give|say|show|i want|even) )*more"
        rf"(?: (?:info|information|details?|of (?:that|those|these)))?{ON_IT}",
        rf"(?:(?:is|was) there |do you have |tell )?(?:any|some)thing (?:else|more){ON_IT}"
        r"(?: in (?:there|the report))?",
        r"what else(?: (?:is there|does (?:it|the report) say|do you (?:have|know)|can you tell|"
        r"is in"
        rf" there))?{ON_IT}",
        rf"is there(?: any)? more{ON_IT}(?: in (?:there|the report))?",
        r"is (?:that|this) (?:all|everything|it)",
        r"are there(?: any)? (?:more|others)(?: like (?:these|those|that|this))?",
        rf"{ASK_EN}(?:(?:say|tell|elaborate|expand|give)(?: a (?:bit|little)(?: bit)?| some)?"
        rf"(?: more)?(?: (?:detail|details|information))?|elaborate|expand|continue){ON_IT}",
        r"go on|carry on|keep going|continue|longer|further|in more detail|more detailed",
    ),
    "shorter": (
        rf"{ASK_NL}(?:(?:dat|dit|het) )?(?:(?:iets|nog|veel|wat|een beetje|beetje) "
        r")*(?:kort(?:er)?|beknopt(?:er)?|"
        r"makkelijker|gemakkelijker|simpeler|eenvoudiger|begrijpelijker)"
        r"(?: (?:antwoord|antwoorden|gezegd|zeggen|maken|houden|uitgelegd|uitleggen|verwoord|"
        r"worden|zijn))?",
        r"(?:(?:dat|dit|het) (?:is|was) )?(?:mij )?(?:veel )?te (?:lang|moeilijk|ingewikkeld)"
        r"(?: (?:antwoord|voor mij))?",
        rf"{ASK_NL}(?:(?:zeg|geef|vat|vertel|maak|houd|hou) ?)?(?:het|dat|dit)?(?: samen)? ?in "
        rf"(?:maximaal )?(?P<count>{NUMBER}) (?:zin|zinnen|regel|regels|woorden)"
        r"(?: (?:zeggen|samenvatten|vertellen))?",
        r"in het kort|kortom|samengevat|vat (?:dat|dit|het) samen|houd? het kort|tl ?dr|"
        r"alleen het antwoord",
        r"(?:(?:leg|zeg) (?:het|dat|dit) )?in (?:simpele|gewone|makkelijke|eenvoudige|"
        r"begrijpelijke|"
        r"duidelijke) (?:woorden|taal|nederlands)(?: uit)?",
        r"(?:alleen )?(?:de |het |the |only the )?(?:top|eerste|belangrijkste|first) "
        rf"(?P<count>{NUMBER})",
        rf"{ASK_EN}(?:(?:make|keep|say|put|give|be|have|explain) )?(?:it |that |this )?(?:be |a )?"
        r"(?:(?:a bit|much|even|a little|bit) )*(?:shorter|briefer|simpler|easier|brief|short|"
        r"simply|"
        r"briefly)(?: (?:version|answer))?",
        r"(?:(?:that|this|it) ?(?:is|was|s) )?(?:way |much )?too (?:long|difficult|complicated|"
        r"hard|"
        r"much text)(?: for me)?",
        rf"{ASK_EN}(?:(?:say|give|sum|put|make|do|explain) )?(?:it |that |this |me )?(?:up |be )?"
        rf"(?:in )?(?:just )?(?P<count>{NUMBER}) (?:sentences?|lines?|words)",
        r"in (?:short|brief|a nutshell|simple (?:words|terms|language|english)|plain english)|"
        r"(?:only )?the answer(?: only)?|sum (?:it|that|this) up|the short version",
    ),
    "repeat": (
        rf"{ASK_NL}(?:herhaal|herhalen)(?: {IT_NL})?|{ASK_NL}{IT_NL} (?:nog (?:een keer "
        r")?)?herhalen",
        rf"{ASK_NL}(?:zeg |geef )?(?:{IT_NL} )?(?:nog(?: een keer)?|nogmaals|opnieuw)(?: {IT_NL})?"
        r"(?: (?:zeggen|geven))?",
        r"wat zei(?: je| u|de je| jij)(?: net)?|wat was (?:het antwoord|dat)(?: ook)?(?: alweer| "
        r"weer)?",
        rf"{ASK_EN}repeat(?: (?:yourself|{IT_EN}))?(?: again)?",
        rf"{ASK_EN}(?:say |tell )?(?:{IT_EN} )?(?:again|once more|one more time|another time)",
        r"what did you (?:just )?say(?: again)?|what was (?:that|the answer)(?: again)?|come again",
        rf"{ASK_EN}(?:give|show|tell)(?: (?:him|her|them|us|to (?:him|her|them)))? {IT_EN}"
        r"(?: again)?",
    ),
    "table": (
        r"(?:(?:zet|geef|maak|toon|laat) )?(?:het |dat |dit |er )?(?:in |als )?(?:een "
        r")?tabel(?:vorm)?"
        r"(?: van| zien| maken)?",
        rf"{ASK_EN}(?:(?:give|make|put|show|see|have) )?(?:it |that |this )?(?:in |as |into "
        r")?(?:an? )?"
        r"table(?: form(?:at)?)?",
    ),
    "amounts": (
        r"alleen (?:de )?(?:bedragen|cijfers|getallen|aantallen)",
        r"(?:only(?: the)?|the) (?:amounts|figures|numbers|sums)",
    ),
    "language": (
        rf"(?:(?:{ASK_NL}|mag |kan |liever )(?:u |je |we )?)?(?:(?:zeg|geef|vertaal|herhaal|"
        r"antwoord) )?"
        rf"(?:{IT_NL} )?(?:weer |nog )*(?:(?:naar|in|op) )?(?:het |t )?{LANGUAGE}"
        r"(?: (?:weer|zeggen|vertalen|antwoorden|geven|herhalen|mag|kan|liever|verder|ook))*",
        rf"(?:{ASK_EN}|i(?: would|d)? (?:prefer|want|need) |let us |lets )(?:(?:say|give|repeat|"
        r"answer|"
        r"translate|do|have|write|put|switch|speak|go|reply|get|see)(?: (?:us|back))? "
        rf")?(?:{IT_EN} )?"
        rf"(?:again |back )?(?:(?:in|to|into) )?{LANGUAGE}(?: (?:again|instead|answer|version|"
        r"better))*",
    ),
    "larger": _which(MORE_NL),
    "smaller": _which(LESS_NL),
    "difference": (
        r"(?:wat is |hoe groot is )?het verschil(?: tussen (?:die|de|deze|beide|allebei)(?: "
        r"(?:twee|2))?)?",
        r"(?:hoeveel|wat) (?:scheelt|verschilt)(?: (?:dat|het|dit))?",
        r"hoeveel (?:verschil|meer|minder)(?: (?:is|was) (?:dat|het))?|met hoeveel",
        r"(?:what ?s |what is |what was |how (?:big|large) is )?the difference(?: between (?:them|"
        r"both|"
        r"(?:the|those|these)(?: (?:two|2))?))?",
        r"by how much|how much (?:more|less)(?: (?:is|was) (?:that|it))?",
    ),
    "sum": (
        rf"(?:(?:hoeveel|wat) )?(?:(?:is|zijn|maakt|wordt|komt) )?(?:{IT_NL} |die |ze |beide |die "
        r"twee )?"
        rf"{TOGETHER_NL}(?: (?:is|zijn|was|komt|maakt)(?: (?:dat|het))?(?: (?:op|uit op))?)?"
        r"(?: (?:hoeveel|van beide|van allebei|van (?:die|de|deze) (?:twee|2|bedragen|cijfers)))?",
        rf"tel (?:ze |die |dat |deze |het |dit |alles )?(?:(?P<count>{NUMBER}) )?(?:{TERMS} )*"
        r"(?:bij elkaar )?op",
        r"wat is (?:het |de )?(?:som|optelsom|totaal)|(?:het |de )?(?:som|optelsom|totaal) van "
        rf"(?:beide|allebei|(?:die|de|deze)(?: {TERMS})*)",
        rf"(?:(?:how (?:much|many)|what) )?(?:(?:is|are|s|does|do|would) )?(?:{IT_EN} |they |both "
        r"|the "
        rf"two )?(?:(?:make|makes|come to|add up to|be|come) )?{TOGETHER_EN}"
        r"(?: (?:is|are|makes?)(?: (?:that|it))?)?(?: (?:of both|of (?:the|those|these) two))?",
        rf"add (?:them|those|these|it|that|both|up)(?: (?P<count>{NUMBER}))?(?: {TERMS})*"
        r"(?: (?:up|together))?",
        r"both (?:together|combined|makes?|added(?: up)?)|what do they add up to",
        r"(?:what ?s|what is) the (?:total|sum)|(?:the )?(?:total|sum) of (?:both|them|(?:those|"
        r"these|"
        rf"the)(?: {TERMS})*)",
    ),
    "certainty": (
        r"hoe zeker (?:ben|weet|bent) (?:je|jij|u)(?: (?:daar ?van|dat|hiervan|daarover|van "
        r"(?:dat|dit)))?",
        r"weet (?:je|jij|u) (?:dat|het)(?: wel| heel)* zeker|zeker weten",
        r"ben(?:t)? (?:je|jij|u)(?: (?:daar|er))?(?: wel)? zeker(?: van)?|klopt (?:dat|dit|"
        r"het)(?: wel| echt)?",
        r"is (?:dat|dit)(?: wel| echt)* (?:waar|zo|juist|correct|betrouwbaar)|echt waar",
        rf"hoe betrouwbaar is {IT_NL}",
        r"how (?:sure|certain|confident) are you(?: (?:of|about) (?:that|this|it))?",
        r"are you (?:really |quite )?(?:sure|certain)(?: (?:of|about) (?:that|this|it))?",
        r"is (?:that|this|it) (?:really )?(?:true|right|correct|accurate|reliable|certain)|for "
        r"sure",
        rf"how reliable is {IT_EN}|can i (?:trust|rely on) {IT_EN}",
    ),
    "meaning": (
        r"wat bedoel(?:t|de)? (?:je|jij|u) met (?P<pointed>.{2,60})",
        r"what (?:do|did) you mean (?:by|with) (?P<pointed>.{2,60})",
    ),
}  # fmt: skip
PATTERNS: Mapping[Move, tuple[re.Pattern[str], ...]] = {
    move: tuple(map(re.compile, patterns)) for move, patterns in WORDINGS.items()
}
