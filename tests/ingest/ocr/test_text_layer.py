from __future__ import annotations

from pathlib import Path

import pytest

from ingest.errors import RapportwijzerError
from ingest.ocr.text_layer import with_text_layer
from tests.ingest.ocr.program import install
from tests.ingest.pdf_files import make_pdf


@pytest.fixture
def calls(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("PATH", str(tmp_path / "bin"), prepend=":")
    return install(tmp_path)


@pytest.fixture
def scan(tmp_path: Path) -> Path:
    file = tmp_path / "een scan.pdf"
    file.write_bytes(make_pdf(["woord"]))
    return file


def test_a_scan_is_recognised_once_and_keeps_its_name(
    tmp_path: Path, scan: Path, calls: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    made = with_text_layer(scan, tmp_path / "kept")
    assert made.name == scan.name
    assert made.read_bytes() == scan.read_bytes()
    assert "recognising text" in capfd.readouterr().err
    assert with_text_layer(scan, tmp_path / "kept") == made
    [call] = calls.read_text("utf-8").splitlines()
    assert call.startswith("-l nld ")
    assert [path.name for path in made.parent.iterdir()] == [made.name]


def test_an_image_is_recognised_too(tmp_path: Path, calls: Path) -> None:
    image = tmp_path / "foto.png"
    image.write_bytes(b"\x89PNG\r\n\x1a\n")
    assert with_text_layer(image, tmp_path / "kept").name == "foto.pdf"
    assert "--image-dpi" in calls.read_text("utf-8")


@pytest.mark.parametrize(
    ("code", "said"), [(8, "password"), (3, "tesseract"), (2, "cannot be read"), (15, "code 15")]
)
def test_a_failure_is_one_sentence_and_leaves_nothing(
    tmp_path: Path, scan: Path, calls: Path, code: int, said: str
) -> None:
    install(tmp_path, code)
    with pytest.raises(RapportwijzerError, match=r"^The report file [^\n]*\.$") as caught:
        with_text_layer(scan, tmp_path / "kept")
    assert said in str(caught.value)
    assert calls.is_file()
    assert [path for path in (tmp_path / "kept").rglob("*") if path.is_file()] == []


def test_without_the_program_or_for_another_kind_it_says_so(
    tmp_path: Path, scan: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RapportwijzerError, match="needs ocrmypdf, which is not installed"):
        with_text_layer(scan, tmp_path / "kept")
    scan.write_bytes(b"Gewone tekst.")
    with pytest.raises(RapportwijzerError, match="neither a PDF nor an image"):
        with_text_layer(scan, tmp_path / "kept")
