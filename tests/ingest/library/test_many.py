from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from pathlib import Path

import pytest

from ingest.corpus import Corpus
from ingest.edition.prepared import EDITION
from ingest.errors import RapportwijzerError, ReportError, SettingsError
from ingest.library.adding import OpenedReport, Wishes
from ingest.library.many import Outcome, add_together, files_in
from ingest.library.member import Member
from ingest.library.shelf import Shelf

TEXT = "Klimaat\n\nDe droogte treft boeren in {}. Het water wordt er schaars.\n"


class Backwards:
    """Reads what it is given from the last to the first; some of it cannot be read."""

    def __init__(self) -> None:
        self.given = list[str]()

    def read(
        self, opened: Iterable[OpenedReport]
    ) -> Iterator[tuple[OpenedReport, Corpus | RapportwijzerError]]:
        for one in reversed(list(opened)):
            self.given.append(one.path.name)
            yield one, ReportError("Kapot.") if "kapot" in one.path.name else one.read()


def files(folder: Path, *names: str) -> list[Path]:
    folder.mkdir(exist_ok=True)
    for name in names:
        (folder / name).write_text(TEXT.format(name), "utf-8")
    return [folder / name for name in names]


def told(outcomes: Iterable[Outcome]) -> list[tuple[str, str]]:
    return [
        (one.path.name, "added" if one.corpus else "there" if one.member else str(one.error))
        for one in outcomes
    ]


def test_each_file_is_told_of_as_it_is_done(tmp_path: Path) -> None:
    shelf, workers = Shelf(tmp_path / "home"), Backwards()
    there, *new = files(tmp_path / "in", "a.txt", "b.txt", "kapot.txt", "c.txt")
    assert told(add_together(shelf, [there], Wishes(), workers)) == [("a.txt", "added")]
    missing = tmp_path / "in" / "weg.txt"
    outcomes = told(add_together(shelf, [missing, there, *new], Wishes(), workers))
    assert outcomes == [
        ("weg.txt", f"There is no report file {missing}."),
        ("a.txt", "there"),
        ("c.txt", "added"),
        ("kapot.txt", "Kapot."),
        ("b.txt", "added"),
    ]
    assert workers.given == ["a.txt", "c.txt", "kapot.txt", "b.txt"]
    assert [one.title for one in shelf.members()] == ["a", "b", "c"]


def test_of_two_files_with_the_same_bytes_one_is_added(tmp_path: Path) -> None:
    shelf = Shelf(tmp_path / "home")
    one, other = files(tmp_path / "in", "a.txt", "b.txt")
    other.write_bytes(one.read_bytes())
    found = told(add_together(shelf, [one, other], Wishes(), Backwards()))
    assert found == [("b.txt", "added"), ("a.txt", "there")]
    assert [member.title for member in shelf.members()] == ["b"]


class Gone:
    """Reads the first report that it is given, and is away when it has been given all."""

    def read(self, opened: Iterable[OpenedReport]) -> Iterator[tuple[OpenedReport, Corpus]]:
        coming = iter(opened)
        first = next(coming)
        yield first, first.read()
        assert next(coming, None)
        assert next(coming, None) is None
        raise SettingsError("Weg.")


def test_what_became_of_files_before_the_workers_went_is_told(tmp_path: Path) -> None:
    first, second = files(tmp_path / "in", "a.txt", "b.txt")
    found = list[Outcome]()
    with pytest.raises(SettingsError, match="Weg"):
        found.extend(
            add_together(
                Shelf(tmp_path / "home"), [first, second, tmp_path / "c"], Wishes(), Gone()
            )
        )
    assert [name for name, _ in told(found)] == ["a.txt", "c"]


def test_the_library_is_looked_through_once_and_what_is_added_is_known(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    class OneByOne:
        def read(self, opened: Iterable[OpenedReport]) -> Iterator[tuple[OpenedReport, Corpus]]:
            yield from ((one, one.read()) for one in opened)

    shelf, looked = Shelf(tmp_path / "home"), list[None]()
    one, other = files(tmp_path / "in", "a.txt", "b.txt")
    other.write_bytes(one.read_bytes())
    members = Shelf.members

    def look(self: Shelf) -> list[Member]:
        looked.append(None)
        return members(self)

    monkeypatch.setattr(Shelf, "members", look)
    found = told(add_together(shelf, [one, other, one], Wishes(), OneByOne()))
    assert found == [("a.txt", "added"), ("b.txt", "there"), ("a.txt", "there")]
    assert len(looked) == 2  # the second under the lock, as the report is added


def test_a_folder_stands_for_its_files_and_an_edition_for_itself(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    files(folder, "b.txt", "a.txt", ".verborgen")
    files(folder / "later", "c.txt")
    files(folder / ".git", "d.txt")
    (folder / "editie").mkdir()
    empty = tmp_path / "leeg"
    empty.mkdir()
    (folder / "editie" / EDITION).write_text(json.dumps({}), "utf-8")
    found = [path.relative_to(folder).as_posix() for path in files_in([folder, folder / "b.txt"])]
    assert found == ["editie", "a.txt", "b.txt", "later/c.txt", "b.txt"]
    with pytest.raises(SettingsError, match="There is no file in the folder"):
        files_in([folder, empty])
