from __future__ import annotations

import errno
from dataclasses import replace
from pathlib import Path

import pytest

import index.build
from index.build import build, load
from index.encoder import Vectors
from index.lexical_channels import lexical_texts
from index.manifest import Manifest, Recipe, read_manifest, verify
from index.rows import VECTOR_CHANNELS, index_rows, rows_of
from index.search import Retriever
from ingest.errors import EncoderError, IndexFolderError, ReportError
from ingest.passages import PassageSettings
from tests.fakes import (
    FakeEncoder,
    edition_corpus,
    make_library,
    plain_corpus,
    recipe_for,
    tiny_corpora,
)


class BrokenEncoder(FakeEncoder):
    def encode_documents(self, texts: list[str], progress: bool = False) -> Vectors:
        raise EncoderError("The encoder broke.")


@pytest.fixture
def recipe(encoder: FakeEncoder) -> Recipe:
    return recipe_for(tiny_corpora(), encoder)


@pytest.fixture
def folder(tmp_path: Path, encoder: FakeEncoder) -> Path:
    """A complete index of both tiny reports, alone in its parent folder."""
    make_library(tmp_path / "home" / "index", tiny_corpora(), encoder)
    return tmp_path / "home" / "index"


def _files(folder: Path) -> dict[str, bytes]:
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    return {file.relative_to(folder).as_posix(): file.read_bytes() for file in files}


def test_a_loaded_index_holds_what_was_built(
    folder: Path, recipe: Recipe, encoder: FakeEncoder
) -> None:
    library = load(folder, recipe)

    by_id = {corpus.report.id: corpus for corpus in tiny_corpora()}
    assert library.corpora == by_id
    assert library.rows == index_rows([by_id["nota"], by_id["proef"]])
    assert encoder.encoded == [row.text for row in library.rows]
    assert {channel: len(store) for channel, store in library.vectors.items()} == {
        "questions": 8,
        "texts": 16,
        "blocks": 9,
        "facts": 0,
        "overviews": 0,
    }
    assert len(library.rows) == 33
    assert [passage.id for passage in library.passages] == [
        "nota:n1.0",
        "proef:a1.0",
        "proef:b1.0",
        "proef:t1.0",
        "proef:f1.0",
    ]
    assert sorted(library.lexical) == ["en", "nl"]


def test_a_vector_belongs_to_its_row_in_whatever_order_the_reports_come(
    folder: Path, recipe: Recipe, encoder: FakeEncoder
) -> None:
    library = load(folder, recipe)

    for channel, kinds in VECTOR_CHANNELS.items():
        texts = [library.rows[place].text for place in rows_of(library.rows, kinds)]
        ids, _ = library.vectors[channel].search(encoder.encode_queries(texts), 1)
        assert ids[:, 0].tolist() == list(range(len(texts)))


def test_the_manifest_counts_and_lists_everything(folder: Path, encoder: FakeEncoder) -> None:
    manifest = read_manifest(folder)

    assert manifest.counts == {"reports": 2, "sentences": 9, "passages": 5, "rows": 33}
    assert manifest.dimension == encoder.dimension
    assert {*manifest.files, "manifest.json"} == _files(folder).keys()


def test_equal_input_makes_an_equal_index(folder: Path, tmp_path: Path) -> None:
    again = make_library(tmp_path / "again", tiny_corpora()[::-1], FakeEncoder())

    assert again.fingerprint == read_manifest(folder).fingerprint


def test_a_changed_byte_in_any_file_is_found(folder: Path, recipe: Recipe) -> None:
    names = list(read_manifest(folder).files)
    assert len(names) > 10

    for name in names:
        file = folder / name
        content = file.read_bytes()
        file.write_bytes(bytes([content[0] ^ 1]) + content[1:] if content else b"x")
        with pytest.raises(IndexFolderError) as caught:
            load(folder, recipe)
        assert f"{name} is missing or damaged; run 'python -m index build'" in str(caught.value)
        file.write_bytes(content)

    assert load(folder, recipe).fingerprint


def test_a_missing_file_is_found(folder: Path, recipe: Recipe) -> None:
    (folder / "passages.jsonl").unlink()

    with pytest.raises(IndexFolderError, match=r"passages\.jsonl is missing or damaged"):
        load(folder, recipe)


def test_an_index_made_otherwise_is_out_of_date(folder: Path, recipe: Recipe) -> None:
    with pytest.raises(IndexFolderError, match="out of date: another encoder is wanted"):
        load(folder, replace(recipe, encoder="other@1"))


def test_without_an_index_the_command_is_named(tmp_path: Path, recipe: Recipe) -> None:
    with pytest.raises(
        IndexFolderError, match=r"There is no index in .* run 'python -m index build'"
    ):
        load(tmp_path / "nowhere", recipe)


def _visible(folder: Path) -> list[str]:
    """Returns what is in a folder beside the lock."""
    return [path.name for path in folder.iterdir() if path.name != ".index.lock"]


def test_a_build_replaces_the_old_index(folder: Path, encoder: FakeEncoder) -> None:
    corpora = [edition_corpus()]
    expected = recipe_for(corpora, encoder)

    build(corpora, expected.reports, encoder, folder)

    assert list(load(folder, expected).corpora) == ["proef"]
    assert _visible(folder.parent) == ["index"]


def test_a_failed_build_leaves_the_old_index_whole(folder: Path, recipe: Recipe) -> None:
    before = _files(folder)

    with pytest.raises(EncoderError):
        build([edition_corpus()], recipe.reports, BrokenEncoder(), folder)

    assert _files(folder) == before
    assert _visible(folder.parent) == ["index"]


def test_a_failed_first_build_leaves_nothing(tmp_path: Path, recipe: Recipe) -> None:
    with pytest.raises(EncoderError):
        build(tiny_corpora(), recipe.reports, BrokenEncoder(), tmp_path / "index")

    assert _visible(tmp_path) == []


def test_a_full_disk_is_an_error_and_leaves_the_old_index_whole(
    folder: Path, recipe: Recipe, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    before = _files(folder)
    monkeypatch.setattr(index.build, "sha256_of", full)

    with pytest.raises(IndexFolderError, match="No space left on device"):
        build(tiny_corpora(), recipe.reports, encoder, folder)
    assert _files(folder) == before


def test_a_folder_that_cannot_be_made_is_an_error(
    tmp_path: Path, recipe: Recipe, encoder: FakeEncoder
) -> None:
    (tmp_path / "file").write_text("in the way", "utf-8")

    with pytest.raises(IndexFolderError, match="cannot be written"):
        build(tiny_corpora(), recipe.reports, encoder, tmp_path / "file" / "index")


def test_two_reports_of_one_id_are_no_library(tmp_path: Path, encoder: FakeEncoder) -> None:
    other = plain_corpus()
    twin = replace(other, report=replace(other.report, id=edition_corpus().report.id))
    with pytest.raises(ReportError, match="2 reports with the id proef"):
        make_library(tmp_path / "index", [edition_corpus(), twin], encoder)
    assert list(tmp_path.iterdir()) == []


def test_passages_are_cut_as_asked(tmp_path: Path, encoder: FakeEncoder) -> None:
    settings = PassageSettings(size=40)
    expected = Recipe.of({"proef": "0"}, settings, encoder.id)

    build([edition_corpus()], expected.reports, encoder, tmp_path / "index", settings)

    texts = [passage.text for passage in load(tmp_path / "index", expected).passages]
    assert texts[:2] == [
        "Nederland steunt opvang in de regio.",
        "Jordanië ontving 60 miljoen euro voor onderwijs.",
    ]


def test_bm25_reads_sentences_with_their_own_questions_and_all_questions_alone() -> None:
    documents, questions = lexical_texts(index_rows([edition_corpus()]), "nl", 7)

    assert documents[1] == (
        "Jordanië ontving 60 miljoen euro voor onderwijs.\nWelk land kreeg geld voor scholen?\n"
    )
    assert documents[3] == "IOM begeleidt hen daarbij.\n"  # the broad question is not its own
    assert questions == [
        "Welk land kreeg geld voor scholen?",
        "Hoeveel migranten gingen naar huis?",
        "Waar staat de afkorting IOM voor?",
        "Vat het terugkeerbeleid samen",
    ]


def test_a_library_knows_where_each_sentence_stands(
    folder: Path, recipe: Recipe, encoder: FakeEncoder
) -> None:
    library = load(folder, recipe)

    for number, ref in enumerate(library.sentences):
        assert ref.key in library.passages[library.passage_numbers[number]].sentences
        assert library.sentence(ref) in library.block(ref).sentences
    assert Retriever(library, encoder).search("Turkije", "nl").hits


def test_what_a_killed_build_left_is_cleared_by_the_next(
    folder: Path, recipe: Recipe, encoder: FakeEncoder
) -> None:
    (folder.parent / ".index@killed").mkdir()
    (folder.parent / ".index@killed" / "vectors.faiss").touch()

    build(tiny_corpora(), recipe.reports, encoder, folder)

    assert _visible(folder.parent) == ["index"]


def test_an_index_that_is_replaced_while_it_is_read_is_not_mixed_with_another(
    folder: Path, recipe: Recipe, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def replaced(place: Path, manifest: Manifest, expected: Recipe) -> None:
        verify(place, manifest, expected)
        corpora = [plain_corpus(), replace(edition_corpus(), broad=())]
        build(corpora, recipe_for(corpora, encoder).reports, encoder, folder)

    monkeypatch.setattr(index.build, "verify", replaced)

    with pytest.raises(IndexFolderError, match="was replaced while it was read"):
        load(folder, recipe)


def test_a_short_write_without_a_word_of_the_system_is_told(
    folder: Path, recipe: Recipe, encoder: FakeEncoder, monkeypatch: pytest.MonkeyPatch
) -> None:
    def cut(*_: object) -> None:
        raise OSError("100 requested and 60 written")  # as NumPy says it

    monkeypatch.setattr(index.build, "sha256_of", cut)

    with pytest.raises(IndexFolderError, match=r"\(100 requested and 60 written\)"):
        build(tiny_corpora(), recipe.reports, encoder, folder)
