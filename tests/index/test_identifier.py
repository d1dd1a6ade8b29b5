from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import numpy as np
import pytest

import index.identifier
from index.identifier import Classifier, identifier_of

LANGUAGES = ("de", "en", "nl")
LINES = (
    "Hoeveel geld ging er naar opvang in de regio?",
    "How much was spent on reception in the region?",
    "Wie viel Geld wurde ausgegeben?",
    "COMPASS",
    "Сколько стоит?",
    "",
)


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty data folder."""
    monkeypatch.setenv("RAPPORTWIJZER_HOME", str(tmp_path))
    return tmp_path


@pytest.fixture(scope="module")
def whole() -> Classifier:
    """The whole model, as it is packed, told to tell these languages apart."""
    unpacked: Classifier = index.identifier._unpacked()
    return unpacked


def test_what_is_kept_tells_the_same(home: Path, whole: Classifier) -> None:
    first = identifier_of(LANGUAGES)
    again = identifier_of(LANGUAGES)  # read from what the first one left
    whole.set_languages([*LANGUAGES])
    for one in (first, again):
        one.set_languages([*LANGUAGES])
        assert [one.classify(line) for line in LINES] == [whole.classify(line) for line in LINES]


def test_it_is_unpacked_once(home: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    identifier_of(LANGUAGES)
    monkeypatch.setattr(index.identifier, "_unpacked", pytest.fail)
    identifier_of(LANGUAGES)


@pytest.mark.parametrize("name", ["names.json", "row.npy", "nextmove.npy"])
def test_what_is_damaged_is_made_anew(name: str, home: Path) -> None:
    identifier_of(LANGUAGES)
    (file,) = home.rglob(name)
    content = file.read_bytes()
    file.write_bytes(content[: len(content) // 2])

    assert identifier_of(LANGUAGES).classify(LINES[0])[0] == "nl"
    assert file.read_bytes() == content


def test_where_nothing_can_be_written_it_works_in_memory(
    home: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(index.identifier, "np", SimpleNamespace(**{**vars(np), "save": full}))

    assert identifier_of(LANGUAGES).classify(LINES[0])[0] == "nl"
    assert [path for path in home.rglob("*") if path.is_file()] == []
