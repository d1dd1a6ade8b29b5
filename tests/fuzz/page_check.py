"""Whether HTML has only elements and attributes of ours, whatever was asked."""

from __future__ import annotations

from html.parser import HTMLParser

ELEMENTS = frozenset(
    "a article b blockquote body br button caption circle dd details div dl dt em footer form"
    " h1 h2 h3 h4 head html input ins label li line main mark meta nav ol p q rect section small"
    " span strong style summary svg table tbody td text th thead title tr ul use".split()
)
ATTRIBUTES = frozenset(
    "aria-current aria-hidden aria-label aria-pressed charset class content cx cy data-asked"
    " data-column data-copy data-format data-id data-line data-link data-mistake data-overview"
    " data-page data-report data-seconds data-sentence data-source data-uncertain data-verdict"
    " disabled height hidden href id lang maxlength name open popover popovertarget r role rx"
    " scope style tabindex title type viewbox width x x1 x2 y y1 y2".split()
)
ADDRESSES = ("?s=", "?d=", "?o=", "?r=", "?q=", "#", "http://", "https://")


class _Page(HTMLParser):
    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert tag in ELEMENTS, f"an element <{tag}>"
        for name, value in attrs:
            assert name in ATTRIBUTES, f"an attribute {name}"
            assert name != "href" or str(value).startswith(ADDRESSES), f"a link to {value}"
            assert name != "style" or "url(" not in str(value), f"a style {value}"

    def handle_comment(self, data: str) -> None:
        raise AssertionError(f"a comment {data}")


def check_page(html: str) -> None:
    """Asserts that HTML can be sent and holds nothing that an input brought."""
    html.encode()
    page = _Page()
    page.feed(html)
    page.close()
