"""The About page: what this is and is not, and how good it was when it was last measured.

The figures are those that `python -m eval publish` wrote.
"""

from __future__ import annotations

import json
from html import escape
from pathlib import Path
from typing import Any

from app.wording import word
from index.language import LANGUAGES, Language

HERE = Path(__file__).parent
FIGURES = HERE / "evaluation.json"


def about(own: str = "") -> str:
    """Returns the page as HTML in both languages; the style shows the right one.

    Args:
        own: Title of a report of one's own, of which nothing is measured; "" for the bundled one.
    """
    if own:
        return "".join(
            _in(language, _text(f"about_own_{language}").replace("{report}", escape(own)))
            for language in LANGUAGES
        )
    published = json.loads(FIGURES.read_text("utf-8"))
    return "".join(
        _in(
            language,
            _text(f"about_{language}").replace("{figures}", _figures(published, language)),
        )
        for language in LANGUAGES
    )


def _in(language: Language, html: str) -> str:
    return f'<div class="rw rw-about rw-in-{language}" lang="{language}">{html}</div>'


def _text(name: str) -> str:
    return (HERE / "static" / f"{name}.html").read_text("utf-8")


def _figures(published: dict[str, Any], language: Language) -> str:
    names = list(next(iter(published["sets"].values())))
    heads = "".join(f'<th scope="col">{escape(word(f"figure_{n}", language))}</th>' for n in names)
    rows = "".join(
        f'<tr><th scope="row">{escape(word(f"set_{name}", language))}</th>'
        + "".join(f"<td>{_number(value, language)}</td>" for value in figures.values())
        + "</tr>"
        for name, figures in published["sets"].items()
    )
    note = word("measured", language).format(date=published["date"], commit=published["commit"])
    corner = f'<th scope="col">{escape(word("set", language))}</th>'
    return (
        f"<table><thead><tr>{corner}{heads}</tr></thead><tbody>{rows}</tbody></table>"
        f"<p>{escape(note)}</p>"
    )


def _number(value: float, language: Language) -> str:
    if value > 1:
        return f"{value:.0f}"
    percent = f"{100 * value:.0f} %"
    return percent if language == "nl" else percent.replace(" ", "")
