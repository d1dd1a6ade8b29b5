"""`python -m tests.e2e.echo_page`: our page, which repeats what it is told instead of answering."""

from __future__ import annotations

import sys
from collections.abc import Iterator, Sequence

from markupsafe import escape

from app.__main__ import main
from app.web.assistant import Assistant
from index.language import Language


def echo(_: Assistant, asked: Sequence[str], language: Language) -> Iterator[str]:
    """Yields the last question as the message of an answer."""
    said = escape(asked[-1])
    yield f'<div class="rw" lang="{language}" data-asked="{said}">{said}</div>'


if __name__ == "__main__":
    Assistant.replies = echo  # type: ignore[assignment, method-assign]
    sys.exit(main())
