"""A shard as a folder, and back: arrays, texts and, written last, a manifest."""

from __future__ import annotations

from pathlib import Path

import numpy as np

from index.answerability import AnswerabilityClassifier
from index.encoder import Vectors
from index.lexical_channels import CLASSIFIERS
from index.library import OVERVIEWS
from index.manifest import Manifest, Recipe, read_manifest, sha256_of, verify
from index.overview_terms import TERMS, TermCounts
from index.shards.shard import Shard, SpokenIn
from index.terms import Terms
from ingest.errors import IndexFolderError

CORPUS = "corpus.jsonl"
PASSAGES = "passages.jsonl"
KINDS = ("sentences", "questions")
TOKENS = "tokens"


def write_shard(shard: Shard, folder: Path, recipe: Recipe) -> None:
    """Writes a shard into an empty folder.

    Raises:
        OSError: It cannot be written.
    """
    (folder / CORPUS).write_bytes(shard.corpus)
    (folder / PASSAGES).write_bytes(shard.passages)
    (folder / "vectors").mkdir()
    for channel, vectors in shard.vectors.items():
        np.save(folder / "vectors" / f"{channel}.npy", vectors, allow_pickle=False)
    (folder / OVERVIEWS).mkdir()
    shard.overview_terms.save(folder / OVERVIEWS / TERMS)
    (folder / TOKENS).mkdir()
    for channel, tokens in shard.tokens.items():
        _write_terms(tokens, folder / TOKENS / channel)
    for language, spoken in shard.spoken.items():
        (folder / language).mkdir()
        for kind in KINDS:
            _write_terms(getattr(spoken, kind), folder / language / kind)
        for name, classifier in spoken.classifiers.items():
            classifier.save(folder / language / f"{name}.json")
    files = (file for file in sorted(folder.rglob("*")) if file.is_file())
    digests = {file.relative_to(folder).as_posix(): sha256_of(file) for file in files}
    dimension = next(iter(shard.vectors.values())).shape[1]
    Manifest(recipe, dimension, dict(shard.counts), digests).write(folder)


def read_shard(folder: Path, expected: Recipe) -> Shard:
    """Reads a shard.

    Raises:
        IndexFolderError: It is missing, damaged or not made by the expected recipe.
    """
    manifest = read_manifest(folder)
    verify(folder, manifest, expected)
    try:
        (id_,) = manifest.recipe.reports
        return Shard(
            id=id_,
            corpus=(folder / CORPUS).read_bytes(),
            passages=(folder / PASSAGES).read_bytes(),
            counts=manifest.counts,
            vectors={
                file.stem: _vectors(file) for file in sorted((folder / "vectors").glob("*.npy"))
            },
            spoken={
                place.name: _spoken(place)
                for place in sorted(folder.iterdir())
                if place.is_dir() and place.name not in ("vectors", OVERVIEWS, TOKENS)
            },
            overview_terms=TermCounts.load(folder / OVERVIEWS / TERMS),
            tokens={
                file.stem: _terms(file.with_suffix(""))
                for file in sorted((folder / TOKENS).glob("*.txt"))
            },
        )
    except (OSError, ValueError, KeyError) as error:
        raise IndexFolderError(f"The part of an index in {folder} cannot be read.") from error


def _spoken(place: Path) -> SpokenIn:
    sentences, questions = (_terms(place / kind) for kind in KINDS)
    classifiers = {
        name: AnswerabilityClassifier.load(place / f"{name}.json") for name in CLASSIFIERS
    }
    return SpokenIn(sentences, questions, classifiers)


def _vectors(file: Path) -> Vectors:
    return np.asarray(np.load(file, allow_pickle=False), dtype=np.float32)


def _write_terms(terms: Terms, place: Path) -> None:
    # No term has white space in it.
    place.with_suffix(".txt").write_text("\n".join(terms.vocabulary), "utf-8")
    np.save(place.with_suffix(".numbers.npy"), terms.numbers, allow_pickle=False)
    np.save(place.with_suffix(".lengths.npy"), terms.lengths, allow_pickle=False)


def _terms(place: Path) -> Terms:
    text = place.with_suffix(".txt").read_text("utf-8")
    return Terms(
        tuple(text.split("\n")) if text else (),
        np.load(place.with_suffix(".numbers.npy"), allow_pickle=False),
        np.load(place.with_suffix(".lengths.npy"), allow_pickle=False),
    )
