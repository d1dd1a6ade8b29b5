"""A sentence that asks, without what frames the question: captions, courtesy, presuppositions."""

from __future__ import annotations

import re

from app.query.conversation.pointing import leans
from app.query.slots import HOME, countries, names, years
from index.number_values import numbers

WH = (
    r"(?:(?:in|op|bij|met|van|voor|uit|door|sinds|tot|om|naar|aan|over|via|onder|at|on|by|with|for|"
    r"from|since|until|to|under)\s)?(?:hoeveel|hoe|wat|wie|waar\w*|wanneer|waarom|welke?|how|what|"
    r"who|whom|whose|where|when|why|which)\b"
)
CAPTION = re.compile(
    r"^(?:\(?[a-h]\)\s|(?:subject|subj|onderwerp|betreft|re|fwd?|fw|vraag(?:je)?|question|q|verzoek|"
    r"(?:serious|quick|serieuze|korte|snelle)\s(?:question|q|vraag)(?:\shoor)?)(?:\s\d+)?\s*[:,–-]\s)\s*",
    re.IGNORECASE,
)
# Whoever asks says so first: "Journalist here: …", "Nu ben ik benieuwd: …".
ASKER = re.compile(
    rf"^[^:?.]{{0,80}}\b(?:ik|wij|we|i|i'm|my|mijn|here|hier|vraagje|question|vraag|benieuwd)\b"
    rf"[^:?.]{{0,60}}:\s+(?={WH})",
    re.IGNORECASE,
)
NL_ADVERBS = (
    r"(?:(?:mij|me|ons|eens|even|misschien|ook|nog|graag|wel|eigenlijk|gewoon|toevallig|dan)\s)*"
)
NL_TELLING = (
    r"(?:zeggen|vertellen|uitleggen|uiteenzetten|toelichten|aangeven|laten\sweten|mededelen|vragen|"
    r"schetsen|opzoeken|nagaan|weten|checken)"
)
EN_ADVERBS = r"(?:(?:please|kindly|maybe|perhaps|just|also|really|me|us|to\sme|to\sus|quickly)\s)*"
ASKED_OF = (
    rf"(?:kun|kan|kunt|zou|zoudt|mag|wilt?|wil)\s(?:je|jij|u|ik|iemand|de\sminister|de\sregering|het\skabinet)\s"
    rf"{NL_ADVERBS}(?:(?:kunnen|willen|mogen)\s)?{NL_TELLING}"
    rf"|weet\s(?:je|jij|u|iemand)\s?{NL_ADVERBS}"
    rf"|(?:ja\s)?(?:ik|wij|we)\s(?:wil|zou|wou|willen|zouden|wilde)\s{NL_ADVERBS}(?:willen\s)?"
    r"(?:weten|vragen|vernemen|begrijpen)"
    r"|gaarne\s(?:zou\sik\s(?:van\su\s)?vernemen|verneem\sik(?:\svan\su)?)"
    r"|(?:ik\sverzoek|wij\sverzoeken)\su\s(?:mij|ons)?\s?(?:mede\ste\sdelen|te\slaten\sweten|te\smelden)"
    r"|ik\s(?:vraag|vroeg)\s(?:me|mij)\s(?:eigenlijk\s)?af|ik\sben\s(?:erg\s)?(?:benieuwd|nieuwsgierig)"
    rf"|(?:can|could|would|will)\s(?:you|someone|anyone)\s{EN_ADVERBS}(?:be\sso\skind\sas\sto\s)?"
    rf"(?:tell|explain|clarify|say|let|inform|advise)\s?{EN_ADVERBS}(?:know)?"
    rf"|(?:please\s|pls\s)?(?:tell|let)\s(?:me|us)(?:\sknow)?"
    r"|will\sthe\s(?:minister|government)\s(?:inform\sthe\shouse|explain|state|say)"
    r"|do\syou\s(?:happen\sto\s)?know"
    r"|(?:so\s)?i(?:\swould|'d)\s(?:like|love)\sto\s(?:know|ask|hear|find\sout)"
    r"|(?:so\s)?i\s(?:just\s)?(?:want\sto|wanna|need\sto)\s(?:know|find\sout|understand)"
    r"|i(?:'m|\sam|\swas)\s(?:wondering|curious)|i\swonder|i\sneed"
)
COURTESY = re.compile(rf"^(?:{ASKED_OF}),?\s?(?:of\s|if\s|whether\s)?:?\s?(?={WH})", re.IGNORECASE)
POLITE = re.compile(
    r"^(?:if\s(?:it(?:'s|\sis)\s(?:not\stoo\smuch\strouble|possible|okay)|you\sdon't\smind|i\smay\sask)|"
    r"als\s(?:het\s(?:mag|kan|niet\ste\sveel\smoeite\sis)|ik\svragen\smag)),?\s",
    re.IGNORECASE,
)
# "I'm a student and my teacher wants us to find out which …"
INTRODUCTION = re.compile(
    rf"^(?:i|i'm|we|my|our|for\s(?:my|our)|ik|wij|mijn|onze|voor\s(?:mijn|ons|onze))\b[^?]{{0,140}}?"
    rf"\b(?:know|find\sout|understand|ask|wondering|weten|uitzoeken|vragen|zoek\suit|benieuwd)[,:]?\s"
    rf"(?={WH})",
    re.IGNORECASE,
)
# A view or an event that is taken for granted before the question.
PREFACE = re.compile(
    r"^(?:deelt\su|bent\su|is\s(?:de\s(?:minister|regering)|het\skabinet)\s(?:bereid|bekend)|heeft\su|"
    r"kent\su|herinnert\su|do\syou\sagree|are\syou\saware|is\sit\snot|isn't\sit)\b.{5,300}?[,?;]\s"
    r"(?:en\s|and\s)?(?:zo\sja|zo\snee|indien\sja|if\sso|if\snot),?\s",
    re.IGNORECASE,
)
GRANTED = re.compile(
    rf"^(?:nu|now\sthat|given\sthat|aangezien|gezien\shet\sfeit\sdat|considering\sthat)\b[^,?]{{5,160}},\s"
    rf"(?={WH})",
    re.IGNORECASE,
)
REPORT = (
    r"(?:het|de|dit|deze|uw|jullie|the|this|your)\s(?:migratie)?(?:rapport(?:age)?|verslag|report|"
    r"document|stuk|editie)"
)
ACCORDING = re.compile(
    rf",?\s?\b(?:volgens|according\sto)\s{REPORT}\b,?|\bvlgs\s{REPORT}\b,?", re.I
)
WITHIN = re.compile(rf",?\s?\b(?:in|within|from|uit)\s{REPORT}\b,?(?=.*\w)", re.IGNORECASE)
OF_WHAT = re.compile(
    r"(?:hoeveel|welke?|wie|wanneer|how\s(?:many|much)|which|who|when|where)\b", re.IGNORECASE
)
# There the report is what is asked about.
OF_THE_REPORT = re.compile(
    r"\b(?:staa[tn]|ston?d\w*|genoemd|vermeld\w*|noemt|zegt|zit|vind\w*|lees\w*|beschreven|mention\w*|"
    r"said|says?|written|describ\w+|discuss\w*|found?|find|read|used|gebruikt|wordt|worden|"
    r"cited|sources?|bron\w*|data|anything|iets|titel|title|cover\w*|pagina\w*|pages?|chapter\w*|hoofdstuk\w*)\b",
    re.IGNORECASE,
)


def without_frame(sentence: str) -> str:
    """Returns a sentence that asks, without what frames its question."""
    text = sentence
    while (rest := CAPTION.sub("", text, count=1)) != text and rest.strip():
        text = rest
    for frame in (POLITE, ASKER, INTRODUCTION, COURTESY):
        text = frame.sub("", text, count=1)
    if (view := PREFACE.match(text)) and not _is_needed(view[0], text[view.end() :]):
        text = text[view.end() :]
    # What happened to somebody may not have happened: then the answer is that it did not.
    event = GRANTED.match(text)
    told = names(event[0]) | (countries(event[0]) - HOME) if event else frozenset[str]()
    if event and not told and not _is_needed(event[0], text[event.end() :]):
        text = text[event.end() :]
    text = COURTESY.sub("", text, count=1)
    text = ACCORDING.sub("", text)
    if OF_WHAT.match(text) and not OF_THE_REPORT.search(text):
        text = WITHIN.sub("", text)
    return text.strip(" ,;–-")


def _is_needed(before: str, question: str) -> bool:
    """Returns whether a question needs what comes before it: it points there, or names less."""
    told = (countries(before) - HOME) | years(before) | {str(n.value) for n in numbers(before)}
    own = (countries(question) - HOME) | years(question) | {str(n.value) for n in numbers(question)}
    return bool(told - own) or leans(question)
