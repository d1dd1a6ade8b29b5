"""A conversation as a Word document (Office Open XML), by python-docx.

The sources are real footnotes, so that whoever takes a sentence into a text of their own takes its
source along. python-docx (1.2) knows no footnotes and makes no links; these are made here.
"""

from __future__ import annotations

import io
import re
from datetime import datetime, time
from typing import Any

from docx import Document
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import CONTENT_TYPE, RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.oxml import OxmlElement, parse_xml
from docx.oxml.ns import nsdecls, qn
from docx.parts.story import StoryPart
from docx.shared import Mm, Pt, RGBColor
from docx.table import Table
from docx.text.paragraph import Paragraph as WordParagraph
from docx.text.run import Run

from app.view.export.blocks import Block, Bullets, Conversation, Grid, Line, Source, Title

LOCALES = {"nl": "nl-NL", "en": "en-GB"}
REPORT_LOCALE = "nl-NL"  # quotes are in the report's language
GREY = RGBColor(0x59, 0x59, 0x59)  # of what is not the report's: 7:1 on white
BLUE = RGBColor(0x1E, 0x3A, 0x8A)  # of links: 10:1
TEXT_WIDTH = 160  # mm, of 210
FIRST_WIDTH = 36  # mm, of the first column of a table
NOTE_TEXT, NOTE_NUMBER, LINK = "footnote text", "footnote reference", "Hyperlink"
# What XML cannot hold, though a question can.
NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
SEPARATORS = f"""
<w:footnotes {nsdecls("w", "r")}>
  <w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>
  <w:footnote w:type="continuationSeparator" w:id="0">
    <w:p><w:r><w:continuationSeparator/></w:r></w:p>
  </w:footnote>
</w:footnotes>"""
SEPARATORS_USED = f"""
<w:footnotePr {nsdecls("w")}><w:footnote w:id="-1"/><w:footnote w:id="0"/></w:footnotePr>"""


def as_word_document(conversation: Conversation, base: str) -> bytes:
    """Returns a conversation as the bytes of a `.docx` file.

    Args:
        conversation: What to write.
        base: Address of the chat, for links; "" leaves links out.
    """
    return _Writer(conversation, base).written()


class _Writer:
    """Writes one document."""

    def __init__(self, conversation: Conversation, base: str) -> None:
        self._conversation = conversation
        self._base = base
        self._document = Document()
        self._notes = self._footnotes()
        self._count = 0  # footnotes so far
        # Of the answer that is being written: its sources, and which footnotes they are already.
        self._language = conversation.language
        self._sources: dict[int, Source] = {}
        self._noted: dict[int, int] = {}

    def written(self) -> bytes:
        """Returns the document."""
        self._set_up()
        self._describe()
        self._heading(self._conversation.title, 0)
        self._run(self._document.add_paragraph(), self._conversation.made, is_ours=True)
        for entry in self._conversation.entries:
            self._language, self._noted = entry.language, {}
            self._sources = {source.number: source for source in entry.sources}
            self._heading(entry.question, 1)
            for block in entry.blocks:
                self._block(block)
        file = io.BytesIO()
        self._document.save(file)
        return file.getvalue()

    def _set_up(self) -> None:
        """Sets paper, language and the styles that the template lacks."""
        for section in self._document.sections:
            section.page_width, section.page_height = Mm(210), Mm(297)
            section.left_margin = section.right_margin = Mm((210 - TEXT_WIDTH) // 2)
            self._number(section.footer.paragraphs[0])
        styles = self._document.styles
        locale = LOCALES[self._conversation.language]
        styles.element.find(".//" + qn("w:lang")).set(qn("w:val"), locale)
        text = styles.add_style(NOTE_TEXT, WD_STYLE_TYPE.PARAGRAPH, builtin=True)
        text.font.size, text.paragraph_format.space_after = Pt(9), Pt(2)
        number = styles.add_style(NOTE_NUMBER, WD_STYLE_TYPE.CHARACTER, builtin=True)
        number.font.superscript = True
        link = styles.add_style(LINK, WD_STYLE_TYPE.CHARACTER, builtin=True)
        link.font.underline, link.font.color.rgb = True, BLUE

    def _number(self, foot: WordParagraph) -> None:
        """Puts the number of the page into its foot, with how many there are: "2 / 5"."""
        foot.alignment = WD_ALIGN_PARAGRAPH.CENTER
        for place, field in enumerate(("PAGE", "NUMPAGES")):
            if place:
                self._run(foot, " / ", is_ours=True)
            run = foot.add_run("1")  # Word counts for itself
            run.font.color.rgb = GREY
            counted = _element("w:fldSimple", instr=f" {field} ")
            run._r.addprevious(counted)
            counted.append(run._r)

    def _describe(self) -> None:
        """Fills in what the file says of itself, and leaves out the picture of the template."""
        about = self._document.core_properties
        about.title = _clean(self._conversation.title)
        about.author = about.last_modified_by = "Rapportwijzer"
        about.comments = _clean(self._conversation.made)
        about.language = LOCALES[self._conversation.language]
        about.created = about.modified = datetime.combine(self._conversation.day, time())
        relations = self._document.part.package.rels
        for key, relation in list(relations.items()):
            if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
                del relations[key]

    def _heading(self, text: str, level: int) -> None:
        self._run(self._document.add_heading(level=level), text)

    def _block(self, block: Block) -> None:
        if isinstance(block, Title):
            self._heading(block.text, 2)
        elif isinstance(block, Bullets):
            for line in block.lines:
                self._line(self._document.add_paragraph(style="List Bullet"), line)
        elif isinstance(block, Grid):
            self._grid(block)
        else:
            paragraph = self._document.add_paragraph()
            is_bold = block.role in ("outcome", "lead", "partly")
            is_ours = block.role in ("outcome", "note")
            for number, line in enumerate(block.lines):
                if number:
                    paragraph.add_run(" ")
                self._line(paragraph, line, is_bold=is_bold, is_ours=is_ours)

    def _grid(self, grid: Grid) -> None:
        if grid.title:
            title = self._document.add_paragraph(style="Caption")
            title.paragraph_format.keep_with_next = True
            self._run(title, grid.title)
        table = self._document.add_table(rows=0, cols=len(grid.head), style="Table Grid")
        head = table.add_row()
        # It stands on every page that the table runs over, and is told as a head.
        head._tr.get_or_add_trPr().append(OxmlElement("w:tblHeader"))
        for cell, name in zip(head.cells, grid.head, strict=True):
            self._run(cell.paragraphs[0], name, is_bold=True)
        for row in grid.rows:
            for column, (cell, lines) in enumerate(zip(table.add_row().cells, row, strict=True)):
                for number, line in enumerate(lines):
                    paragraph = cell.add_paragraph() if number else cell.paragraphs[0]
                    self._line(paragraph, line, is_bold=column == 0)
        _set_widths(table)
        for note in grid.notes_below:
            self._run(self._document.add_paragraph(), note, is_ours=True)
        self._document.add_paragraph()  # else Word joins tables that follow each other

    def _line(
        self, paragraph: WordParagraph, line: Line, *, is_bold: bool = False, is_ours: bool = False
    ) -> None:
        """Adds a line with its footnotes, each written out where it is first referred to."""
        if line.label:
            self._run(paragraph, f"{line.label}: ", is_bold=True)
        for piece in line.pieces:
            strong, ours = piece.element == "strong", piece.element == "ins"
            self._run(paragraph, piece.text, is_bold=is_bold or strong, is_ours=is_ours or ours)
        for place, number in enumerate(line.citations):
            if place:
                # Two numbers side by side would be read as one.
                paragraph.add_run(", ", style=NOTE_NUMBER)
            if number in self._noted:
                _refer_again(paragraph, self._noted[number])
            else:
                self._noted[number] = self._note(paragraph, self._sources[number])

    def _run(
        self, paragraph: WordParagraph, text: str, *, is_bold: bool = False, is_ours: bool = False
    ) -> None:
        """Adds text, if there is any."""
        if not text:
            return
        run = paragraph.add_run(_clean(text))
        run.bold = is_bold or None
        if is_ours:
            run.font.color.rgb = GREY
        _set_locale(run, LOCALES[self._language])

    def _note(self, paragraph: WordParagraph, source: Source) -> int:
        """Adds a reference to a new footnote, and the footnote; returns its number."""
        self._count += 1
        number, name = str(self._count), _note_name(self._count)
        reference = paragraph.add_run(style=NOTE_NUMBER)._r
        reference.append(_element("w:footnoteReference", id=number))
        # A name for it, so that the same footnote can be referred to once more.
        reference.addprevious(_element("w:bookmarkStart", id=number, name=name))
        reference.addnext(_element("w:bookmarkEnd", id=number))
        note = _element("w:footnote", id=number)
        note.append(OxmlElement("w:p"))
        self._notes.element.append(note)
        text = WordParagraph(note[0], self._notes)
        text.style = NOTE_TEXT
        text.add_run(style=NOTE_NUMBER)._r.append(OxmlElement("w:footnoteRef"))
        text.add_run(" ")
        self._place(text, source)
        if source.before and source.quote:
            self._run(text, f". {source.before}")
        begun = "" if source.before else ": "
        quote = f"{begun}“{source.quote}”" if source.quote else "."
        _set_locale(text.add_run(_clean(quote)), REPORT_LOCALE)
        return self._count

    def _place(self, paragraph: WordParagraph, source: Source) -> None:
        """Adds where a quote stands, as a link if it leads anywhere."""
        run = paragraph.add_run(_clean(source.place))
        _set_locale(run, REPORT_LOCALE)
        if self._base:
            run.style = LINK
            address = self._base + source.link
            kind = RELATIONSHIP_TYPE.HYPERLINK
            link = OxmlElement("w:hyperlink")
            link.set(qn("r:id"), self._notes.relate_to(address, kind, is_external=True))
            run._r.addprevious(link)
            link.append(run._r)

    def _footnotes(self) -> StoryPart:
        """Returns the part that footnotes are written into, with the lines over them."""
        main = self._document.part
        kind = CONTENT_TYPE.WML_FOOTNOTES
        name = PackURI("/word/footnotes.xml")
        part = StoryPart(name, kind, parse_xml(SEPARATORS), main.package)
        main.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
        settings = self._document.settings.element
        settings.find(qn("w:compat")).addprevious(parse_xml(SEPARATORS_USED))
        return part


def _set_widths(table: Table) -> None:
    """Makes the first column, which says what a row is about, narrower than what is said of it."""
    others = (TEXT_WIDTH - FIRST_WIDTH) // (len(table.columns) - 1)
    for number, column in enumerate(table.columns):
        column.width = Mm(others if number else FIRST_WIDTH)
        for cell in column.cells:
            cell.width = column.width


def _refer_again(paragraph: WordParagraph, number: int) -> None:
    """Adds a reference to a footnote that is there already, which follows it when renumbered."""
    run = paragraph.add_run(str(number), style=NOTE_NUMBER)
    field = _element("w:fldSimple", instr=f" NOTEREF {_note_name(number)} \\f \\h ")
    run._r.addprevious(field)
    field.append(run._r)


def _note_name(number: int) -> str:
    return f"_Ref{number:08}"


def _element(tag: str, **attributes: str) -> Any:  # noqa: ANN401
    """Returns an element of WordprocessingML."""
    element = OxmlElement(tag)
    for name, value in attributes.items():
        element.set(qn(f"w:{name}"), value)
    return element


def _set_locale(run: Run, locale: str) -> None:
    """Says which language a run is in; it is the last of what a run's properties may hold."""
    run._r.get_or_add_rPr().append(_element("w:lang", val=locale))


def _clean(text: str) -> str:
    return NOT_IN_XML.sub("", text)
