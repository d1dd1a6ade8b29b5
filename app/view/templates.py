"""HTML from template files, by Jinja: whatever is put into a template is escaped.

A module that makes HTML keeps its templates in the folder `templates` beside it. They are compiled
once, from files that are there before anybody asks, so nothing of a question is remembered. A value
that is missing is an error, never a gap in the page.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from jinja2.ext import Extension
from jinja2.lexer import Token, TokenStream
from markupsafe import Markup

from app.wording import word

Html = Markup  # a text that is HTML already: a template shows it as it is

# A line break with the white space around it, where it stands beside a tag or a statement.
BETWEEN_TAGS = re.compile(r"(?:(?<=>)|\A)\s*\n\s*|\s*\n\s*(?:(?=<)|\Z)")
WITHIN_TEXT = re.compile(r"\s*\n\s*")
# A word that opens with a hyphen ("mensenhandel en -smokkel") and a date in numbers ("1-10-2022"),
# and what is not looked into: tags, and elements whose text is no HTML or has no line breaks.
UNBROKEN = re.compile(
    r"<(script|style|svg|textarea|title|option|pre)\b.*?</\1|<[^>]*>"
    r'|(?<![^\s>])(?<!class="rw-unbroken">)-[^\W\d_]\w*'
    r'|(?<![\w-])(?<!class="rw-unbroken">)\d{1,2}-\d{1,2}-\d{4}(?![\w-])',
    re.DOTALL,
)


class _LinesJoined(Extension):
    """Leaves out the line breaks of a template file, which are there for who reads the file.

    Between tags they vanish with their indentation; within a text or a tag each is one space.
    White space that is wanted beside a tag is written within a line.
    """

    def filter_stream(self, stream: TokenStream) -> Iterator[Token]:
        """Yields the tokens of a template, its texts on one line."""
        for token in stream:
            if token.type == "data":
                text = WITHIN_TEXT.sub(" ", BETWEEN_TAGS.sub("", token.value))
                token = Token(token.lineno, token.type, text)
            yield token


class Templates:
    """The templates of some folders; a name is that of one file among them all.

    Every template can call `word(key, language)`.

    Args:
        folders: Each holds some in a folder `templates`.
        given: What else they can use, by name.
    """

    def __init__(self, *folders: Path, **given: object) -> None:
        self._environment = Environment(
            loader=FileSystemLoader([folder / "templates" for folder in folders]),
            autoescape=True,
            undefined=StrictUndefined,
            extensions=[_LinesJoined],
            cache_size=-1,  # all of them, each compiled once
            auto_reload=False,
        )
        self._environment.globals.update(word=word, **given)

    def render(self, template: str, /, **values: object) -> Html:
        """Returns a template as HTML, filled in.

        Args:
            template: Its name, without ".html".
            values: What it shows, by name; escaped unless it is `Html`.
        """
        html = self._environment.get_template(f"{template}.html").render(values)
        return Html(UNBROKEN.sub(_unbroken, html))


def _unbroken(found: re.Match[str]) -> str:
    """Returns what no line may end within, marked as such; what is copied stays the same."""
    return found[0] if found[0][0] == "<" else f'<span class="rw-unbroken">{found[0]}</span>'
