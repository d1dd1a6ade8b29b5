"""Tagged PDF files written by hand: a structure tree and the pages that show its content."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from tests.ingest.pdf_files import FONT, from_objects, literal, shown, stream

LEFT, TOP, LEADING = 72, 760, 14  # points


@dataclass(frozen=True)
class Shown:
    """Content.

    Attributes:
        text: Its lines, of which "" leaves one out; see `shown` for "^{1}".
        page: The page, from 0.
        left: Where it begins, in points, on the line of what is before it; None for a new line.
    """

    text: str
    page: int = 0
    left: int | None = None


@dataclass(frozen=True)
class Tag:
    """An element of a kind with its children; a string is content on the first page."""

    kind: str
    children: tuple[Tag | Shown | str, ...]
    entries: bytes = b""

    def __init__(self, kind: str, *children: Tag | Shown | str, entries: bytes = b"") -> None:
        object.__setattr__(self, "kind", kind)
        object.__setattr__(self, "children", children)
        object.__setattr__(self, "entries", entries)


@dataclass
class _Maker:
    first_tag: int  # number of the object of the first element
    pages: int
    tags: list[bytes] = field(default_factory=list)
    contents: list[bytes] = field(default_factory=list)
    heights: list[int] = field(default_factory=list)
    parents: list[list[int]] = field(default_factory=list)  # of the content of each page

    def __post_init__(self) -> None:
        self.contents = [b""] * self.pages
        self.heights = [TOP] * self.pages
        self.parents = [[] for _ in range(self.pages)]

    def show(self, text: str, page: int, opening: bytes, left: int | None = None) -> None:
        """Shows lines on a page, each below what is there."""
        lines = text.split("\n")
        if left is not None:
            self.heights[page] += LEADING
        body = b" ".join(b"%s T*" % shown(line) for line in lines)
        self.contents[page] += b"%s BT /F1 12 Tf %d TL %d %d Td %s ET EMC " % (
            opening,
            LEADING,
            LEFT if left is None else left,
            self.heights[page],
            body,
        )
        self.heights[page] -= LEADING * len(lines)

    def tag(self, tag: Tag, parent: int) -> int:
        """Returns the number of the object of an element."""
        index = len(self.tags)
        number = self.first_tag + index
        self.tags.append(b"")
        kids: list[bytes] = []
        for child in tag.children:
            if isinstance(child, Tag):
                kids.append(b"%d 0 R" % self.tag(child, number))
                continue
            one = Shown(child) if isinstance(child, str) else child
            content = len(self.parents[one.page])
            self.parents[one.page].append(number)
            opening = b"/%s << /MCID %d >> BDC" % (tag.kind.encode(), content)
            self.show(one.text, one.page, opening, one.left)
            place = b"<< /Type /MCR /Pg %d 0 R /MCID %d >>"
            kids.append(place % (self.page_object(one.page), content))
        self.tags[index] = b"<< /Type /StructElem /S /%s /P %d 0 R /K [%s] %s >>" % (
            tag.kind.replace(" ", "#20").encode(),
            parent,
            b" ".join(kids),
            tag.entries,
        )
        return number

    @staticmethod
    def page_object(page: int) -> int:
        return 5 + 2 * page


def tagged_pdf(
    *tags: Tag,
    above: Mapping[int, Sequence[str]] | None = None,
    below: Mapping[int, Sequence[str]] | None = None,
    outside: Mapping[int, Sequence[str]] | None = None,
    roles: Mapping[str, str] | None = None,
) -> bytes:
    """Returns a PDF with a structure tree.

    Args:
        tags: The outermost elements; they are put into one of the kind Document.
        above: Lines of artifacts at the top, by 0-based page.
        below: Lines of artifacts at the foot.
        outside: Lines that are neither content of an element nor artifacts, above those.
        roles: What types of the maker's own stand for.
    """
    pages = 1 + max([_last_page(tag) for tag in tags] + [*(above or {}), *(outside or {})])
    maker = _Maker(first_tag=5 + 2 * pages, pages=pages)
    for page, lines in (above or {}).items():
        maker.show("\n".join(lines), page, b"/Artifact BMC")
    maker.tag(Tag("Document", *tags), 4)
    for page, lines in (outside or {}).items():
        maker.show("\n".join(lines), page, b"/Span BMC")
    for page, lines in (below or {}).items():
        maker.show("\n".join(lines), page, b"/Artifact BMC")
    numbers = b" ".join(
        b"%d [%s]" % (page, b" ".join(b"%d 0 R" % parent for parent in parents))
        for page, parents in enumerate(maker.parents)
    )
    role_map = b" ".join(
        b"/%s /%s" % (own.replace(" ", "#20").encode(), role.encode())
        for own, role in (roles or {}).items()
    )
    tree = b"<< /Type /StructTreeRoot /K [%d 0 R] /ParentTree << /Nums [%s] >> /RoleMap << %s >> >>"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R /StructTreeRoot 4 0 R /MarkInfo << /Marked true >> >>",
        b"<< /Type /Pages /Kids [%s] /Count %d >>"
        % (b" ".join(b"%d 0 R" % maker.page_object(page) for page in range(pages)), pages),
        FONT,
        tree % (maker.first_tag, numbers, role_map),
    ]
    for page in range(pages):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R"
            b" /StructParents %d /Resources << /Font << /F1 3 0 R >> >> >>"
            % (maker.page_object(page) + 1, page)
        )
        objects.append(stream(maker.contents[page]))
    return from_objects([*objects, *maker.tags])


def instead(text: str) -> bytes:
    """Returns the entry of an element that says what to read in place of its content."""
    return b"/ActualText (%s)" % literal(text)


def _last_page(tag: Tag) -> int:
    return max(
        [0]
        + [
            _last_page(child) if isinstance(child, Tag) else child.page
            for child in tag.children
            if not isinstance(child, str)
        ]
    )
