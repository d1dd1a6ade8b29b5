"""What an index of one report alone holds of it already, and takes long to make."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from index.answerability import AnswerabilityClassifier
from index.encoder import Vectors
from index.lexical_channels import CLASSIFIERS, classifier_file
from index.library import FACTS, OVERVIEWS
from index.manifest import Recipe, read_manifest, verify
from index.rows import VECTOR_CHANNELS
from index.stores import LocalStores


@dataclass(frozen=True, slots=True)
class Held:
    """What an index holds of its only report.

    Attributes:
        vectors: float32 (n, d) by channel.
        classifiers: Fitted to the prepared questions, by language and name.
    """

    vectors: Mapping[str, Vectors]
    classifiers: Mapping[str, Mapping[str, AnswerabilityClassifier]]


def read_held(folder: Path, expected: Recipe) -> Held:
    """Reads what an index holds.

    Raises:
        IndexFolderError: It is missing, damaged or not made by the expected recipe.
    """
    manifest = read_manifest(folder)
    verify(folder, manifest, expected)
    ending = f"-{CLASSIFIERS[0]}.json"
    languages = [name.removesuffix(ending) for name in manifest.files if name.endswith(ending)]
    return Held(
        LocalStores().vectors(folder, (*VECTOR_CHANNELS, FACTS, OVERVIEWS)),
        {
            language: {
                name: AnswerabilityClassifier.load(classifier_file(folder, language, name))
                for name in CLASSIFIERS
            }
            for language in languages
        },
    )
