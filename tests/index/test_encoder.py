"""Slow, as they load sentence-transformers: the bundled encoder and one made on the spot."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from index.encoder import BUNDLED, SentenceEncoder, Vectors
from ingest.errors import EncoderError

pytestmark = pytest.mark.real

DUTCH = "Nederland steunt de opvang van vluchtelingen in Jordanië."
ENGLISH = "The Netherlands supports the reception of refugees in Jordan."
OTHER = "The ship sailed from the harbour in the morning."
PROMPTS = {"query": "query: ", "document": "passage: "}


@pytest.fixture(scope="module")
def bundled() -> SentenceEncoder:
    return SentenceEncoder()


@pytest.fixture(scope="module")
def transformer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A BERT of one layer with a vocabulary of letters, random weights and its own prompts."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Pooling, Transformer
    from transformers import BertConfig, BertModel, BertTokenizer

    folder = tmp_path_factory.mktemp("transformer")
    letters = "abcdefghijklmnopqrstuvwxyz:"
    special = ["[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]"]
    vocabulary = [*special, *letters, *(f"##{letter}" for letter in letters)]
    torch.manual_seed(1)
    config = BertConfig(
        vocab_size=len(vocabulary),
        hidden_size=8,
        num_hidden_layers=1,
        num_attention_heads=2,
        intermediate_size=16,
        max_position_embeddings=64,
    )
    BertModel(config).save_pretrained(folder / "bert")
    tokens = {token: number for number, token in enumerate(vocabulary)}
    BertTokenizer(vocab=tokens).save_pretrained(folder / "bert")
    module = Transformer(str(folder / "bert"), max_seq_length=64)
    model = SentenceTransformer(modules=[module, Pooling(8)], prompts=PROMPTS, device="cpu")
    model.save_pretrained(str(folder / "model"))
    return folder / "model"


def _lengths(vectors: Vectors) -> Vectors:
    return np.asarray(np.linalg.norm(vectors, axis=1), dtype=np.float32)


def test_vectors_are_float32_of_length_one(bundled: SentenceEncoder) -> None:
    for vectors in (bundled.encode_queries([DUTCH, "?"]), bundled.encode_documents([DUTCH, OTHER])):
        assert vectors.shape == (2, bundled.dimension)
        assert vectors.dtype == np.float32
        np.testing.assert_allclose(_lengths(vectors), 1, atol=1e-5)


def test_a_sentence_is_nearer_to_its_translation_than_to_another(bundled: SentenceEncoder) -> None:
    query = bundled.encode_queries([DUTCH])[0]
    translation, other = bundled.encode_documents([ENGLISH, OTHER])

    assert query @ translation > query @ other + 0.3


def test_the_bundled_encoder_is_known_by_name_and_hash(bundled: SentenceEncoder) -> None:
    name, digest = bundled.id.split("@")

    assert name == "bundled"
    assert len(digest) == 12
    assert bundled.id == SentenceEncoder(str(BUNDLED)).id


def test_the_bundled_folder_is_a_plain_sentence_transformers_model(
    bundled: SentenceEncoder,
) -> None:
    from sentence_transformers import SentenceTransformer

    vectors = SentenceTransformer(str(BUNDLED), device="cpu").encode([DUTCH])

    cosine = vectors[0] @ bundled.encode_queries([DUTCH])[0] / np.linalg.norm(vectors[0])
    assert cosine == pytest.approx(1, abs=1e-2)


def test_a_vector_is_the_mean_of_its_tokens_only_where_the_model_is_a_table(
    bundled: SentenceEncoder, transformer: Path
) -> None:
    tokens, table = bundled.tokens([DUTCH, "", OTHER]), bundled.table
    assert tokens
    assert table is not None
    numbers = np.array(tokens.vocabulary, dtype=np.int64)
    means = [
        table[numbers[own]].astype(np.float32).sum(axis=0) / max(1, len(own))
        for own in tokens.documents()
    ]
    lengths = np.maximum(np.linalg.norm(means, axis=1, keepdims=True), 1e-12)
    vectors = bundled.encode_documents([DUTCH, "", OTHER])
    np.testing.assert_allclose(means / lengths, vectors, atol=1e-6)
    other = SentenceEncoder(transformer)
    assert other.table is None
    assert other.tokens([DUTCH]) is None


def test_weights_in_half_precision_tell_what_they_tell_in_single_precision(
    bundled: SentenceEncoder,
) -> None:
    from sentence_transformers import SentenceTransformer

    texts = ["Hoeveel vluchtelingen zijn er, en hoeveel waren er?", "COMPASS", "", "wat wat wat"]
    model = SentenceTransformer(str(BUNDLED), device="cpu", local_files_only=True).float()
    plain = model.encode_query(texts, normalize_embeddings=True)
    assert np.array_equal(bundled.encode_queries(texts), plain)
    assert np.array_equal(bundled.encode_documents(texts), plain)


def test_a_table_is_computed_in_one_thread_and_other_models_in_all(
    bundled: SentenceEncoder, transformer: Path
) -> None:
    import torch

    from index.half_precision import ALL

    threads = []
    for encoder in (bundled, SentenceEncoder(transformer)):
        hook = encoder._model[0].register_forward_pre_hook(
            lambda *_: threads.append(torch.get_num_threads())
        )
        encoder.encode_queries([DUTCH])
        encoder.encode_documents([DUTCH])
        hook.remove()
    assert threads == [1, 1, ALL, ALL]


def test_another_model_works_with_its_own_prompts(transformer: Path) -> None:
    from sentence_transformers import SentenceTransformer

    encoder = SentenceEncoder(transformer)
    plain = SentenceTransformer(str(transformer), device="cpu")

    query, document = encoder.encode_queries(["kamp"]), encoder.encode_documents(["kamp"])
    for prompt, vectors in (("query: ", query), ("passage: ", document)):
        expected = plain.encode([f"{prompt}kamp"], prompt="", normalize_embeddings=True)
        np.testing.assert_allclose(vectors, expected, atol=1e-5)
    assert not np.allclose(query, document, atol=1e-4)
    assert encoder.dimension == 8
    assert encoder.id.startswith("model@")


@pytest.mark.parametrize("precision", [np.float16, np.float32])
def test_a_table_in_a_folder_of_its_own_tells_the_same(precision: type, tmp_path: Path) -> None:
    """Of how releases before this one of the library saved it."""
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import StaticEmbedding
    from tokenizers import AddedToken, Tokenizer
    from tokenizers.models import Unigram

    tokenizer = Tokenizer(Unigram([("<unk>", 0.0), ("a", -1.0), ("b", -2.0)], unk_id=0))
    tokenizer.add_special_tokens([AddedToken("<unk>", special=True, normalized=False)])
    weights = torch.from_numpy(np.array([[1, 0], [0.6, 0.8], [0, 1]], precision))
    module = StaticEmbedding(tokenizer, embedding_weights=weights)
    SentenceTransformer(modules=[module], device="cpu").save_pretrained(str(tmp_path))
    before = SentenceEncoder(tmp_path).encode_queries(["ab", "b?"])

    (tmp_path / "own").mkdir()
    for file in ("tokenizer.json", "model.safetensors"):
        (tmp_path / file).rename(tmp_path / "own" / file)
    modules = tmp_path / "modules.json"
    modules.write_text(modules.read_text("utf-8").replace('"path": ""', '"path": "own"'), "utf-8")
    encoder = SentenceEncoder(tmp_path)
    np.testing.assert_allclose(encoder.encode_queries(["ab", "b?"]), before, atol=1e-6)
    np.testing.assert_allclose(encoder.encode_documents(["ab", "b?"]), before, atol=1e-6)


def test_another_content_is_another_id(transformer: Path, tmp_path: Path) -> None:
    import shutil

    changed = tmp_path / "model"
    shutil.copytree(transformer, changed)
    before = SentenceEncoder(changed).id
    config = changed / "config_sentence_transformers.json"
    config.write_text(config.read_text("utf-8").replace("query: ", "q: "), "utf-8")

    assert SentenceEncoder(changed).id != before == SentenceEncoder(transformer).id


@pytest.mark.parametrize("name", ["no-such/model", "no-such-model"])
def test_an_unknown_name_is_an_error_for_people(name: str) -> None:
    with pytest.raises(EncoderError) as caught:
        SentenceEncoder(name)

    message = str(caught.value)
    assert message.startswith(f"The encoder {name} is not on this machine")
    assert "\n" not in message


def test_a_path_that_is_none_is_told_without_the_library(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    with pytest.raises(EncoderError, match=r"^There is no folder .*weg with an encoder\.$"):
        SentenceEncoder(tmp_path / "weg")
    assert caplog.records == []


def test_a_folder_without_a_model_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(EncoderError, match=r"holds no sentence-transformers model\.$"):
        SentenceEncoder(tmp_path)


def test_a_damaged_model_is_an_error(transformer: Path, tmp_path: Path) -> None:
    (tmp_path / "modules.json").write_text("[{", "utf-8")

    with pytest.raises(EncoderError, match="cannot be loaded from this machine"):
        SentenceEncoder(tmp_path)
