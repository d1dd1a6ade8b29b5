from __future__ import annotations

import re
from dataclasses import replace
from html import escape, unescape
from pathlib import Path
from urllib.parse import parse_qs

import pytest

from app.answer.answer import Answer, AnswerSentence, Claim, Lead
from app.answer.answering import ExtractiveAnswerer
from app.answer.citations import cite
from app.answer.overview.form import Form
from app.answer.overview.saying import Asked, say
from app.view import rendering
from app.view.rendering import AnswerRenderer, ask_link
from app.view.reports import Reports, reference
from app.wording import word
from index.language import LANGUAGES, Language
from index.rows import SentenceRef
from index.search import Retriever
from tests.app.view.glance.made import ASYLUM, FIGURES, glance_corpus
from tests.fakes import JORDAN, RETURN, SYRIA, FakeEncoder, asked, make_library

NUMBER = "Hoeveel migranten gingen naar huis?"


@pytest.fixture
def renderer(answerer: ExtractiveAnswerer) -> AnswerRenderer:
    reports = Reports(answerer.library.corpora.values())
    return AnswerRenderer(answerer.library, reports, with_feedback=True)


def _render(renderer: AnswerRenderer, answer: Answer) -> str:
    return renderer.render(answer, [answer.question])


def test_markers_link_to_the_sentence_in_the_reading_room(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    answer = answerer.answer(NUMBER)
    html = _render(renderer, answer)
    links = re.findall(r'<a class="rw-marker" href="\?s=([^"]+)"', html)
    assert links == [reference(citation.ref) for citation in answer.citations]


def test_the_cited_sentence_is_quoted_in_both_languages(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    html = _render(renderer, answerer.answer(NUMBER))
    assert "<blockquote>In 2022 keerden 1.250 mensen vrijwillig terug.</blockquote>" in html
    assert "<blockquote>In 2022, 1,250 people returned voluntarily.</blockquote>" in html
    assert "<strong>1.250</strong>" in html
    assert "pagina 7" in html


def test_it_is_told_how_a_question_was_read_if_other_words_were_searched_for(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    answer = answerer.answer("Wat is COMPASS?")
    for searched, is_told in (("wat is compass", False), ("Wat is Prospects?", True)):
        read = replace(answer, searched=searched, understood=None)
        assert ("Gelezen als" in _render(renderer, read)) is is_told


def test_nothing_from_a_question_or_report_is_taken_for_html(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    answer = answerer.answer(NUMBER)
    evil = '<script>alert(1)</script>" onclick="x'
    sentence = replace(answer.sentences[0], text=evil, emphasis=((0, 8),))
    changed = replace(answer, sentences=(sentence, *answer.sentences[1:]), searched=evil)
    html = renderer.render(changed, [evil], [evil])
    assert "<script" not in html
    assert '" onclick=' not in html
    assert "&lt;script&gt;" in html


def test_declining_looks_different_and_offers_passages(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    html = _render(renderer, answerer.answer("How do I bake an apple pie with cinnamon?"))
    assert "rw-declined" in html
    assert "rw-answer" not in html
    assert "Perhaps useful" in html
    assert re.search(r'rw-nearest.*<a class="rw-open" href="\?s=', html)


def test_a_table_row_shows_what_the_source_reads(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    answer = answerer.answer(NUMBER)
    row = cite(answerer.library, SentenceRef("proef", SYRIA), 1)
    html = _render(renderer, replace(answer, citations=(row, *answer.citations[1:])))
    source = html[html.index('<section class="rw-source" data-source="1"') :].split("</section>")[0]
    assert '<p class="rw-label">In de bron staat</p><blockquote>E. Syrié 12.640<' in source
    assert "Nederlands origineel" not in source
    assert word("restated", "nl") in source
    copied = unescape(re.findall(r'data-copy="([^"]+)"', source)[0])
    assert copied.startswith("In de bron staat: “E. Syrié 12.640” (")


def test_those_named_in_question_or_answer_lead_to_their_dossiers(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    html = _render(renderer, answerer.answer("Welk land kreeg geld voor scholen?"))
    assert '<a class="rw-name" href="?d=proef:jordan">Jordanië</a>' in html
    html = _render(renderer, answerer.answer("Wat deed jordanie?"))
    assert "Dossiers: " in html


def test_the_link_to_an_answer_asks_its_question_again(answerer: ExtractiveAnswerer) -> None:
    question = 'Hoeveel & "waarom" gingen zij naar huis? #1 +2'
    link = ask_link(answerer.answer(question), ["Eerst?", question])
    assert parse_qs(link.removeprefix("#")) == {"q": [question]}


def test_the_link_to_a_follow_up_asks_what_it_leans_on_first(answerer: ExtractiveAnswerer) -> None:
    asked = ["Welk land kreeg geld voor scholen?", "En waarom?"]
    answer = answerer.answer(asked[1], answerer.turns(asked[:1]))
    assert parse_qs(ask_link(answer, asked).removeprefix("#")) == {"q": asked}


def test_the_answer_can_be_copied_with_its_sources(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    answer = answerer.answer(NUMBER)
    html = _render(renderer, answer)
    copied = unescape(re.findall(r'data-copy="([^"]+)"', html)[-1])
    assert copied.startswith(answer.text)
    assert copied.count(answer.citations[0].quote) == 1
    assert copied.split("\n")[-1].startswith("{base}#q=Hoeveel")


@pytest.mark.parametrize(
    ("confidence", "said"),
    [(0.95, "Zeer waarschijnlijk"), (0.8, "Waarschijnlijk"), (0.4, "Misschien")],
)
def test_how_sure_it_is_is_said_in_words(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer, confidence: float, said: str
) -> None:
    html = _render(renderer, replace(answerer.answer(NUMBER), confidence=confidence))
    assert said in html


def test_the_lead_comes_first_in_bold_with_its_citations_and_calculation(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    answer = answerer.answer(NUMBER)
    lead = Lead("1.250 <mensen>", (1,), "1000.5 + 250 = 1250.5")
    html = _render(renderer, replace(answer, lead=lead))
    shown = html[html.index('<div class="rw-answer">') :]
    assert shown.startswith(
        '<div class="rw-answer"><p class="rw-lead"><strong>1.250 &lt;mensen&gt;</strong> '
        '<a class="rw-marker"'
    )
    assert "1000,5 + 250 = 1250,5</p>" in shown
    assert "rw-lead" not in _render(renderer, answer)


def test_a_sentence_that_is_the_lead_looks_like_a_sentence_and_is_shown_once(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    said = AnswerSentence("Zij [uit <IOM>] waren met 1.250.", (1,), ((26, 31),), ((4, 15),))
    answer = replace(
        answerer.answer(NUMBER), sentences=(said,), lead=Lead(said.text, (1,), None, ((4, 15),))
    )
    html = _render(renderer, answer)
    assert (
        '<p class="rw-lead rw-report">Zij <ins>[uit &lt;IOM&gt;]</ins> waren met '
        "<strong>1.250</strong>."
    ) in html
    assert html[html.index("rw-answer") : html.index("rw-sources")].count("waren met") == 1


def test_what_was_inserted_into_a_lead_is_marked(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    lead = Lead("Zij [uit <IOM>]", (1,), insertions=((4, 15),))
    html = _render(renderer, replace(answerer.answer(NUMBER), lead=lead))
    assert "<strong>Zij <ins>[uit &lt;IOM&gt;]</ins></strong>" in html
    assert "Woorden tussen [haken]" in html


def test_what_else_is_missing_comes_after_the_sentences(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    answer = replace(answerer.answer(NUMBER), missing=("waarom",))
    html = _render(renderer, answer)
    gap = "<strong>Het rapport zegt niet</strong> <span>waarom</span>"
    assert html.index("terug.") < html.index(gap)
    html = _render(renderer, replace(answer, is_partial=True))
    assert html.index(gap) < html.index("terug.")


@pytest.mark.parametrize("missing", [(), ("waarom & hoe",)])
def test_part_of_an_answer_is_told_apart_by_its_words(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer, missing: tuple[str, ...]
) -> None:
    answer = replace(answerer.answer(NUMBER), missing=missing)
    html = _render(renderer, replace(answer, is_partial=True))
    assert '<p class="rw-outcome rw-outcome-partly">Deels beantwoord</p>' in html
    named = f"<strong>Het rapport zegt niet</strong> <span>{escape('; '.join(missing))}</span>"
    assert (named in html) is bool(missing)
    assert (word("rest_unsure", "nl") in html) is not bool(missing)
    assert "een deel van het antwoord" in html
    whole = _render(renderer, answer)
    assert "Deels beantwoord" not in whole
    assert ("<span>waarom &amp; hoe</span>" in whole) is bool(missing)


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_only_comes_nearest_is_told_to_be_that(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer, language: Language
) -> None:
    near = "This comes <nearest>"
    answer = replace(answerer.answer(NUMBER), is_partial=True, nearest=near, language=language)
    html = _render(renderer, answer)
    title = {"nl": "Komt het dichtst in de buurt", "en": "Comes nearest"}[language]
    assert f'<p class="rw-outcome rw-outcome-nearest">{title}</p>' in html
    assert f"<span>{escape(near)}</span>" in html
    assert word("rest_unsure", language) not in html
    assert "rw-cue" not in html


def test_claims_are_a_list_with_a_verdict_each(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    claims = Claim("Er gingen <100>", "other_figure", (1,)), Claim("Niemand", "not_in_report", ())
    html = _render(renderer, replace(answerer.answer(NUMBER), claims=claims))
    items = re.findall(r'<li class="rw-claim-(\w+)">(.*?)</li>', html)
    assert [verdict for verdict, _ in items] == ["other_figure", "not_in_report"]
    assert "“Er gingen &lt;100&gt;”: <strong>nee, het rapport zegt iets anders</strong> <a" in html
    assert items[1][1].strip() == "“Niemand”: <strong>daarover zegt het rapport niets</strong>"


def test_what_was_inserted_is_marked_keeps_its_brackets_and_is_explained(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    answer = answerer.answer(NUMBER)
    text = "In 2022 keerden 1.250 mensen [uit <IOM>] terug."
    said = AnswerSentence(text, (1,), ((16, 21),), ((29, 40),))
    html = _render(renderer, replace(answer, sentences=(said,)))
    assert "<strong>1.250</strong> mensen <ins>[uit &lt;IOM&gt;]</ins> terug." in html
    assert "Woorden tussen [haken]" in html
    copied = unescape(re.findall(r'data-copy="([^"]+)"', html)[-1])
    assert copied.startswith(f"{text} [1]\nWoorden tussen [haken]")
    assert "[haken]" not in _render(renderer, answer)


def test_of_many_citations_of_a_lead_the_first_and_the_last_are_linked(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    answer = answerer.answer(NUMBER)
    citations = tuple(cite(answerer.library, answer.citations[0].ref, n) for n in range(1, 9))
    for last, shown in ((6, ["1", "2", "3", "4", "5", "6"]), (8, ["1", "8"])):
        lead = Lead("Zo veel", tuple(range(1, last + 1)))
        html = _render(renderer, replace(answer, lead=lead, citations=citations, sentences=()))
        assert re.findall(r'rw-marker"[^>]*><b>(\d)</b> p. ', html) == shown


def test_of_many_places_only_the_pages_are_told(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer, monkeypatch: pytest.MonkeyPatch
) -> None:
    refs = [SentenceRef("proef", key) for key in (SYRIA, JORDAN, RETURN)]
    citations = tuple(cite(answerer.library, ref, n) for n, ref in enumerate(refs, start=1))
    answer = replace(answerer.answer(NUMBER), citations=citations, sentences=(), lead=None)
    assert _summaries(renderer, answer) == [
        "Bronnen: Proefrapport, pagina 7 (Asielaanvragen), pagina 6 (1 Inleiding), "
        "pagina 7 (2 Terugkeer)"
    ]
    monkeypatch.setattr(rendering, "MOST_PLACES", 2)
    assert _summaries(renderer, answer) == ["Bronnen: Proefrapport, pagina 6, pagina 7"]


def _summaries(renderer: AnswerRenderer, answer: Answer) -> list[str]:
    return re.findall(r"<summary>(.*?)</summary>", _render(renderer, answer))


def test_whoever_says_hello_is_told_what_to_ask(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    hello = replace(answerer.answer(NUMBER), help="Hallo!", is_welcoming=True)
    html = renderer.render(hello, ["hoi"], [NUMBER])
    assert "Vraag bijvoorbeeld" in html
    assert "Vraag ook" not in html


def test_suggestions_are_links_that_ask(
    renderer: AnswerRenderer, answerer: ExtractiveAnswerer
) -> None:
    html = renderer.render(answerer.answer(NUMBER), [NUMBER], ["Wat doet IOM & co?"])
    assert '<a class="rw-ask" href="#q=Wat+doet+IOM+%26+co%3F">Wat doet IOM &amp; co?</a>' in html


def test_an_overview_links_to_the_whole_of_it_and_to_the_part_it_sums_up(tmp_path: Path) -> None:
    library = make_library(tmp_path, [glance_corpus()], FakeEncoder())
    retriever = Retriever(library, FakeEncoder())
    asked_for = Asked(asked("Vat samen"), retriever.search("Vat samen", "nl"))
    renderer = AnswerRenderer(library, Reports(library.corpora.values()), with_feedback=False)
    part = _render(renderer, say(library, "proef", ASYLUM, asked_for))
    assert 'href="?o=proef:o-asylum"' in part
    assert 'href="?s=proef:t1.0"' in part
    assert "Open dit deel" in part
    whole = _render(renderer, say(library, "proef", FIGURES, asked_for, Form("table")))
    assert 'href="?o=proef:o-figures"' in whole
    assert "Open dit deel" not in whole
    assert '<th scope="row">60 miljoen euro; onderwijs</th>' in whole
    assert "<caption>" not in whole
