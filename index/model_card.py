"""The README.md of a trained encoder: what it is, what it learned from, how it scores."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

TEMPLATE = """---
language:
- nl
- en
library_name: sentence-transformers
pipeline_tag: sentence-similarity
---

# Rapportwijzer static bilingual encoder

A table of token vectors (`StaticEmbedding` of sentence-transformers): a text's vector is the mean
of its tokens' vectors. Dutch and English share one space. It encodes in microseconds on a CPU and
loads with `SentenceTransformer(folder)`. Vectors are not normalised by the model itself.

Made for short questions about Dutch government prose on migration, and trained on the report it
serves; for other subjects expect less. It has no notion of word order.

## Training

`python -m index train --pairs FOLDER --out index/encoder`, with

{settings}

Multiple-negatives ranking loss in both directions on three sources at each step: Dutch-English
pairs, headings with their passages (the sources below), and the report's anticipated and broad
questions with the sentences that answer them (`ingest/report/`). Evaluation questions are in none
of these.

## Scores

{scores}

The last line is what the encoder alone does for questions it has not seen, in the style of those
it has; scores on the evaluation questions stand in the repository's README.

## Sources and licences

Texts are not part of the model folder. Dutch-English pairs and heading-passage records:

{sources}
"""


def write_model_card(
    folder: Path, settings: Mapping[str, object], scores: Mapping[str, float], sources: Path
) -> None:
    """Writes README.md into a model folder.

    Args:
        folder: The model folder.
        settings: The recipe by name.
        scores: Name to value between 0 and 1.
        sources: Markdown file with a table of the training texts and their licences.
    """
    lines = sources.read_text("utf-8").splitlines() if sources.is_file() else []
    table = [line for line in lines if line.startswith("|")]
    card = TEMPLATE.format(
        settings="\n".join(f"- {name}: {value}" for name, value in settings.items()),
        scores="\n".join(f"- {name}: {value:.3f}" for name, value in scores.items()),
        sources="\n".join(table) or "not recorded",
    )
    (folder / "README.md").write_text(card, "utf-8")
