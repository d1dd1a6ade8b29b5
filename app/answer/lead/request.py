"""What a question asks of facts: kinds of values, a calculation, a list, an explanation."""

from __future__ import annotations

import re
from typing import Literal

from ingest.currencies import CERTAIN, CODE, SIGN
from ingest.facts import FactKind

Operation = Literal["sum", "difference", "share", "per_year"]

# The first pattern that is found tells the kinds of facts that can answer.
WANTED: tuple[tuple[str, frozenset[FactKind]], ...] = (
    (
        r"\bhoe ?lang\b|\bhow long\b|\blooptijd\b|\bduration\b|\b(?:hoeveel|how many) "
        r"(?:jaar|jaren|maand\w*|dagen|weken|years?|months?|days|weeks)\b",
        frozenset({"duration", "date"}),
    ),
    (
        r"\bwanneer\b|\bwhen\b|\bsinds\b.*\?|\b(?:welk|what|which) (?:jaar|year|maand|month|datum|"
        r"date|periode|period)\b|\b(?:eind|start|begin|ingangs)?datum\b|"
        r"\b(?:start|end|closing) date\b",
        frozenset({"date", "duration"}),
    ),
    (
        r"\bpercentage\b|\bprocent\b|\bpercent\b|\bper cent\b|\baandeel\b|\bwelk deel\b|"
        r"\b(?:what|which) (?:share|part|proportion|fraction)\b|%",
        frozenset({"share", "count"}),
    ),
    (
        r"^(?:en |and |maar |but )?(?:wie|who|whose|bij wie|door wie|met wie|by whom|with whom)\b",
        frozenset({"person", "organisation", "membership"}),
    ),
    (
        r"\bnaslagwerk\b|\bbron(?:nen)?\b|\bsources?\b|\bkamerstuk\w*\b|\bwebsite\b|\blink\b|"
        r"\bdocuments?\b|\b(?:welke?|which|what) (?:\w+ )?"
        r"(?:artikel|article|wet|law|motie|motion)\b",
        frozenset({"reference"}),
    ),
    (
        r"\bgeld\b|\bbudget\w*\b|\bbedrag\w*\b|\bkost\w*\b|"
        rf"\b{CERTAIN}\b|\b{CODE}\b|{SIGN}|\bmoney\b|\bcosts?\b|"
        r"\bfund(?:s|ing|ed)\b|\bamounts?\b|\bhow much\b|\bduur\b|\bexpensive\b|\bspen[dt]\w*\b|"
        r"\bmiljoen\b|\bmiljard\b|\b[mb]illions?\b|\bbetaal\w*|\bpay\b|\bpaid\b",
        frozenset({"money"}),
    ),
    (
        r"\bhoe ?veel\b|\bhow many\b|\baantal\w*\b|\bnumbers? of\b|\bcijfers?\b|\bfigures?\b|"
        r"\bhow (?:large|big|high)\b|\bhoe (?:groot|hoog)\b",
        frozenset({"count", "money", "share"}),
    ),
    (
        r"\bwaarom\b|\bwhy\b|\bwaardoor\b|\breden\w*\b|\breasons?\b|\boorza\w+\b|\bcauses?\b|"
        r"\bgrondoorza\w+\b",
        frozenset({"reason", "purpose", "result", "position"}),
    ),
    (
        r"\bdoel\w*\b|\bwaartoe\b|\bgoals?\b|\baims?\b|\bpurposes?\b|\bobjectives?\b|\bwhat for\b|"
        r"\bwaarvoor\b",
        frozenset({"purpose", "means", "definition"}),
    ),
    (
        r"\b(?:welke?|which|what) (?:\w+ ){0,2}(?:land|landen|countr(?:y|ies)|regio\w*|regions?)\b|"
        r"\bwaar\b(?! (?:gaat|staat|komt|doet) )|\bwhere\b",
        frozenset({"place", "membership"}),
    ),
    (
        r"\bwie\b|\bwho\b|\bwhom\b|\bwhose\b|\b(?:welke?|which|what) (?:\w+ ){0,2}(?:organisaties?|"
        r"organi[sz]ations?|ministerie\w*|ministr(?:y|ies)|ministers?|partners?|bewinds\w+|"
        r"instanties|agenc(?:y|ies)|kamerleden|politici)\b|\bwiens\b",
        frozenset({"person", "organisation", "membership"}),
    ),
    (
        r"\b(?:welke?|which|what) (?:\w+ ){0,2}program\w*\b",
        frozenset({"programme", "organisation"}),
    ),
    (
        r"\b(?:hoe heet\w*|naam van|name of|called)\b|\b(?:wat|what) (?:is|was) (?:het|de|the) "
        r"(?:\w*(?:ste|est)|main|most)\b",
        frozenset({"programme", "organisation", "place", "person", "membership", "definition"}),
    ),
    (
        r"\b(?:hoe|how|waarmee|manier|op welke wijze|in what way)\b",
        frozenset({"means", "action", "position", "result", "purpose"}),
    ),
    (
        r"\bwat (?:is|zijn)\b|\bwhat'?s?\b (?:is|are|was)?|\bbetekent\b|\bmean\b|\bdefini\w+\b|"
        r"\bwat houdt\b|\bwat verstaat\b",
        frozenset({"definition", "membership", "action", "purpose", "position", "result"}),
    ),
)
LISTS = re.compile(
    r"\b(?:welke|which|noem|list|name)\b|\bwhat (?:\w+ ){0,2}\w+s (?:are|were|did|do|does|have)\b|"
    r"\b(?:wie|who) (?:zijn|waren|are|were|zitten|doen|deden)\b",
    re.IGNORECASE,
)
# One is asked for, not several.
SINGLE = re.compile(
    r"\bwelk\b|\b(?:welke|which|what) (?:\w+ )?(?:country|organi[sz]ation|ministry|minister|"
    r"programme|program|fund|year|month|region|group|person|party|agency|partner|organisatie|"
    r"regio|groep|persoon|partij|instantie|minister|bewindspersoon)\b",
    re.IGNORECASE,
)
EXPLANATIONS = re.compile(
    r"\b(?:waarom|waardoor|hoe(?!veel|lang)|wat (?:is|zijn|houdt|verstaat|betekent|wil|doet|zegt)|"
    r"why|how (?!many|much|long)|what (?:is|are|does|do|did)|define|explain|leg)\b",
    re.IGNORECASE,
)
OPERATIONS: tuple[tuple[Operation, str], ...] = (
    (
        "difference",
        r"\bhoe ?veel (?:\w+ ){0,3}(?:meer|minder|hoger|lager|groter|kleiner|duurder)\b|"
        r"\bhow (?:much|many) (?:\w+ )?(?:more|less|fewer|higher|lower|larger|smaller|bigger)\b|"
        r"\bby how much\b|\bmet hoeveel\b|\bhoe groot is het verschil\b|"
        r"\bhow big is the difference\b|\bhoeveel (?:\w+ ){0,2}(?:zit|scheelt|verschilt)"
        r"\b.*\btussen\b|\bhoeveel (?:scheelt|schelen|verschillen)\b|"
        r"\bverschil in (?:geld|budget|bedrag|aantal)\b|"
        r"\bdifference in (?:money|budget|amount|numbers?)\b",
    ),
    (
        "sum",
        r"\bin totaal\b|\btotaal\b|\btotale\b|\bsamen\b|\bopgeteld\b|\bbij elkaar\b|\btezamen\b|"
        r"\bgezamenlijk\b|\btel\b.*\bop\b|\bsom van\b|\bin total\b|\btotal\b|\baltogether\b|"
        r"\btogether\b|\bcombined\b|\badd(?:ed)? up\b|\badded\b|\bsum of\b",
    ),
    (
        "share",
        r"\bpercentage\b|\bprocent\b|\bpercent\b|\bper cent\b|\baandeel\b|\bwelk deel\b|"
        r"\b(?:what|which) (?:share|part|proportion|fraction)\b|%",
    ),
    (
        "per_year",
        r"\bper jaar\b|\bjaarlijks\b|\bper year\b|\ba year\b|\beach year\b|\bannually\b|"
        r"\bgemiddeld\b|\bon average\b",
    ),
)


def wanted_kinds(question: str) -> frozenset[FactKind] | None:
    """Returns the kinds of facts that can answer a question; None if its words do not tell."""
    for pattern, kinds in WANTED:
        if re.search(pattern, question, re.IGNORECASE):
            return kinds
    return None


def asks_for_list(question: str) -> bool:
    """Returns whether several names or things are asked for."""
    return LISTS.search(question) is not None and not SINGLE.search(question)


def asks_for_explanation(question: str) -> bool:
    """Returns whether a question asks why, how or what something is, and not for a figure."""
    return EXPLANATIONS.search(question) is not None


def operations(question: str) -> list[Operation]:
    """Returns the calculations over facts that a question may ask for, the surest first."""
    return [name for name, pattern in OPERATIONS if re.search(pattern, question, re.IGNORECASE)]
