"""Building an index folder, all at once or not at all, and loading it back."""

from __future__ import annotations

import json
import shutil
import tempfile
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path

import numpy as np

from index.encoder import Encoder
from index.fact_wordings import fact_wordings
from index.lexical import NgramAnalyser, StemAnalyser
from index.lexical_channels import classifier_file, open_channels
from index.library import FACTS, OVERVIEWS, Library
from index.manifest import Manifest, Recipe, read_manifest, sha256_of, verify
from index.overview_terms import TERMS, TermCounts
from index.overview_wordings import overview_wordings
from index.rows import VECTOR_CHANNELS, index_rows, sentence_refs
from index.shards.joining import together
from index.shards.shard import Shard, make_shard
from index.stores import LocalStores, StoreFactory
from index.terms import Terms
from index.token_bags import TokenBags
from ingest.corpus import Corpus
from ingest.document import SentenceKey
from ingest.errors import IndexFolderError, ReportError
from ingest.lock import locked
from ingest.passages import Passage, PassageSettings
from ingest.replacement import replace_folder
from ingest.storage import read_corpus

PASSAGES = "passages.jsonl"


def build(
    corpora: Sequence[Corpus],
    hashes: Mapping[str, str],
    encoder: Encoder,
    folder: Path,
    settings: PassageSettings | None = None,
    progress: bool = False,
    stores: StoreFactory | None = None,
) -> Manifest:
    """Builds an index and puts it in the place of the old one.

    Args:
        corpora: The reports.
        hashes: Hash of everything read for each report, by report id.
        encoder: Makes the vectors.
        folder: Where the index will stand; a failed build leaves what was there.
        settings: How to cut passages.
        progress: Whether to show a progress bar.
        stores: Makes the stores; by default those of the folder.

    Raises:
        IndexFolderError: The folder cannot be written.
        ReportError: Two reports have one id.
    """
    for id_, count in Counter(corpus.report.id for corpus in corpora).items():
        if count > 1:
            raise ReportError(f"There are {count} reports with the id {id_}; one can be read.")
    settings, stores = settings or PassageSettings(), stores or LocalStores()
    # The manifest lists reports by id, and `load` numbers the rows in its order.
    corpora = sorted(corpora, key=lambda corpus: corpus.report.id)
    recipe = Recipe.of(dict(hashes), settings, encoder.id, stores.id)
    with building(folder):
        shards = [make_shard(corpus, encoder, settings, progress) for corpus in corpora]
        return put_together(shards, recipe, encoder, folder, stores)


def put_together(
    shards: Sequence[Shard], recipe: Recipe, encoder: Encoder, folder: Path, stores: StoreFactory
) -> Manifest:
    """Makes an index of what is known of each report, and puts it in the place of the old one.

    Args:
        shards: Of the reports, by id.
        recipe: What the index is made of.
        encoder: The one its vectors were made with.
        folder: Where it will stand, locked by `building`.
        stores: Makes the stores.

    Raises:
        IndexFolderError: The folder cannot be written.
    """
    try:
        with replacing(folder) as scratch:
            return _write(shards, scratch, recipe, encoder, stores)
    except OSError as error:
        raise IndexFolderError(
            # A short write of NumPy's has no text of the system's.
            f"The index in {folder} could not be written ({error.strerror or error}); "
            "the old one, if any, is unchanged."
        ) from error


@contextmanager
def replacing(folder: Path) -> Iterator[Path]:
    """Gives an empty folder to fill, which then takes the place of another in one step.

    Args:
        folder: Its place, where nobody else builds now.

    Raises:
        OSError: It cannot be made, or not put there; what stood there still does.
    """
    # Of builds that were killed.
    for left in folder.parent.glob(f".{folder.name}@*"):
        _remove(left)
    scratch = Path(tempfile.mkdtemp(prefix=f".{folder.name}@", dir=folder.parent))
    try:
        yield scratch
        scratch.chmod(0o755)
        replace_folder(scratch, folder)
    finally:
        _remove(scratch)


def _remove(path: Path) -> None:
    """Removes a folder, or what was found in the place of the index: a file or a link."""
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path, ignore_errors=True)
    else:
        path.unlink(missing_ok=True)


@contextmanager
def building(folder: Path) -> Iterator[None]:
    """Lets one process at a time build an index; others wait, and a killed one is no obstacle.

    Who is building may enter it again.

    Raises:
        IndexFolderError: The folder around the index cannot be made or written.
    """
    with ExitStack() as stack:
        try:
            folder.parent.mkdir(parents=True, exist_ok=True)
            stack.enter_context(locked(folder.parent / f".{folder.name}.lock"))
        except OSError as error:
            raise IndexFolderError(
                f"The index folder {folder} cannot be written ({error.strerror or error}); "
                "RAPPORTWIJZER_HOME can name another place."
            ) from error
        yield


def load(folder: Path, expected: Recipe, stores: StoreFactory | None = None) -> Library:
    """Loads an index.

    Args:
        folder: Where it stands.
        expected: What it must be made of.
        stores: Opens the stores; of the kind that the recipe names.

    Raises:
        IndexFolderError: It is missing, damaged or not made by the expected recipe.
    """
    manifest = read_manifest(folder)
    verify(folder, manifest, expected)
    return read_library(folder, manifest, stores)


def read_library(folder: Path, manifest: Manifest, stores: StoreFactory | None = None) -> Library:
    """Reads an index whose files are known to be whole: verified, or written just now.

    Raises:
        IndexFolderError: A file cannot be read, or another index stands there now.
    """
    try:
        library = _read(folder, manifest, stores or LocalStores())
    except (ReportError, OSError, ValueError, TypeError, KeyError) as error:
        raise IndexFolderError(f"The index in {folder} cannot be read ({error}).") from error
    # Another version of the program may have put its own there meanwhile.
    if read_manifest(folder) != manifest:
        raise IndexFolderError(f"The index in {folder} was replaced while it was read.")
    return library


def _read(folder: Path, manifest: Manifest, stores: StoreFactory) -> Library:
    corpora = [read_corpus(_corpus_file(folder, name)) for name in manifest.recipe.reports]
    passages = [_passage(line) for line in _lines(folder / PASSAGES)]
    rows = index_rows(corpora)
    sentences = sentence_refs(corpora)
    return Library(
        corpora={corpus.report.id: corpus for corpus in corpora},
        passages=passages,
        sentences=sentences,
        rows=rows,
        vectors=stores.open_vectors(folder, (*VECTOR_CHANNELS, FACTS, OVERVIEWS)),
        lexical=open_channels(stores, folder, rows, len(sentences)),
        fingerprint=manifest.fingerprint,
        wordings=fact_wordings(corpora),
        overview_wordings=overview_wordings(corpora),
        overview_terms=TermCounts.load(folder / OVERVIEWS / TERMS),
        stores_are_there=stores.are_there,
    )


def _write(
    shards: Sequence[Shard], folder: Path, recipe: Recipe, encoder: Encoder, stores: StoreFactory
) -> Manifest:
    for shard in shards:
        file = _corpus_file(folder, shard.id)
        file.parent.mkdir(exist_ok=True)
        file.write_bytes(shard.corpus)
    (folder / PASSAGES).write_bytes(b"".join(shard.passages for shard in shards))
    vectors = {
        channel: np.concatenate([shard.vectors[channel] for shard in shards])
        for channel in (*VECTOR_CHANNELS, FACTS, OVERVIEWS)
    }
    tokens = {
        channel: Terms.joined([shard.tokens[channel] for shard in shards])
        for channel in shards[0].tokens
    }
    stores.make_vectors(vectors, folder, TokenBags.of(tokens, encoder))
    (folder / OVERVIEWS).mkdir()
    TermCounts.joined([one.overview_terms for one in shards]).save(folder / OVERVIEWS / TERMS)
    for language in sorted({language for shard in shards for language in shard.spoken}):
        spoken = together(shards, language)
        name = f"{language}-{{}}".format
        stores.make_lexical(spoken.sentences, StemAnalyser(language), folder, name("sentences"))
        stores.make_lexical(spoken.questions, NgramAnalyser(), folder, name("questions"))
        for kind, classifier in spoken.classifiers.items():
            classifier.save(classifier_file(folder, language, kind))
    counts = {"reports": len(shards)}
    for name_of in ("sentences", "passages", "rows"):
        counts[name_of] = sum(shard.counts[name_of] for shard in shards)
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    digests = {file.relative_to(folder).as_posix(): sha256_of(file) for file in files}
    manifest = Manifest(recipe, encoder.dimension, counts, digests)
    manifest.write(folder)
    return manifest


def _corpus_file(folder: Path, report_id: str) -> Path:
    return folder / "corpora" / f"{report_id}.jsonl"


def _lines(file: Path) -> list[str]:
    return [line for line in file.read_text("utf-8").split("\n") if line]


def _passage(line: str) -> Passage:
    record = json.loads(line)
    for name in ("pages", "section", "section_translation", "source_lines"):
        record[name] = tuple(record[name])
    record["sentences"] = tuple(SentenceKey(*pair) for pair in record["sentences"])
    return Passage(**record)
