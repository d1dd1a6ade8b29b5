from __future__ import annotations

import re
from pathlib import Path

import pytest

from app.web.adding.desk import Desk
from app.web.adding.draft import Draft
from app.web.adding.page import library_page
from app.web.adding.told import SAME, doubt_words, failure, library_html, told
from app.wording import WORDING, word
from index.language import LANGUAGES, Language
from ingest.library.adding import Wishes
from ingest.library.review import EMPTY, NO_HEADINGS, TABLES
from ingest.markup.isolated import REASONS as OF_MARKUP
from ingest.pdf.doubts import SENTENCES, doubts_of
from ingest.pdf.isolated import REASONS as OF_PDF
from ingest.pdf.isolated import UNTAGGED
from ingest.text.encoding import decode
from tests.app.web.adding.made import await_stage, sent
from tests.ingest.ocr.program import install

OTHERS = "kind blank large there taken id title locked full unwritable gone bundled busy written"
OF_OCR = "textless_here unrecognised no_ocr"


@pytest.mark.parametrize("reason", sorted({*OF_PDF, *OF_MARKUP, *OTHERS.split(), *OF_OCR.split()}))
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_reason_is_one_sentence_in_both_languages(reason: str, language: Language) -> None:
    said = failure(reason, language, "Nota", "nota")
    assert f"adding_failed_{SAME.get(reason, reason)}" in WORDING
    assert said != word("adding_failed_unexpected", language)
    assert "{" not in said
    assert said.count(". ") == 0


def test_a_file_without_text_is_told_what_to_do() -> None:
    assert "ocrmypdf -l nld" in failure("textless", "nl")
    assert failure("no such reason", "nl") == word("adding_failed_unexpected", "nl")


@pytest.mark.parametrize("sign", [*SENTENCES, UNTAGGED, EMPTY, TABLES, NO_HEADINGS])
def test_every_sign_has_words(sign: str) -> None:
    assert f"doubt_{sign.replace(' ', '_')}" in WORDING


@pytest.mark.parametrize(
    "doubt",
    [
        *doubts_of([set()], ["bijlage.xlsx"], is_xfa=True),
        *decode("één kopie".encode("cp1252"), "n")[1],
        *decode("Beleid, één â€“ twee".encode(), "n")[1],
        "Page numbers are counted from the page breaks of the last time that the document was"
        " saved; the printed ones may be others.",
        "No printed page number is legible; pages are counted from the first.",
    ],
)
def test_doubts_of_a_whole_file_are_in_dutch_as_well(doubt: str) -> None:
    assert doubt_words(doubt, "en") == doubt
    assert doubt_words(doubt, "nl") != doubt
    assert "{" not in doubt_words(doubt, "nl")


def test_nothing_is_told_without_a_file(tmp_path: Path) -> None:
    draft = Draft("n.pdf", Wishes(), tmp_path)
    draft.stop()
    assert told(None, "nl", ()) == told(draft, "nl", ()) == ""


def test_each_stage_is_told(desk: Desk) -> None:
    draft = desk.begin("anna", "<b>.pdf", Wishes())
    received = told(draft, "nl", ())
    assert re.findall(r'aria-current="step"[^>]*>([^<]+)', received) == ["Ontvangen"]
    draft.enter("encoded", 0.25)
    assert 'value="0.25"' in told(draft, "nl", ())
    assert told(draft, "nl", ()).count("rw-done") == 3
    draft.fail("encrypted")
    failed = told(draft, "nl", ())
    assert "&lt;b&gt;.pdf" in failed
    assert "met een wachtwoord beveiligd" in failed
    assert 'role="alert"' in failed


def test_what_was_read_and_doubted_is_told_before_it_is_taken_in(desk: Desk) -> None:
    draft = sent(desk)
    await_stage(draft, "ready")
    review = told(draft, "nl", ())
    assert "Niet alle gedrukte paginanummers zijn leesbaar" in review
    assert 'data-do="take_in"' in review
    assert "page-picture" not in review
    desk.take_in("anna")
    await_stage(draft, "done")
    assert "<a " not in told(draft, "nl", ())
    assert draft.known
    assert f'href="./?r={draft.known.id}"' in told(draft, "nl", [draft.known.id])


def test_pages_are_told_one_by_one_with_their_pictures(desk: Desk) -> None:
    draft = sent(desk, f"1 Water\n\nHet water steeg in mei.\f \f{'De dijk hield. ' * 9}\f")
    await_stage(draft, "ready")
    draft.is_pdf = True
    review = told(draft, "en", ())
    assert re.findall(r"<h4>([^<]+)", review) == ["Page 2 of the file"]
    assert "No text was read." in review
    assert 'data-picture="library/page-picture?page=1"' in review
    assert "Pages or parts read without doubt: 2." in review


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_page_is_in_the_language_of_the_person(desk: Desk, language: Language) -> None:
    members = library_html(desk.shelf, language)
    page = library_page(told(None, language, ()), members, language)
    assert f'<html lang="{language}">' in page
    assert word("adding_for_all", language) in page
    assert "Migratierapportage 2023" in members


@pytest.mark.parametrize("language", LANGUAGES)
def test_recognising_text_is_offered_where_the_program_is_installed(
    desk: Desk, language: Language, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def page() -> str:
        return library_page(told(None, language, ()), library_html(desk.shelf, language), language)

    def said() -> str:
        return re.sub("<[^>]+>", "", told(scan, language, ()))

    scan = desk.begin("bert", "scan.png", Wishes())
    scan.fail("textless")
    monkeypatch.setenv("PATH", str(tmp_path))
    assert 'id="rw-ocr"' not in page()
    assert ".png" not in page()
    assert failure("textless", language) in said()
    install(tmp_path)
    monkeypatch.setenv("PATH", str(tmp_path / "bin"))
    assert 'id="rw-ocr"' in page()
    assert ".png" in page()
    assert word("adding_ocr_hint", language).format(minutes=30) in page()
    assert failure("textless_here", language) in said()
    draft = desk.begin("anna", "scan.png", Wishes(ocr=desk.ocr))
    draft.enter("recognised")
    draft.pages = 12
    progress = told(draft, language, ())
    assert word("adding_stage_recognised", language) in progress
    assert re.findall(r'class="rw-pages"[^>]*>(\d+)<', progress) == ["12"]
    assert 'max="1"' in progress
    assert "value=" not in progress


def test_a_damaged_report_can_only_be_removed(desk: Desk) -> None:
    (desk.shelf.folder / "kapot").mkdir(parents=True)
    members = library_html(desk.shelf, "nl")
    assert 'data-remove="kapot"' in members
    assert "rw-rename" not in members
