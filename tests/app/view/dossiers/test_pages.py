from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from app.view.dossiers.pages import dossier_html, index_html
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


def _sentences(html: str) -> list[str]:
    """Returns the links of the sentences of a dossier, in order."""
    return re.findall(r'<li class="rw-block"><a class="rw-open" href="\?s=([^"]+)"', html)


def test_a_dossier_has_every_sentence_that_names_its_subject_in_order(bundled: Corpus) -> None:
    names = EntityNames(bundled.entities)
    order = [reference(SentenceRef(REPORT_ID, key)) for key in bundled.report.sentences]
    for number, entity in enumerate(bundled.entities):
        html = dossier_html(bundled, names, entity, LANGUAGES[number % 2])
        links = _sentences(html)
        named = {reference(SentenceRef(REPORT_ID, key)) for key in entity.mentions}
        assert links == [one for one in order if one in links]
        assert named <= set(links)
        text = _text(re.sub(r" <ins>.*?</ins>", "", html))
        assert all(bundled.report.sentences[key].text in text for key in entity.mentions)


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("nl", ["zinnen zonder de naam: 5", "EUR 249.000", "In 2023 werd het hoogste aantal"]),
        ("en", ["sentences without the name: 5", "EUR 249,000", "the highest number of returns"]),
    ],
)
def test_morocco_has_what_is_said_of_it_without_its_name(
    bundled: Corpus, language: Language, shown: list[str]
) -> None:
    names = EntityNames(bundled.entities)
    morocco = next(one for one in bundled.entities if "Marokko" in one.names["nl"])
    html = dossier_html(bundled, names, morocco, language)
    assert [words for words in shown if words not in _text(html)] == []
    links = _sentences(html)
    assert {f"{REPORT_ID}:b100.{number}" for number in range(9)} <= set(links)
    # The 14 countries of COMPASS are many: what it does in all of them is no word on one.
    assert f"{REPORT_ID}:b113.3" not in links


def test_a_large_dossier_shows_its_headings_first(bundled: Corpus) -> None:
    names = EntityNames(bundled.entities)
    netherlands = next(one for one in bundled.entities if "Nederland" in one.names["nl"])
    html = dossier_html(bundled, names, netherlands, "nl")
    assert len(_sentences(html)) == len(set(netherlands.mentions))
    sections = html.count("<summary><h3>")
    assert sections > 1
    assert html.count("<details open>") == 1
    assert len(re.findall(r"\(\d+\)</h3></summary>", html)) == sections


def test_a_country_stands_among_others_and_a_topic_has_its_countries(bundled: Corpus) -> None:
    names = EntityNames(bundled.entities)
    egypt, topic = (
        next(one for one in bundled.entities if name in one.names["nl"])
        for name in ("Egypte", "migratiesamenwerking")
    )
    html = dossier_html(bundled, names, egypt, "en")
    assert html.count('<table class="rw-bars">') == 2
    assert html.count('<th scope="row"><strong>Egypt</strong>') == 2
    html = dossier_html(bundled, names, topic, "en")
    assert html.count('<table class="rw-bars">') == 1
    assert "Migration cooperation in Nigeria" not in html


def test_what_a_sentence_is_about_is_said_where_nothing_shows_it() -> None:
    told = {"nl": "de komst van Jordanië", "en": "the arrival of Jordan"}
    corpus = replace(edition_corpus(), facts=(fact(GUIDANCE, subject=told),))
    names, (jordan, _) = EntityNames(corpus.entities), corpus.entities
    assert "Gaat over: de komst van Jordanië" in dossier_html(corpus, names, jordan, "nl")
    assert "Gaat over" not in dossier_html(edition_corpus(), names, jordan, "nl")


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
