from __future__ import annotations

from dataclasses import fields, replace
from pathlib import Path

import numpy as np
import pytest

from index.fusion import STANDARD, TEXT_ONLY, FusionWeights, Signals, standard
from index.hits import SentenceHit
from index.library import Library
from index.once import one_answer
from index.search import Retriever
from ingest.corpus import UnansweredQuestion
from ingest.document import SentenceKey
from tests.fakes import (
    DROUGHT,
    GUIDANCE,
    IOM_NOTE,
    JORDAN,
    RETURN,
    SUPPORT,
    SYRIA,
    TURKEY,
    WATER,
    FakeEncoder,
    edition_corpus,
    make_library,
    plain_corpus,
)

SETTINGS = ("set_decay", "depth")  # of the fusion weights, those that are no weights


def _keys(retriever: Retriever, query: str, language: str, count: int) -> list[SentenceKey]:
    found = retriever.search(query, language, sentences=count).sentences
    return [hit.ref.key for hit in found]


def _hit(retriever: Retriever, query: str, language: str, key: SentenceKey) -> SentenceHit:
    found = retriever.search(query, language).sentences
    return next(hit for hit in found if hit.ref.key == key)


def _signals(
    retriever: Retriever, query: str, language: str
) -> dict[str, dict[SentenceKey, float]]:
    """Returns the signals of every candidate, by their names and its key."""
    candidates, signals = retriever.signals(query, language)
    keys = [retriever.library.sentences[place].key for place in candidates]
    return {
        field.name: dict(zip(keys, getattr(signals, field.name).tolist(), strict=True))
        for field in fields(Signals)
    }


@pytest.mark.parametrize(
    ("query", "language", "best"),
    [
        ("Welk land kreeg geld voor scholen?", "nl", JORDAN),  # no word of the sentence itself
        ("Which country got money for schools?", "en", JORDAN),
        ("Hoeveel migranten gingen naar huis?", "nl", RETURN),
        ("Turkije", "nl", TURKEY),
        ("Syria", "en", SYRIA),
        ("What does the abbreviation IOM mean?", "en", IOM_NOTE),
        ("droogte in Kenia", "nl", DROUGHT),  # of the report without questions
        ("water", "nl", WATER),
    ],
)
def test_the_best_sentence(
    query: str, language: str, best: SentenceKey, retriever: Retriever
) -> None:
    assert _keys(retriever, query, language, 1) == [best]


def test_each_signal_is_reported_with_its_sentence(retriever: Retriever) -> None:
    hit = _hit(retriever, "Jordanië ontving geld voor scholen", "nl", JORDAN)

    # Three of its five words (geld, voor, scholen) are the Dutch question's, which has six; none
    # is the English question's, and there is no third.
    assert hit.question_cosine == pytest.approx((3 / np.sqrt(5 * 6) + 0) / 2)
    # Three (Jordanië, ontving, voor) are the sentence's, which has seven.
    assert hit.sentence_cosine == pytest.approx(3 / np.sqrt(5 * 7))
    assert hit.question_ngrams > 0
    assert hit.expanded_bm25 > 0


def test_without_indexed_questions_the_text_alone_is_weighed(tmp_path: Path) -> None:
    query, encoder = "droogte in Kenia", FakeEncoder()
    library = make_library(tmp_path, [plain_corpus()], encoder)

    found = [
        Retriever(library, encoder, weights).search(query, "nl").sentences[0].score
        for weights in (None, TEXT_ONLY, FusionWeights(expanded_bm25=1.0))
    ]

    assert found[0] == found[1] != found[2]


def test_beside_other_reports_one_with_questions_is_ranked_as_ever(
    library: Library, encoder: FakeEncoder
) -> None:
    query = "Hoeveel geld voor water in Kenia en voor scholen in Jordanië?"
    mixed, prepared = (
        {hit.ref: hit.score for hit in retriever.search(query, "nl").sentences}
        for retriever in (
            Retriever(library, encoder),
            Retriever(library, encoder, FusionWeights()),
        )
    )

    apart = {mixed[ref] - prepared[ref] for ref in mixed if ref.report_id == "proef"}
    assert max(apart) - min(apart) < 1e-5


def test_within_an_answer_a_question_is_searched_for_once(tmp_path: Path) -> None:
    query, encoder = "Hoeveel geld voor scholen in Jordanië?", FakeEncoder()
    prepared = Retriever(make_library(tmp_path / "a", [edition_corpus()], encoder), encoder)
    plain = Retriever(make_library(tmp_path / "b", [plain_corpus()], encoder), encoder)
    with one_answer():
        found = prepared.search(query, "nl")
        assert prepared.search(query, "nl", kind="number", typed="hoeveel geld?") is found
        assert prepared.search(query, "nl", kind="time") is not found
        assert prepared.search(query, "nl", context="Jordanië") is not found
        # Single words are matched as typed.
        found = plain.search("water", "nl")
        assert plain.search("water", "nl", typed="water") is found
        assert plain.search("water", "nl", typed="en water?") is not found
    assert prepared.search(query, "nl") == prepared.search(query, "nl")


def test_a_sentence_is_as_near_as_its_translation(retriever: Retriever) -> None:
    hit = _hit(retriever, "Syria: 12,640 applications.", "en", SYRIA)

    assert hit.sentence_cosine == pytest.approx(1.0)


def test_bm25_reads_only_the_language_of_the_question(retriever: Retriever) -> None:
    dutch, english = (_signals(retriever, "onderwijs, geld", language) for language in ("nl", "en"))

    assert dutch["expanded_bm25"][JORDAN] > 0
    assert dutch["question_ngrams"][JORDAN] > 0
    assert not any(english["expanded_bm25"].values())
    assert not any(english["question_ngrams"].values())


def test_english_bm25_finds_nothing_in_a_report_without_translation(retriever: Retriever) -> None:
    dutch, english = (
        _signals(retriever, "Kenia water", language)["expanded_bm25"] for language in ("nl", "en")
    )

    assert min(dutch[DROUGHT], dutch[WATER]) > 0
    assert english[DROUGHT] == english[WATER] == 0


def test_a_language_without_an_index_is_searched_by_meaning_alone(retriever: Retriever) -> None:
    signals = _signals(retriever, "Turkije", "tr")

    assert not any(signals["expanded_bm25"].values())
    assert not any(signals["question_ngrams"].values())
    assert _keys(retriever, "Turkije", "tr", 1) == [TURKEY]


def _only(**weights: float) -> FusionWeights:
    """Weights of which all but the named ones are nothing."""
    signals = (field.name for field in fields(FusionWeights) if field.name not in SETTINGS)
    return FusionWeights(**{**dict.fromkeys(signals, 0.0), **weights})  # type: ignore[arg-type]


def test_a_sentence_gains_from_the_block_around_it(retriever: Retriever) -> None:
    blocks = _signals(retriever, "Opvang in de regio", "nl")["block_cosine"]

    # "1 Inleiding / Nederland steunt opvang in de regio. / Jordanië ontving 60 miljoen euro voor
    # onderwijs." has fifteen different words, among them the four of the question.
    assert blocks[JORDAN] == pytest.approx(4 / np.sqrt(4 * 15))
    assert blocks[SUPPORT] == blocks[JORDAN]
    assert blocks[TURKEY] == 0


@pytest.mark.parametrize(
    ("query", "language", "holding"),
    [
        ("Hoeveel?", "nl", {JORDAN, RETURN, SYRIA, TURKEY}),
        ("When?", "en", {RETURN}),
        ("Waarom?", "nl", set()),
    ],
)
def test_a_sentence_gains_for_holding_what_is_asked_for(
    query: str, language: str, holding: set[SentenceKey], retriever: Retriever
) -> None:
    held = _signals(retriever, query, language)["answer_type"]

    assert {key for key, value in held.items() if value} == holding


def test_a_broad_question_lifts_its_set_in_order(library: Library, encoder: FakeEncoder) -> None:
    retriever = Retriever(library, encoder)
    query = "Vat het terugkeerbeleid samen"

    assert _keys(retriever, query, "nl", 3) == [GUIDANCE, SUPPORT, RETURN]
    cosines = [_hit(retriever, query, "nl", key).question_cosine for key in (GUIDANCE, SUPPORT)]
    # Beside the set's Dutch question there is the English one, without a common word.
    assert cosines == pytest.approx([1.0 / 2, 0.9 / 2])
    assert _hit(retriever, query, "nl", RETURN).question_cosine == pytest.approx(0.81 / 3)


def test_the_question_most_like_it_comes_with_its_answers(retriever: Retriever) -> None:
    best, *others = retriever.search("vat terugkeerbeleid samen", "nl").questions

    assert (best.text, best.kind) == ("Vat het terugkeerbeleid samen", "broad")
    assert [ref.key for ref in best.answers] == [GUIDANCE, SUPPORT, RETURN]
    # Three of its four words; no other question shares more n-grams.
    assert best.score == pytest.approx(3 / np.sqrt(3 * 4) + 1)
    assert len(others) == 4


def test_a_question_known_to_have_no_answer_lifts_nothing_and_is_reported(
    tmp_path: Path, encoder: FakeEncoder
) -> None:
    unanswered = UnansweredQuestion("Welke vissen zwemmen hier?", "nl")
    corpus = replace(edition_corpus(), unanswered=(unanswered,))
    retriever = Retriever(make_library(tmp_path / "index", [corpus], encoder), encoder)

    near = retriever.search("Welke vissen zwemmen hier?", "nl")
    far = retriever.search("Welk land kreeg geld voor scholen?", "nl")

    assert near.answerability < 0 < far.answerability
    assert near.unanswered_cosine == pytest.approx(1.0)
    assert near.unanswered_share > 1 > far.unanswered_share
    assert far.unanswered_cosine == 0.0
    assert {hit.expanded_bm25 for hit in near.sentences} == {0.0}
    assert {hit.question_cosine for hit in near.sentences} == {0.0}
    assert unanswered.question not in [match.text for match in near.questions]


def test_without_such_questions_nothing_is_like_one(retriever: Retriever) -> None:
    result = retriever.search("Turkije", "nl")

    assert (result.unanswered_cosine, result.unanswered_share) == (-1.0, 0.0)


def test_hits_are_different_passages_led_by_their_best_sentence(retriever: Retriever) -> None:
    result = retriever.search("Turkije", "nl")

    identifiers = [hit.passage.id for hit in result.hits]
    assert identifiers[0] == "proef:t1.0"
    assert sorted(identifiers) == [
        "nota:n1.0",
        "proef:a1.0",
        "proef:b1.0",
        "proef:f1.0",
        "proef:t1.0",
    ]
    assert result.hits[0].best.key == TURKEY
    assert all(hit.best.key in hit.passage.sentences for hit in result.hits)
    scores = [hit.score for hit in result.hits]
    assert scores == sorted(scores, reverse=True)


@pytest.mark.parametrize(("k", "expected"), [(0, 0), (1, 1), (3, 3), (100, 5)])
def test_k_is_the_most_that_is_returned(k: int, expected: int, retriever: Retriever) -> None:
    assert len(retriever.search("terugkeer", "nl", k=k).hits) == expected


@pytest.mark.parametrize("query", ["", "?", "xylofoon"])
def test_a_question_that_matches_nothing_scores_every_sentence_alike(
    query: str, retriever: Retriever
) -> None:
    sentences = retriever.search(query, "nl").sentences

    assert len(sentences) == 9
    assert {hit.score for hit in sentences} == {0.0}


def test_only_what_the_stores_find_is_a_candidate(library: Library, encoder: FakeEncoder) -> None:
    shallow = Retriever(library, encoder, FusionWeights(depth=1))

    # The nearest row of all is Syria's text; the question that shares most n-grams is about the
    # return, and of the sentences with BM25 Syria's is the best.
    signals = _signals(shallow, "12.640 asielaanvragen", "nl")
    assert set(signals["sentence_cosine"]) == {SYRIA, RETURN}
    # "Syrië: 12.640 asielaanvragen." has the three of the question, of four ("12" and "640" are
    # two). The other rows were not found, and count as this one.
    assert list(signals["sentence_cosine"].values()) == pytest.approx([3 / np.sqrt(3 * 4)] * 2)


def test_a_report_without_questions_is_searched_by_its_text(tmp_path: Path) -> None:
    encoder = FakeEncoder()
    retriever = Retriever(make_library(tmp_path / "index", [plain_corpus()], encoder), encoder)

    result = retriever.search("Hoe schaars wordt water?", "nl")

    assert [hit.ref.key for hit in result.sentences] == [WATER, DROUGHT]
    assert result.questions == ()
    assert [hit.passage.text for hit in result.hits] == [
        "Droogte treft boeren in Kenia.\nWater wordt schaars."
    ]


def test_without_a_weight_a_signal_does_not_count(library: Library, encoder: FakeEncoder) -> None:
    none = _only()
    only_text = _only(sentence_cosine=1.0)

    assert {
        hit.score for hit in Retriever(library, encoder, none).search("IOM", "nl").sentences
    } == {0}
    assert _keys(Retriever(library, encoder, only_text), "Which people returned?", "en", 1) == [
        RETURN
    ]


def test_scores_are_measured_by_their_mean_and_spread() -> None:
    np.testing.assert_allclose(standard(np.array([1, 3], dtype=np.float32), 0, 0), [-1, 1])
    np.testing.assert_allclose(
        standard(np.array([0, 0, 3], dtype=np.float32), 0, 0), [-0.7071, -0.7071, 1.4142], atol=1e-4
    )


def test_a_sentence_that_no_store_found_counts_as_the_floor() -> None:
    found = np.array([0.5, 3], dtype=np.float32)
    whole = np.array([0.5, 3, 0.5, 0.5], dtype=np.float32)

    np.testing.assert_allclose(standard(found, 0.5, 2), standard(whole, 0.5, 0)[:2], rtol=1e-6)


def test_sentences_beyond_the_best_do_not_move_the_measure() -> None:
    best = np.linspace(1, 2, STANDARD, dtype=np.float32)
    more = np.concatenate([np.zeros(3 * STANDARD, dtype=np.float32), best])

    np.testing.assert_allclose(
        standard(more, 0, 10**6)[-STANDARD:], standard(best, 0, 0), rtol=1e-5
    )


@pytest.mark.parametrize("count", [0, 5, 2 * STANDARD])
@pytest.mark.parametrize("value", [0.0, 0.1, -7.0])
def test_equal_scores_are_zeros(value: float, count: int) -> None:
    scores = standard(np.full(count, value, dtype=np.float32), value, 3)

    np.testing.assert_array_equal(scores, np.zeros(count))
    assert scores.dtype == np.float32


def test_reports_with_and_without_prepared_questions_are_weighed_alike(
    retriever: Retriever,
) -> None:
    # The one with prepared questions has figures, which its own sum sets far above all else.
    best = retriever.search("Hoeveel water wordt schaars?", "nl").sentences[0]
    assert best.ref.key == WATER
    best = retriever.search("Hoeveel migranten gingen naar huis?", "nl").sentences[0]
    assert best.ref.key == RETURN
