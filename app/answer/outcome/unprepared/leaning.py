"""Words of a sentence that lean on the one before it, told by rule: "Deze sleutels", "Daarvoor".

An edition says what such words stand for. Where there is none a rule only tells that they stand for
something said before, so that a reader of the sentence alone is sent there.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from app.wording import word
from index.library import Library
from index.rows import SentenceRef
from ingest.document import Report, SentenceKey
from ingest.facts import Antecedent

# Behind a pronoun that stands by itself: "Dit betekent", "Deze bevat", "Dit omdat". A word in -t is
# a verb unless it ends as nouns do.
GOES_ON = (
    r"(?:zijn|was|waren|worden|werden|hebben|had|hadden|kan|kunnen|mag|zal|zou|zullen|is|are|were|has|"
    r"have|can|must|may|will|does|shows|means|omdat|met|in|"
    r"(?!\w*(?:ment|ject|get|cht|punt|duct|dent|cept|tract|luit|boet|praat|kant)\b)\w+t)"
)
# What a report calls itself: "dit advies" leans on nothing. Nor do "dat wil zeggen" and "dat de".
ITSELF = (
    r"(?:rapport|advies|document|verslag|onderzoek|nota|brief|notitie|stuk|hoofdstuk|paragraaf|"
    r"bijlage|tabel|figuur|audit|report|letter|chapter|section|table|figure|annex|study|jaar|year|"
    r"wil|de|het|een|er)"
)
LEANING = re.compile(
    rf"\W{{0,3}}(?P<words>(?:Deze|Dit|Die|These|Those|This)(?=\s{GOES_ON}\b)"
    rf"|(?:Deze|Dit|Die|Dat|These|Those|This)\s(?!{GOES_ON}\b|{ITSELF}\w{{0,3}}\b|[A-Z])[\w-]+"
    r"|(?:Hij|Zij|Ze|They|He|She)\b"
    r"|(?:Daarvoor|Hiervoor|Daarmee|Hiermee|Daarvan|Hiervan|Daarin|Hierin|Daartoe|Hiertoe|Hierdoor|"
    r"Daardoor|In dat geval|In deze gevallen|In die gevallen|In that case)\b"
    r"|(?!Zie\b)(?:\w+\s){1,2}(?:daarvoor|hiervoor|daarmee|hiermee|daarvan|hiervan|daarin|hierin)\b)"
)


def leaning(text: str) -> str:
    """Returns the words with which a sentence opens that lean on the one before; "" if none do."""
    found = LEANING.match(text)
    return found["words"] if found else ""


def before(report: Report, key: SentenceKey) -> SentenceKey | None:
    """Returns the sentence that stands before another under the same heading; None without one."""
    block, number = key
    if number:
        return SentenceKey(block, number - 1)
    running = [one for one in report.blocks if one.kind != "footnote"]
    place = next((at for at, one in enumerate(running) if one.id == block), 0)
    if not place:
        return None
    last, own = running[place - 1], running[place]
    is_near = last.section == own.section and last.kind not in ("heading", "table")
    return last.sentences[-1].key if is_near else None


def told_by_rule(report: Report, key: SentenceKey, language: str) -> tuple[Antecedent, ...]:
    """Returns that words of a sentence lean on the one before, as an antecedent of them.

    Args:
        report: Where it stands.
        key: The sentence.
        language: That it is said in; rules read the report's own alone.
    """
    words = leaning(report.sentences[key].text)
    if not words or language != report.language or before(report, key) is None:
        return ()
    return (Antecedent(words, word("said_before", "en" if language == "en" else "nl")),)


def with_the_one_before(refs: Sequence[SentenceRef], library: Library) -> tuple[SentenceRef, ...]:
    """Returns sentences with the one before the first behind it, if the first leans on that."""
    first, *others = refs
    report = library.report(first.report_id)
    leant_on = before(report, first.key) if leaning(library.sentence(first).text) else None
    shown = [SentenceRef(first.report_id, leant_on)] if leant_on else []
    return tuple(dict.fromkeys((first, *shown, *others)))
