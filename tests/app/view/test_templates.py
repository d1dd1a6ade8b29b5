from __future__ import annotations

import re
from pathlib import Path

import jinja2
import pytest

from app.view.templates import Html, Templates
from app.wording import word
from ingest.checkout import ROOT


@pytest.fixture
def templates(tmp_path: Path) -> Templates:
    files = {
        "text": "<p>{{ text }}</p>",
        "attribute": '<a href="{{ text }}">',
        "inner": "<div>{{ inner }}</div>",
        "word": "{{ word('page', 'nl') }} {{ twice(2) }}",
        "lines": '<ul>\n  {% for n in [1, 2] %}\n    <li\n      class="a"> {{ n }} of\n'
        "      two\n    </li>\n  {% endfor %}\n</ul>\n",
        "broken": "<p>\n\n{% if %}",
    }
    (tmp_path / "templates").mkdir()
    for name, text in files.items():
        (tmp_path / "templates" / f"{name}.html").write_text(text, "utf-8")
    return Templates(tmp_path, twice=lambda n: 2 * n)


def test_what_is_put_in_is_escaped(templates: Templates) -> None:
    assert templates.render("text", text="<b>&") == "<p>&lt;b&gt;&amp;</p>"
    assert templates.render("attribute", text="\"'>") == '<a href="&#34;&#39;&gt;">'


def test_html_of_ours_is_not_escaped_again(templates: Templates) -> None:
    inner = templates.render("text", text="&")
    assert templates.render("inner", inner=inner) == "<div><p>&amp;</p></div>"
    assert isinstance(inner, Html)


def test_no_line_ends_behind_the_hyphen_that_opens_a_word_or_within_a_date(
    templates: Templates,
) -> None:
    def unbroken(word: str) -> str:
        return f'<span class="rw-unbroken">{word}</span>'

    smuggling = unbroken("-smokkel")
    text = "handel en -smokkel, MENA-regio, 3 -4, - en 1-10-2022, 2022-2023"
    date = unbroken("1-10-2022")
    expected = f"<p>handel en {smuggling}, MENA-regio, 3 -4, - en {date}, 2022-2023</p>"
    inner = templates.render("text", text=text)
    assert inner == expected
    assert templates.render("inner", inner=inner) == f"<div>{expected}</div>"
    assert templates.render("text", text="-smokkel") == f"<p>{smuggling}</p>"
    assert templates.render("attribute", text="en -smokkel") == '<a href="en -smokkel">'
    raw = Html("<style>a { -webkit-box: 1 }</style><svg><text>a</text><text>-smokkel</text></svg>")
    assert templates.render("text", text=raw) == f"<p>{raw}</p>"


def test_a_value_that_is_missing_is_an_error(templates: Templates) -> None:
    with pytest.raises(jinja2.UndefinedError, match="text"):
        templates.render("text")


def test_words_and_functions_can_be_called(templates: Templates) -> None:
    assert templates.render("word") == f"{word('page', 'nl')} 4"


def test_line_breaks_of_the_file_are_left_out(templates: Templates) -> None:
    assert templates.render("lines") == (
        '<ul><li class="a"> 1 of two</li><li class="a"> 2 of two</li></ul>'
    )


def test_line_breaks_of_a_value_stay(templates: Templates) -> None:
    assert templates.render("text", text=" a\n b ") == "<p> a\n b </p>"


def test_an_error_in_a_file_names_its_line(templates: Templates) -> None:
    with pytest.raises(jinja2.TemplateSyntaxError) as raised:
        templates.render("broken")
    assert raised.value.lineno == 3


def test_no_template_goes_around_escaping() -> None:
    files = [file for room in ("app", "eval") for file in (ROOT / room).rglob("templates/*.html")]
    assert {file.parts[-3] for file in files} >= {"view", "web", "sign_in"}
    around = re.compile(r"\|\s*(safe|tojson|xmlattr|urlize|striptags)\b|autoescape")
    assert [file.name for file in files if around.search(file.read_text("utf-8"))] == []
