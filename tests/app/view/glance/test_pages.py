from __future__ import annotations

import re
from dataclasses import replace
from html import unescape

import pytest

from app.view.glance.groups import groups
from app.view.glance.pages import glance_html, overview_html, short_titles
from app.view.reports import overview_link, sentence_link
from app.wording import word
from index.language import LANGUAGES, Language
from index.rows import SentenceRef
from ingest.bundled import REPORT_ID
from ingest.corpus import Corpus
from ingest.overviews import Overview
from tests.app.view.glance import made
from tests.fakes import JORDAN, RETURN, edition_corpus
from tests.fuzz.page_check import check_page

CORPUS = made.glance_corpus()


def _text(html: str) -> str:
    return unescape(re.sub(r"<[^>]+>", "", html))


def test_the_first_page_shows_what_is_short_and_leads_to_all() -> None:
    html = glance_html(CORPUS, "nl")
    assert "Nederland steunt opvang in de regio." in html
    assert "<strong>60 miljoen</strong>" in html
    assert html.count("<circle") == 2
    for overview in made.ALL:
        is_inside = overview == made.ASYLUM  # its chapter leads to it
        assert (f'href="{overview_link("proef", overview.id)}"' in html) is not is_inside
    assert 'aria-label="pagina 7: 2 Terugkeer"' in html


def test_a_report_without_overviews_says_so() -> None:
    assert word("no_overviews", "nl") in glance_html(edition_corpus(), "nl")


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_row_of_every_real_overview_opens_its_sentence(
    bundled: Corpus, language: Language
) -> None:
    check_page(glance_html(bundled, language))
    for overview in bundled.overviews:
        html = overview_html(bundled, overview, language)
        check_page(html)
        assert overview.title[language] in _text(html)
        links = {sentence_link(SentenceRef(REPORT_ID, item.key)) for item in overview.items}
        assert links <= set(re.findall(r'href="([^"]+)"', html))
        text = _text(re.sub(r" <ins>.*?</ins>", "", html))
        for item in overview.items:
            assert bundled.report.sentences[item.key].text in text


def test_words_that_all_titles_end_with_are_left_out_of_a_list(bundled: Corpus) -> None:
    (countries,) = (one for one in groups(bundled.overviews) if one.name == "countries")
    assert {"Afghanistan", "Marokko"} <= {*short_titles(countries.overviews, "nl")}
    assert short_titles(countries.overviews[:1], "nl") == ["Afghanistan in het rapport"]
    same = [replace(made.SHORT, title={"nl": title, "en": title}) for title in ("A b", "b")]
    assert short_titles(same, "nl") == ["A b", "b"]
    assert short_titles([], "nl") == []


def test_what_is_ours_is_said_to_be() -> None:
    html = overview_html(CORPUS, made.LONG, "nl")
    assert f"<b>{word('our_note', 'nl')}</b> Van &lt;ons&gt;." in html
    assert word("our_note", "nl") not in overview_html(CORPUS, made.SHORT, "nl")


def test_a_chapter_opens_the_report_and_leads_to_its_parts() -> None:
    html = overview_html(CORPUS, made.RETURNING, "en")
    assert f'href="{sentence_link(SentenceRef("proef", RETURN))}">page 7</a>' in html
    assert f'href="{overview_link("proef", "o-asylum")}">Asylum applications</a>' in html
    section = overview_html(CORPUS, made.ASYLUM, "en")
    assert f'href="{overview_link("proef", "o-return")}">Title o-return</a>' in section


@pytest.mark.parametrize(
    ("overview", "there"),
    [
        (made.FIGURES, 'class="rw-cards"'),
        (made.TABLE, 'class="rw-rows"'),
        (made.TIMELINE, 'class="rw-timeline"'),
        (made.COMPARED, 'class="rw-pairs"'),
    ],
)
def test_each_is_shown_in_its_form(overview: Overview, there: str) -> None:
    html = overview_html(CORPUS, overview, "nl")
    assert there in html
    assert f'data-overview="proef:{overview.id}"' in html


def test_a_timeline_is_a_list_besides_a_picture() -> None:
    html = overview_html(CORPUS, made.TIMELINE, "nl")
    picture, listed = html.split("</svg>")
    assert picture.count("<circle") == 2
    assert 'aria-hidden="true"' in picture
    assert set(re.findall(r'<a class="rw-open" href="\?s[^>]*>', picture)) == {
        tag for tag in re.findall(r"<a [^>]*>", picture) if "?s=" in tag and 'tabindex="-1"' in tag
    }
    assert "2017–2021" in listed
    assert "<h3>2022</h3>" in listed
    assert listed.count("<li") >= len(made.TIMELINE.items)


def test_nothing_of_a_report_is_read_as_html() -> None:
    evil = "<script>alert(1)</script>"
    label = {"nl": evil, "en": evil}
    item = replace(made.item(JORDAN), label=label)
    for kind in ("figures", "summary", "timeline"):
        dated = replace(item, date="2022-02") if kind == "timeline" else item
        overview = replace(made.overview("o-evil", kind, dated, note=evil), title=label)
        corpus = replace(CORPUS, overviews=(overview,))
        for html in (glance_html(corpus, "nl"), overview_html(corpus, overview, "nl")):
            assert "<script" not in html
            assert "&lt;script&gt;" in html
            check_page(html)
