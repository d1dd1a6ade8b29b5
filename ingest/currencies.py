"""The currencies of amounts: their signs, codes, and names in Dutch and English; one list for all.

Some names are other words as well ("pond", "kroon", "frank"): those tell money behind
a number only, and for certain behind a scale word only.
"""

from __future__ import annotations

import re

# A country's own name goes before the name alone: "Canadese dollar" is no "dollar". Of a name that
# several countries have, the unit is the name, for nobody knows whose it is.
_KRONE = r"(?:kron(?:en?|er|or|a)|kroon)"
_POUND = r"pond(?:en)?|pounds?"
_FRANK = r"(?-i:frank(?:en)?)"  # "in 2022 Frank de Boer"
WRITTEN: tuple[tuple[str, str, str], ...] = (
    ("EUR", "€", r"euro(?:['’]?s)?"),
    ("CAD", "", r"(?:canadese|canadian)\sdollars?"),
    ("AUD", "", r"(?:australische|australian)\sdollars?"),
    ("USD", "$", r"(?:(?:amerikaanse|american|us)\s)?dollars?"),
    ("GBP", "£", rf"(?:(?:britse|british)\s)?(?:{_POUND})(?:\ssterling)?"),
    ("CHF", "", rf"(?:(?:zwitserse|swiss)\s)?(?:{_FRANK}|francs?)"),
    ("NOK", "", rf"(?:noorse|norwegian)\s{_KRONE}"),
    ("SEK", "", rf"(?:zweedse|swedish)\s{_KRONE}"),
    ("DKK", "", rf"(?:deense|danish)\s{_KRONE}"),
    ("CZK", "", rf"(?:tsjechische|czech)\s{_KRONE}"),
    ("krone", "", _KRONE),
    ("JPY", "¥", r"(?:(?:japanse|japanese)\s)?yen"),
    ("CNY", "", r"(?:chinese\s)?(?:yuan|renminbi)"),
    ("INR", "₹", r"(?:(?:indiase|indian)\s)?(?:roepies?|rupees?)"),
    ("PLN", "", r"(?:(?:poolse|polish)\s)?z[lł]oty(?:['’]?s)?"),
    ("HUF", "", r"(?:(?:hongaarse|hungarian)\s)?forints?"),
    ("RUB", "₽", r"(?:(?:russische|russian)\s)?(?:roebels?|rou?bles?)"),
    ("TRY", "₺", r"(?:(?:turkse|turkish)\s)?lira(?:['’]?s)?"),
    ("NLG", "ƒ", r"(?:guldens?|guilders?)"),
)
UNITS = frozenset(unit for unit, _, _ in WRITTEN)
SIGNS = "".join(sign for _, sign, _ in WRITTEN)
SIGN = f"[{SIGNS}]"
# The four that are met most also in small letters; of the others "try" or "nok" is a word.
CODE = rf"(?:EUR|USD|GBP|CHF|(?-i:{'|'.join(sorted(UNITS - {'krone'}))}))"
NAME = f"(?:{'|'.join(name for _, _, name in WRITTEN)})"
CERTAIN = r"(?:euro(?:['’]?s)?|dollars?|yen)"  # names that are no other word
# Weights, names and crowns of teeth, drawing by computer, how blood clots, roofs, attempts.
AMBIGUOUS = re.compile(rf"{_POUND}|{_FRANK}|{_KRONE}|CAD|INR|NOK|TRY", re.IGNORECASE)
BEFORE = rf"(?:\b(?:{CODE}|euro)|{SIGN})"  # a number
AFTER = rf"(?:{CODE}|{NAME})\b"

_NUMBER = (
    r"(?:\d|\b(?:honderd|duizend|hundred|thousand|miljoen|million|miljard|billion|mln|mld|bn)\.?)"
)
# Whether a text states an amount of money, or names a currency that is no other word.
MONEY = re.compile(rf"{SIGN}|\b(?:{CODE}|{CERTAIN})\b|{_NUMBER}[\s-]{NAME}\b", re.IGNORECASE)
_UNIT = tuple(
    (unit, re.compile(rf"\b(?:{unit}|{name})\b|{re.escape(sign) or '(?!)'}", re.IGNORECASE))
    for unit, sign, name in WRITTEN
)


def currency(text: str) -> str:
    """Returns the ISO 4217 code of the currency that a text names first in the list, or ""."""
    return next((unit for unit, written in _UNIT if written.search(text)), "")
