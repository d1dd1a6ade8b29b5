from __future__ import annotations

from eval.asked.relevance import GoldSource, Place
from eval.tab.passage_link import link_to
from ingest.bundled import REPORT_ID
from ingest.corpus import Corpus
from ingest.document import SentenceKey


def test_a_link_leads_to_the_sentence_that_is_the_gold_quote(bundled: Corpus) -> None:
    (quote,) = (
        "Prospects is een samenwerkings- verband tussen het ministerie van Buitenlandse Zaken, "
        "ILO, UNICEF, UNHCR, de Wereldbank en IFC.",
    )
    source = GoldSource.of([bundled.report])
    found = source.find(quote)
    (report, (first, last)), *_ = found.places

    address = link_to({report: bundled.report}, Place(report, (first - 8, last + 8)), [found])

    assert "samenwerkingsverband" in bundled.report.sentences[_key(address)].text


def _key(address: str) -> SentenceKey:
    block, number = address.removeprefix(f"?s={REPORT_ID}:").split(".")
    return SentenceKey(block, int(number))
