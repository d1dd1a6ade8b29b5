"""Training of the bundled static bilingual encoder.

A token table is fitted so that texts that mean the same, or question and answer, come close:
multiple-negatives ranking (Henderson et al. 2017, arXiv:1705.00652) in both directions, summed
over three sources: Dutch-English pairs, headings with their passages, and the report's own
anticipated questions with the sentences they point at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from tokenizers import Regex, Tokenizer, models, normalizers, pre_tokenizers, trainers
from tqdm import tqdm

from index.encoder import save_static_encoder
from index.model_card import write_model_card
from index.training_pairs import Pairs, draw_pairs, hold_out, read_headings, read_pairs
from ingest.corpus import Corpus

Ids = NDArray[np.int64]
Embedding = torch.nn.EmbeddingBag


@dataclass(frozen=True, slots=True)
class TrainingSettings:
    """The recipe; the reasons stand in eval/LOG.md.

    Attributes:
        steps: Optimiser steps.
        vocabulary: Pieces of the unigram tokenizer.
        dimension: Length of a vector.
        learning_rate: Of Adam at the first step, falling linearly to zero.
        scale: Inverse temperature of the ranking loss.
        pair_batch: Translation pairs a step.
        heading_batch: Heading-passage pairs a step.
        question_batch: Anticipated questions a step.
        max_tokens: Longer texts are cut.
        typo_share: Share of anticipated questions that are given a typing error.
        held_out: Share of anticipated questions kept out, to tell learning from memorising.
        seed: Of every random choice.
    """

    steps: int = 2000
    vocabulary: int = 32_000
    dimension: int = 256
    learning_rate: float = 0.01
    scale: float = 20.0
    pair_batch: int = 1024
    heading_batch: int = 512
    question_batch: int = 512
    max_tokens: int = 96
    typo_share: float = 0.2
    held_out: float = 0.05
    seed: int = 20231


def train(
    corpus: Corpus, training_folder: Path, out: Path, settings: TrainingSettings | None = None
) -> dict[str, float]:
    """Trains the encoder, writes it with its model card, and returns its held-out scores.

    Args:
        corpus: The report with its anticipated questions.
        training_folder: Holds pairs.tsv.xz, heading_passages.jsonl.xz and SOURCES.md.
        out: Folder for the model.
        settings: The recipe.

    Raises:
        SettingsError: A training file is missing.
    """
    settings = settings or TrainingSettings()
    torch.manual_seed(settings.seed)
    rng = np.random.default_rng(settings.seed)
    pairs, held_pairs = hold_out(read_pairs(training_folder / "pairs.tsv.xz"), 1000, rng)
    headings, held_headings = hold_out(
        read_headings(training_folder / "heading_passages.jsonl.xz"), 500, rng
    )
    questions = QuestionSampler(corpus, settings, rng)
    tokenizer = train_tokenizer([*pairs.left, *pairs.right, *questions.texts], settings)
    texts = TokenTable(tokenizer, settings.max_tokens)
    embedding = Embedding(settings.vocabulary, settings.dimension, mode="mean")
    torch.nn.init.normal_(embedding.weight, std=0.1)
    optimiser = torch.optim.Adam(embedding.parameters(), lr=settings.learning_rate)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimiser, lambda step: max(0.0, 1 - step / settings.steps)
    )
    for _ in tqdm(range(settings.steps), desc="training", unit="step", mininterval=5):
        loss = torch.zeros(())
        for source, size in ((pairs, settings.pair_batch), (headings, settings.heading_batch)):
            left, right = draw_pairs(source, size, rng)
            loss = loss + ranking_loss(
                _embed(embedding, texts, left), _embed(embedding, texts, right), settings.scale
            )
        left, right, conflict = questions.draw(settings.question_batch)
        loss = loss + ranking_loss(
            _embed(embedding, texts, left),
            _embed(embedding, texts, right),
            settings.scale,
            conflict,
        )
        optimiser.zero_grad()
        loss.backward()  # type: ignore[no-untyped-call]
        optimiser.step()
        schedule.step()
    weights = embedding.weight.detach().numpy()
    save_static_encoder(tokenizer.to_str(), weights, out)
    scores = {
        "held-out translation pairs, R@1 of 1000": _matching(embedding, texts, held_pairs),
        "held-out headings to passages, R@1 of 500": _matching(embedding, texts, held_headings),
        "held-out anticipated questions, R@1 of the report's sentences": questions.held_out_recall(
            embedding, texts
        ),
    }
    write_model_card(out, asdict(settings), scores, training_folder / "SOURCES.md")
    return scores


def train_tokenizer(texts: Sequence[str], settings: TrainingSettings) -> Tokenizer:
    """Returns a unigram tokenizer that ignores case and accents."""
    tokenizer = Tokenizer(models.Unigram())
    tokenizer.normalizer = normalizers.Sequence(
        [normalizers.NFKD(), normalizers.StripAccents(), normalizers.Lowercase()]
    )
    tokenizer.pre_tokenizer = pre_tokenizers.Sequence(
        [
            pre_tokenizers.WhitespaceSplit(),
            pre_tokenizers.Split(Regex(r"[^\p{L}\p{N}]"), "isolated"),
            pre_tokenizers.Metaspace(),
        ]
    )
    trainer = trainers.UnigramTrainer(
        vocab_size=settings.vocabulary, special_tokens=["<unk>"], unk_token="<unk>"
    )
    tokenizer.train_from_iterator(texts, trainer, length=len(texts))
    return tokenizer


class TokenTable:
    """Token ids of texts, each text tokenised once."""

    def __init__(self, tokenizer: Tokenizer, max_tokens: int) -> None:
        self._tokenizer = tokenizer
        self._max_tokens = max_tokens
        self._ids: dict[str, Ids] = {}

    def ids(self, texts: Sequence[str]) -> list[Ids]:
        """Returns the token ids of each text; an empty text is one unknown token."""
        new = [text for text in dict.fromkeys(texts) if text not in self._ids]
        if new:
            for text, encoding in zip(
                new, self._tokenizer.encode_batch(new, add_special_tokens=False), strict=True
            ):
                ids = encoding.ids[: self._max_tokens] or [0]
                self._ids[text] = np.array(ids, dtype=np.int64)
        return [self._ids[text] for text in texts]


class QuestionSampler:
    """Draws the report's questions, each with something that means the same.

    A question is paired at random with a sentence that answers it, that sentence's
    translation, or another question with the same answer; a sentence with its translation.
    """

    def __init__(
        self, corpus: Corpus, settings: TrainingSettings, rng: np.random.Generator
    ) -> None:
        self._rng = rng
        self._typo_share = settings.typo_share
        sentences = corpus.report.sentences
        row_of = {key: row for row, key in enumerate(sentences)}
        self._nl = [sentence.text for sentence in sentences.values()]
        self._en = [sentence.translation or sentence.text for sentence in sentences.values()]
        questions = [*corpus.anticipated, *corpus.broad]
        self._answers = [[row_of[key] for key in question.answers] for question in questions]
        self._questions = [question.question for question in questions]
        held = rng.random(len(questions)) < settings.held_out
        held[len(corpus.anticipated) :] = False
        self._held = np.flatnonzero(held)
        self._trained = np.flatnonzero(~held)
        self._siblings: dict[tuple[int, ...], list[int]] = {}
        for index in self._trained:
            self._siblings.setdefault(tuple(self._answers[index]), []).append(int(index))

    @property
    def texts(self) -> list[str]:
        """Every text of the report, for the tokenizer; held-out questions left out."""
        return [*self._nl, *self._en, *(self._questions[index] for index in self._trained)]

    def draw(self, size: int) -> tuple[list[str], list[str], torch.Tensor]:
        """Returns two columns of texts and bool (size, size): rows that share an answer."""
        left, right = [], []
        incidence = torch.zeros(size, len(self._nl))
        for row, index in enumerate(self._rng.choice(self._trained, size, replace=False)):
            answers = self._answers[index]
            answer = answers[self._rng.integers(len(answers))]
            incidence[row, answers] = 1
            siblings = self._siblings[tuple(answers)]
            sibling = self._questions[siblings[self._rng.integers(len(siblings))]]
            choice = self._rng.random()
            first = self._misspell(self._questions[index])
            if choice < 0.3:
                second = self._nl[answer]
            elif choice < 0.6:
                second = self._en[answer]
            elif choice < 0.95:
                second = sibling
            else:
                first, second = self._nl[answer], self._en[answer]
            left.append(first)
            right.append(second)
        return left, right, incidence @ incidence.T > 0

    def held_out_recall(self, embedding: Embedding, texts: TokenTable) -> float:
        """Returns the share of held-out questions whose best row points at their sentence.

        NaN if none are held out.
        """
        if not self._held.size:
            return float("nan")
        rows = [*self._nl, *self._en, *(self._questions[index] for index in self._trained)]
        owners = [{row} for row in range(len(self._nl))] * 2
        owners += [set(self._answers[index]) for index in self._trained]
        with torch.no_grad():
            documents = _embed(embedding, texts, rows)
            queries = _embed(embedding, texts, [self._questions[i] for i in self._held])
            best = (queries @ documents.T).argmax(dim=1).tolist()
        found = [
            bool(owners[row] & set(self._answers[index]))
            for row, index in zip(best, self._held, strict=True)
        ]
        return float(np.mean(found))

    def _misspell(self, text: str) -> str:
        """Returns the text, sometimes with two neighbouring letters swapped or one left out."""
        if len(text) < 8 or self._rng.random() >= self._typo_share:
            return text
        place = int(self._rng.integers(1, len(text) - 2))
        swapped = text[place + 1] + text[place] if self._rng.random() < 0.5 else text[place]
        return text[:place] + swapped + text[place + 2 :]


def ranking_loss(
    left: torch.Tensor, right: torch.Tensor, scale: float, conflict: torch.Tensor | None = None
) -> torch.Tensor:
    """Returns the multiple-negatives ranking loss, averaged over both directions.

    Args:
        left: float (n, d), unit rows.
        right: float (n, d), unit rows; row i belongs to row i of left.
        scale: Factor on the cosines.
        conflict: bool (n, n), True where two rows must not count as negatives of each other.
    """
    scores = scale * left @ right.T
    if conflict is not None:
        others = conflict & ~torch.eye(len(left), dtype=torch.bool)
        scores = scores.masked_fill(others, float("-inf"))
    target = torch.arange(len(left))
    forward = torch.nn.functional.cross_entropy(scores, target)
    backward = torch.nn.functional.cross_entropy(scores.T, target)
    return (forward + backward) / 2


def _embed(embedding: Embedding, texts: TokenTable, batch: Sequence[str]) -> torch.Tensor:
    ids = texts.ids(batch)
    offsets = np.cumsum([0, *(len(row) for row in ids[:-1])])
    vectors = embedding(torch.from_numpy(np.concatenate(ids)), torch.from_numpy(offsets))
    return torch.nn.functional.normalize(vectors, dim=1)


def _matching(embedding: Embedding, texts: TokenTable, pairs: Pairs) -> float:
    """Returns the share of left texts whose nearest right text is their own (or equal to it)."""
    if not pairs.left:
        return float("nan")
    with torch.no_grad():
        left = _embed(embedding, texts, pairs.left)
        right = _embed(embedding, texts, pairs.right)
        best = (left @ right.T).argmax(dim=1).tolist()
    return float(
        np.mean([pairs.right[row] == pairs.right[found] for row, found in enumerate(best)])
    )
