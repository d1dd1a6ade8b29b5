"""The words by which a statement that is to be checked is told, in Dutch and English."""

from __future__ import annotations

import re

ADVERB = r"(?:\s(?:echt|eigenlijk|gewoon|nou|nu|dan|wel|inderdaad|really|actually|indeed|still))*"
TRUE = r"(?:waar|juist|correct|zo|een feit|true|right|accurate|so|a fact|the case)"
DOCUMENT = (
    r"(?:(?:het|dit|dat|jullie|uw|je|de|deze|the|this|your)\s(?:rapport|rapportage|verslag|report|"
    r"document|stuk)|it)"
)
STATEMENT = r"(?:stelling|bewering|uitspraak|claim)"
WRITE = (
    r"(?:schrijven|zeggen|stellen|citeren|noemen|melden|zetten|opnemen|write|say|state|claim|print|"
    r"publish|quote|cite)"
)
# It opens a question, and the statement follows.
THAT = re.compile(
    rf"^(?:(?:en|dus|maar|and|so|but)\s)?(?:"
    rf"klopt(?:\s(?:het|'t|t|(?:de|deze)\s{STATEMENT}))?{ADVERB}\s?(?:volgens {DOCUMENT})?,?\sdat"
    rf"|is\s(?:het|'t|t|dit)(?:\sniet)?{ADVERB}\s{TRUE},?\s(?:volgens {DOCUMENT},?\s)?dat"
    rf"|is(?:n['’]t)?\sit(?:\snot)?{ADVERB}\s{TRUE},?(?:\saccording to {DOCUMENT},?)?(?:\sthat)?"
    rf"|(?:kunt?|kan)\s(?:u|je|jij)(?:\s(?:mij|me|even))*\s(?:bevestigen|nagaan|controleren|checken)"
    rf",?\s(?:dat|of)"
    rf"|(?:can|could)\syou(?:\splease)?\s(?:confirm|verify|check)\s(?:that|whether|if)"
    rf"|(?:bevestigt|does)\s{DOCUMENT}(?:\sconfirm)?\s(?:dat|that)"
    rf"|(?:kan|kunnen|mag|mogen)\s(?:ik|we)\s(?:[\w']+\s){{0,4}}{WRITE},?\sdat"
    rf"|(?:can|could|may)\s(?:i|we)\s(?:[\w']+\s){{0,4}}?{WRITE}(?:\sthat)?"
    rf"|staat\s(?:er|het)(?:\s(?:[\w']+)){{0,3}}\sdat|heb\sik\s(?:[\w']+\s){{1,3}}dat"
    rf"|is\sit\s(?:really\s)?(?:right\sto\ssay|written|in\s(?:there|here|it))\sthat"
    # "Klopt dat met de cijfers?" points at something; after "het dat" a clause begins.
    rf")\s(?!(?:of|or|and|en)\b)(?!{DOCUMENT}\b)"
    r"(?:(?<=het\sdat\s)|(?<='t\sdat\s)|(?<=waar\sdat\s)|(?<=\sthat\s)"
    r"|(?!(?:in|according|volgens|for|from|to|met|with)\b))(?=\w)",
    re.IGNORECASE,
)
THAT_AGAIN = re.compile(r",?\s+(?:en|and)\s+(?:dat|that)\s+", re.IGNORECASE)
LABEL = re.compile(
    r"^(?:(?:please|graag|pls)\s)?(?:(?:[\w'’-]+\s){0,3}?(?:kop|headline|subhead|bijschrift|caption|"
    r"draft|concept\w*|factbox|tweet|nieuwsbrief|newsletter|persbericht)(?:\s[\w'’-]+){0,3}\s*:"
    r"|(?:fact[- ]?check|quote[- ]?check|check|claim|bewering|stelling|"
    r"statement|verify|verifieer|te controleren|ter controle|controleer|to verify|"
    r"true or (?:false|fake|not)|"
    r"waar of niet(?: waar)?|feit of fictie|fact or fiction)\s*[:?.–-])\s*",
    re.IGNORECASE,
)
# It asks for a check of what stands beside it.
CHECK = re.compile(
    r"\b(?:fact[- ]?check\w*|quotecheck|check(?:en|ed)?|claim|verif(?:y|ieer|iëren)|nalopen|"
    r"controle(?:er|ren)|klopt|kloppen|bevestig\w*|confirms?|true|false|fake|waar\s?\?|"
    r"(?:is|echt|niet)\swaar|is\s(?:that|this)\sright|juist|correct|right\s?\?|accurate|goed(?:\szo)?\s?\?|literal|"
    r"citation\sfair|onderbouwen|onderbouwt|supports?\s(?:this|that|it)|back\s\w+\sup|attribute)"
    r"|^(?:staat|vinden?|is|are)\s(?:dat|dit|that|this|those)\b",
    re.IGNORECASE,
)
# It ends a sentence that is stated.
TAG = re.compile(
    r"(?:,\s(?:that's\swhat|zo)\s[^,?]*)?[,;.]?\s+(?:"
    r"(?:klopt\s(?:dat|dit|het)|is\s(?:dat|dit)\s(?:waar|zo|juist)|lees\sik\s\w+)\s*\?*"
    r"|(?:(?<=,\s)(?:toch|hè|niet|waar|juist)|nietwaar|correct|right|true(?:\sor\s(?:false|fake|not))?)"
    r"\s*\?+"
    r"|(?:isn't|aren't|wasn't)\s(?:that|this|it|they)(?:\s(?:right|true|correct|so))?\s*\?+"
    r"|is\s(?:that|this|it)\s(?:right|true|correct|so)\s*\?+"
    r"|surely\s[^?]*\?+"
    r")$",
    re.IGNORECASE,
)
STATED = (
    r"(?:hoor(?:de)?|las|lees|zei|zegt|riep|schrijf|schrijft|schrijven|beweert|stelt|heard|read|"
    r"says?|said|claims?|claimed|write|told\s\w+)"
)
# Who is said to have stated it; the statement follows.
SAID_BY = re.compile(
    rf"^(?:(?:so|dus|and|en)\s)?(?:"
    rf"[^,.:;?]{{1,50}}?\b{STATED}(?:\s[^,.:;?]{{1,40}}?)?\s(?:dat|that)"
    rf"|saw\s(?:on|in)\s[\w ]{{1,30}}\sthat"
    rf"|(?:according to|volgens)\s(?:(?:an?|the|my|een|de|het|mijn|onze)\s)?[\w' -]{{1,30}},"
    rf"|(?:an?|the|my|our|een|mijn|m'n|mn|onze)\s(?:[\w'’]+\s){{1,5}}?"
    rf"(?:says?|claims|said|insists|told\s\w+|wrote|zegt|beweert|schrijft|zweert):?"
    rf")\s",
    re.IGNORECASE,
)
# What stands before a quotation that is a sentence by itself: nothing, a mark, who said it.
SAYING = re.compile(rf"(?:^|[^\w\s]|\b{STATED}(?:\s\w+)?)\s*$", re.IGNORECASE)
SAID_AFTER = re.compile(
    r",\s(?:(?:dat|zo|that's\swhat|at least)\s)?"
    r"(?:(?:i|my|mijn|m'n|an?|een)\s(?:[\w'’]+\s){0,4}?)?"
    rf"(?:{STATED}|blijkt|according to|volgens)\b[^,:]*$",
    re.IGNORECASE,
)
# A caption of a few words, or what asks for a check of what follows it.
CAPTION = re.compile(r"^([^:?.]{2,80}):\s+(?=\S)")
LONGEST_CAPTION = 4
OPENING = re.compile(r"^(?:(?:dus|so|lol|and|en|maar|but|well|nou)[, ]\s*)+", re.IGNORECASE)
# "PROMIS is toch een project van IOM?"
STATED_QUESTION = re.compile(r"\stoch\s(?=[^?]*\?$)", re.IGNORECASE)
# Quotation marks; a single one only where it cannot be an apostrophe.
QUOTED = re.compile(
    r"[\"“”„«]\s?(?P<double>[^\"“”„«»]{8,}?)\s?[\"“”»]"
    r"|(?<!\w)['‘](?P<single>[^\"“”]{8,}?)['’](?!\w)"
)
# What asks instead of stating.
ASKING = re.compile(
    r"^(?:\w+\s)?(?:hoe\w*|wat|wie|waar\w*|wanneer|welke?|how|what|who|whom|whose|where|when|why|"
    r"which|noem|vertel|geef|vat|leg|vergelijk|list|name|tell|give|summari[sz]e|explain|describe|"
    r"compare|graag|please|pls)\b",
    re.IGNORECASE,
)
ONESELF = r"\b(?:ik|mij|mijn|wij|we|ons|onze|i|i'm|i'd|me|my|our|us|je|jij|jullie|u|uw|you|your)\b"
OF_ONESELF = re.compile(rf"^{ONESELF}|\b(?:ik|i|i'm)\b", re.IGNORECASE)
TURNED = (
    r"(?:is|are|was|were|zijn|waren|heeft|hebben|has|have|does|do|did|can|kan|kunnen|krijgt|"
    r"krijgen|gaat|gaan|komt|wordt|worden)"
)
# A verb before its subject asks, wherever it stands: "…, is there", "opvang in de regio, is dat".
INVERTED = re.compile(
    rf"(?:^|,\s){TURNED}\s\w|\s{TURNED}\s(?:there|it|they|er|ze|zij|hij|dat|die)\b",
    re.IGNORECASE,
)
PERSONAL = re.compile(
    rf"{ONESELF}|\b(?:hoeveel|welke?|wat|hoe|wanneer|waar\w*|what|how|why|which|whether|"
    r"of\sniet|or\snot|aub|svp|graag|please|pls)\b|_{2}",
    re.IGNORECASE,
)
RELATIVE = re.compile(r"\b(?:wie|who|whom|where|when)\b", re.IGNORECASE)
