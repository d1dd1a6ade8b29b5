"""A message -> the sentences in it that ask: without quoted mail, greetings, thanks and tales."""

from __future__ import annotations

import re

from app.query.clauses import sentences_of
from app.query.conversation.pointing import leans
from app.query.slots import HOME, countries
from index.stopwords import STOPWORDS
from ingest.text.alignment import WORD, fold

ASKING = re.compile(
    r"\?|\b(?:hoe|hoeveel|wat|wie|waar\w*|wanneer|waarom|welke?|noem|vertel|geef|vat|leg|"
    r"how|what|who|whom|whose|where|when|why|which|whether|list|name|tell|give|summari[sz]e|"
    r"explain|describe)\b",
    re.IGNORECASE,
)
LONG = 25  # words: who writes more greets, explains and thanks as well
QUOTED_LINE = re.compile(r"^\s*(?:>|On\s.+\swrote:|Op\s.+\sschreef\s.+:)")
HEADER_LINE = re.compile(
    r"^(?:van|from|aan|to|cc|datum|date|verzonden|sent|onderwerp|subject|betreft|re|fwd?)\s*:", re.I
)
GREETING = re.compile(
    r"^(?:(?:hoi|hallo|hey|hee|hé|hi|hello|dag(?=[,.!])|salam|yo|goede?n?(?:morgen|middag|avond|dag)|"
    r"good\s(?:morning|afternoon|evening|day))"
    r"(?:\s(?:there|all|allemaal|team|daar|iedereen|(?-i:[A-ZÀ-Þ])[\w.-]+))?\s*"
    r"(?:[,.!:–-]+|(?=\s+\w))"
    r"|(?:geachte|beste|dear)(?:\s[\w./-]+){1,4}?(?:,\smevrouw)?\s*[,!:])\s*",
    re.IGNORECASE,
)
SIGN_OFF = (
    r"(?:met\s(?:vriendelijke|hartelijke)\sgroet(?:en)?|vriendelijke\sgroet(?:en)?|groet(?:en|jes)?|"
    r"mvg|gr|hoogachtend|(?:kind|best|warm)\s?(?:regards|wishes)|regards|cheers|"
    r"yours\s(?:sincerely|faithfully|truly))"
)
THANKS = (
    r"(?:(?:alvast\s|bij\svoorbaat\s)?(?:(?:heel\s|super\s|zeer\s)?(?:hartelijk|erg)\s)?"
    r"(?:bedankt|(?:mijn\s)?dank(?:jewel|uwel)?)(?:\s(?:u|je))?(?:\s(?:wel|alvast|daarvoor))?"
    r"|(?:many\s)?(?:thanks|thx|tnx|thank\syou)(?:\s(?:a\slot|so\smuch|very\smuch|in\sadvance))*"
    r"|with\smy\s\w+\sthanks|bvd|have\sa\s\w+\s(?:day|evening)|fijne\s(?:dag|avond|week))"
)
SIGNATURE = r"(?:\s*[,.!]?\s*(?-i:[A-ZÀ-Þ])[\w./-]*){0,5}\W*$"
# "thanks to" tells a cause.
CLOSING = re.compile(
    rf"(?<![\s,.!;–-])[\s,.!;–-]+(?:{SIGN_OFF}(?:[\s,.!].{{0,40}})?$|{THANKS}(?!\s(?:to|for|aan)\b){SIGNATURE})",
    re.I,
)
ONLY_CLOSING = re.compile(
    rf"^(?:(?:ok|oké|great|super|top|prima)\b\W*)?(?:{SIGN_OFF}\b.{{0,40}}$"
    rf"|{THANKS}(?!\s(?:to|for|aan)\b){SIGNATURE}|(?:iemand|anyone)\W*$)",
    re.IGNORECASE,
)
OF_ONESELF = re.compile(
    r"^(?:als\s\w+\s)?(?:ik|wij|we|mijn|m'n|onze|ons|i|i'm|i've|my|our|we're|sorry)\b",
    re.IGNORECASE,
)

POINTING = re.compile(
    r"\b(?:there|he|she|him|her|that|those|these|such|daar|hij|hem|haar|ze|zulke|dat|dit|die|deze)\b",
    re.IGNORECASE,
)
SMALL = STOPWORDS["nl"] | STOPWORDS["en"]
FEWEST_WORDS = 2  # of content: "Name?" asks nothing by itself

# How to answer is no part of what is asked.
INSTRUCTION = re.compile(
    r"^(?:you are|act as|answer|reply|respond|use your own words|no rush|antwoord|reageer|"
    r"licht\s.+\stoe|gebruik je eigen woorden|geen haast|(?:opdracht|exercise|assignment)\s\d+)\b",
    re.IGNORECASE,
)


def without_mail(typed: str) -> str:
    """Returns the lines of a message that its writer wrote to ask; all if none is left."""
    lines = [line.strip() for line in typed.splitlines() if line.strip()]
    if len(lines) < 2:
        return typed
    own = [line for line in lines if not QUOTED_LINE.match(line) and not HEADER_LINE.match(line)]
    for place, line in enumerate(own):
        if place and re.match(rf"(?:{SIGN_OFF}|{THANKS})\b", line, re.IGNORECASE):
            own = own[:place]
            break
    return "\n".join(own) if any(map(ASKING.search, own)) else typed


def asking_sentences(message: str) -> str:
    """Returns what a message asks, without greetings and thanks and, if it points at none, tales.

    What is told stays where the question points at it: "Mijn broer woont in Jordanië. Welke hulp
    is daar?"
    """
    sentences = [_without_courtesy(sentence) for sentence in sentences_of(message)]
    sentences = [sentence for sentence in sentences if sentence]
    asking = [sentence for sentence in sentences if ASKING.search(sentence)]
    if not asking or len(asking) == len(sentences):
        return " ".join(sentences) or message
    is_long = sum(len(sentence.split()) for sentence in sentences) > LONG
    kept = [
        sentence
        for sentence in sentences
        if not INSTRUCTION.match(sentence)
        and (sentence in asking or not (is_long or OF_ONESELF.match(sentence)))
    ]
    if not kept:
        return message
    told = " ".join(sentence for sentence in sentences if sentence not in kept)
    return " ".join(sentences if _is_pointed_at(told, " ".join(kept), is_long) else kept)


def _is_pointed_at(told: str, asked: str, is_long: bool) -> bool:
    """Returns whether what is asked points at what was told, or says too little without it."""
    content = [word for word in WORD.findall(fold(asked)) if word not in SMALL]
    points = POINTING.search(asked) is not None
    names_more = bool(countries(told) - countries(asked) - HOME)
    return len(content) < FEWEST_WORDS or leans(asked) or (points and (names_more or not is_long))


def _without_courtesy(sentence: str) -> str:
    """Returns a sentence without greeting and thanks; "" if it is nothing else."""
    text = sentence
    while (rest := GREETING.sub("", text, count=1)) != text:
        text = rest
    if ONLY_CLOSING.match(text):
        return ""
    return CLOSING.sub("", text) if CLOSING.search(text) else text
