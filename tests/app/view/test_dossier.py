from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from app.view.dossier import dossier_html, index_html
from app.view.entity_names import EntityNames
from app.view.reports import reference
from index.language import LANGUAGES, Language
from index.rows import SentenceRef
from ingest.bundled import REPORT_ID
from ingest.corpus import Corpus
from ingest.facts import Antecedent
from tests.facts import fact
from tests.fakes import GUIDANCE, edition_corpus, plain_corpus


def _text(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_dossier_has_every_sentence_that_names_its_subject(
    bundled: Corpus, language: Language
) -> None:
    names = EntityNames(bundled.entities)
    for entity in bundled.entities:
        html = dossier_html(bundled, names, entity, language)
        links = re.findall(r'<li class="rw-block"><a class="rw-open" href="\?s=([^"]+)"', html)
        assert links == [
            reference(SentenceRef(REPORT_ID, key)) for key in dict.fromkeys(entity.mentions)
        ]
        text = _text(re.sub(r" <ins>.*?</ins>", "", html))
        assert all(bundled.report.sentences[key].text in text for key in entity.mentions)


def test_a_dossier_marks_the_name_and_emphasises_figures() -> None:
    corpus = edition_corpus()
    html = dossier_html(corpus, EntityNames(corpus.entities), corpus.entities[0], "nl")
    assert "<mark>Jordanië</mark> ontving <strong>60 miljoen</strong>" in html
    assert "Land · ook: " not in html
    assert "vermeldingen: 1; pagina’s: 6" in html


def test_a_dossier_explains_what_a_sentence_leaves_to_the_one_before_it() -> None:
    meant = {
        "nl": (Antecedent("hen", "de <mensen>"),),
        "en": (Antecedent("them", "the people"),),
    }
    corpus = replace(edition_corpus(), facts=(fact(GUIDANCE, antecedents=meant),))
    names, (_, iom) = EntityNames(corpus.entities), corpus.entities
    html = dossier_html(corpus, names, iom, "nl")
    assert "<mark>IOM</mark> begeleidt hen <ins>[de &lt;mensen&gt;]</ins> daarbij." in html
    assert "<mark>IOM</mark> assists them <ins>[the people]</ins>." in html
    assert "Woorden tussen [haken]" in html
    assert "[haken]" not in dossier_html(edition_corpus(), names, iom, "nl")


def test_the_index_links_to_every_dossier(bundled: Corpus) -> None:
    html = index_html(bundled.report, EntityNames(bundled.entities), "en")
    missing = [e.id for e in bundled.entities if f'href="?d={REPORT_ID}:{e.id}"' not in html]
    assert missing == []
    assert html.count('class="rw-bars"') == 2


def test_a_report_without_entities_says_so() -> None:
    html = index_html(plain_corpus().report, EntityNames(()), "nl")
    assert "geen dossiers" in html
