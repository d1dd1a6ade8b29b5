"""The encoder: texts -> unit vectors, by sentence-transformers.

The bundled default is a static bilingual encoder (a table of token vectors, averaged), trained
by `python -m index train`. Any other sentence-transformers model works by name or folder, with
the prompts it was made for.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol, cast

import numpy as np
from numpy.typing import NDArray

from index.digest import take_in
from index.terms import Terms
from ingest.errors import EncoderError

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

Vectors = NDArray[np.float32]
Halves = NDArray[np.float16]

BUNDLED = Path(__file__).parent / "encoder"
TOKENIZER = "tokenizer.json"
BATCH_SIZE = 256


class Encoder(Protocol):
    """Whatever turns texts into comparable vectors."""

    @property
    def id(self) -> str:
        """Name and content hash, as the manifest records them."""

    @property
    def dimension(self) -> int:
        """Length of a vector."""

    @property
    def of_words(self) -> Encoder:
        """The encoder to compare single words with; cosines of strangers are at most .2."""

    @property
    def table(self) -> Halves | None:
        """float16 (tokens, dimension): a text's vector is the mean of its tokens', made a unit one.

        None if the encoder is no such table.
        """

    def tokens(self, texts: Sequence[str]) -> Terms | None:
        """Returns the tokens of texts, each named by its place in the table; None without one."""

    def encode_queries(self, texts: list[str]) -> Vectors:
        """Returns float32 (n, dimension), L2-normalised."""

    def encode_documents(self, texts: list[str], progress: bool = False) -> Vectors:
        """Returns float32 (n, dimension), L2-normalised."""


class SentenceEncoder:
    """A sentence-transformers model.

    Args:
        name: A model folder, or a name that the local model cache knows.

    Raises:
        EncoderError: The model is not on this machine or cannot be loaded.
    """

    def __init__(self, name: str | Path = BUNDLED) -> None:
        folder = Path(name)
        if folder.exists() and not (folder / "modules.json").is_file():
            raise EncoderError(f"The folder {name} holds no sentence-transformers model.")
        # Asked for a path that is none, the library complains of it in lines of its own.
        if not folder.exists() and (folder.is_absolute() or str(name).startswith(".")):
            raise EncoderError(f"There is no folder {name} with an encoder.")
        # Nothing is ever fetched: a model is in the repository or in the user's cache.
        os.environ.setdefault("HF_HUB_OFFLINE", "1")
        try:
            self._model = _opened(folder)
        except OSError as error:
            raise EncoderError(
                f"The encoder {name} is not on this machine, "
                "neither as a folder nor in the model cache."
            ) from error
        except Exception as error:  # torch and the model's own code raise all sorts
            reason = str(error).splitlines()[0] if str(error) else type(error).__name__
            raise EncoderError(
                f"The encoder {name} cannot be loaded from this machine ({reason})."
            ) from error
        self._is_bundled = folder.resolve() == BUNDLED.resolve()
        _compute_in_single_precision(self._model)
        kinds = [type(module).__name__ for module in self._model]
        self._is_table = _is_table(kinds, self._model.prompts)
        self._id = f"{_display_name(folder)}@{_fingerprint(folder, self._model)}"

    @property
    def id(self) -> str:
        """Name and content hash, as the manifest records them."""
        return self._id

    @property
    def dimension(self) -> int:
        """Length of a vector."""
        return int(self._model.get_embedding_dimension() or 0)

    @cached_property
    def of_words(self) -> Encoder:
        """The encoder to compare single words with: the bundled one."""
        return self if self._is_bundled else SentenceEncoder()

    def encode_queries(self, texts: list[str]) -> Vectors:
        """Returns float32 (n, dimension), L2-normalised, with the model's query prompt."""
        with self._computing():
            if self._is_table and texts:
                return _of_few(self._model, texts)
            return cast(
                Vectors,
                self._model.encode_query(
                    texts, batch_size=BATCH_SIZE, normalize_embeddings=True, show_progress_bar=False
                ),
            )

    def encode_documents(self, texts: list[str], progress: bool = False) -> Vectors:
        """Returns float32 (n, dimension), L2-normalised, with the model's document prompt."""
        with self._computing():
            return cast(
                Vectors,
                self._model.encode_document(
                    texts,
                    batch_size=BATCH_SIZE,
                    normalize_embeddings=True,
                    show_progress_bar=progress,
                ),
            )

    @contextmanager
    def _computing(self) -> Iterator[None]:
        """Has a table compute in one thread, others in all; leaves nothing of the texts behind."""
        from index.half_precision import ALL, in_threads

        try:
            with in_threads(1 if self._is_table else ALL):
                yield
        finally:
            self._forget()

    @property
    def table(self) -> Halves | None:
        """The vectors of tokens, if the model is a table of these; see `Encoder`."""
        from index.half_precision import HalfEmbedding

        kept = self._model[0].embedding if self._is_table else None
        return cast(Halves, kept.weight.numpy()) if isinstance(kept, HalfEmbedding) else None

    def tokens(self, texts: Sequence[str]) -> Terms | None:
        """Returns the tokens of texts, each named by its place in the table; None without one."""
        if self.table is None:
            return None
        try:
            return Terms.of(texts, _Tokens(self._model.tokenizer))
        finally:
            self._forget()

    def _forget(self) -> None:
        """Empties the tokenizer's cache of words, where it has one (BPE and Unigram)."""
        tokenizer = self._model.tokenizer
        words = getattr(getattr(tokenizer, "backend_tokenizer", tokenizer), "model", None)
        forget = getattr(tokenizer, "forget", None) or getattr(words, "_clear_cache", None)
        if forget:
            forget()


@dataclass(frozen=True, slots=True)
class _Tokens:
    """Takes a text apart as a model does."""

    tokenizer: Any

    def terms(self, text: str) -> list[str]:
        (found,) = self.tokenizer.encode_batch([text], add_special_tokens=False)
        return list(map(str, found.ids))


def save_static_encoder(tokenizer_json: str, weights: Vectors, folder: Path) -> None:
    """Writes a static encoder that plain `SentenceTransformer(folder)` loads.

    Args:
        tokenizer_json: A `tokenizers` tokenizer, serialised.
        weights: float32 (vocabulary, dimension); stored in half precision, which halves the
            file and moves no score.
        folder: Where to write; made if missing.
    """
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer

    module = StaticEmbedding(
        Tokenizer.from_str(tokenizer_json),
        embedding_weights=torch.from_numpy(weights.astype(np.float16)),
    )
    SentenceTransformer(modules=[module], device="cpu").save_pretrained(
        str(folder), create_model_card=False
    )


def _opened(folder: Path) -> SentenceTransformer:
    """Returns a model; of the bundled kind, with less memory for the same tokens."""
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import Tokenizer
    from tokenizers.models import WordLevel

    from index.unigram import read_unigram

    tokens = read_unigram(folder / TOKENIZER) if _holds_table(folder) else None
    if tokens is None:
        return SentenceTransformer(str(folder), device="cpu", local_files_only=True)
    weights = StaticEmbedding.load_torch_weights(str(folder), local_files_only=True)
    module = StaticEmbedding(Tokenizer(WordLevel()), embedding_weights=weights["embedding.weight"])
    module.tokenizer = cast(Tokenizer, tokens)  # all that it is asked for is `encode_batch`
    return SentenceTransformer(modules=[module], device="cpu")


def _holds_table(folder: Path) -> bool:
    """Returns whether a model is such a table, with its files in the folder itself."""
    try:
        modules = json.loads((folder / "modules.json").read_text("utf-8"))
        settings = json.loads((folder / "config_sentence_transformers.json").read_text("utf-8"))
    except OSError:
        return False
    kinds = [str(one["type"]).rpartition(".")[2] for one in modules]
    return _is_table(kinds, settings.get("prompts", {})) and modules[0]["path"] == ""


def _is_table(kinds: Sequence[str], prompts: Mapping[str, str | None]) -> bool:
    """Returns whether a model is a table of token vectors and nothing else, without prompts."""
    return list(kinds) == ["StaticEmbedding"] and not any(prompts.values())


def _compute_in_single_precision(model: SentenceTransformer) -> None:
    """Has a model compute in single precision, whatever its weights are stored in.

    A mean and its length need more digits than weights in half precision. Of a table of token
    vectors, only those of a text are made single ones.
    """
    import torch

    from index.half_precision import HalfEmbedding

    table = getattr(model[0], "embedding", None)
    if isinstance(table, torch.nn.EmbeddingBag) and table.weight.dtype == torch.float16:
        model[0].embedding = HalfEmbedding(table.weight.detach())
    else:
        model.float()


def _of_few(model: SentenceTransformer, texts: list[str]) -> Vectors:
    """Returns what `encode_query` does of a table of token vectors, in two thirds of its time."""
    import torch

    with torch.inference_mode():
        vectors = model(model.preprocess(texts))["sentence_embedding"]
        return cast(Vectors, torch.nn.functional.normalize(vectors).numpy())


def _display_name(folder: Path) -> str:
    if folder.resolve() == BUNDLED.resolve():
        return "bundled"
    return folder.absolute().name or str(folder)


def _fingerprint(folder: Path, model: SentenceTransformer) -> str:
    """Returns 12 hexadecimal digits: of the model's files, or of its weights if cached."""
    digest = hashlib.sha256()
    if folder.is_dir():
        for kind in ("safetensors", "json", "bin", "txt", "model"):  # weights and vocabularies
            for file in sorted(folder.rglob(f"*.{kind}")):
                take_in(digest, file)
    else:
        for name, tensor in sorted(model.state_dict().items()):
            digest.update(name.encode() + tensor.cpu().numpy().tobytes())
    return digest.hexdigest()[:12]
