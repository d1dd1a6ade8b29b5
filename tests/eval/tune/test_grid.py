from __future__ import annotations

from typing import Any

import pytest

from eval.tune.grid import Grid, parse_weights
from index.encoder import BUNDLED
from index.fusion import TEXT_ONLY, FusionWeights
from ingest.errors import SettingsError
from ingest.passages import PassageSettings


def _different(grid: Grid) -> list[Any]:
    return list(dict.fromkeys(point.configuration for point in grid.points()))


def test_settings_not_given_are_those_of_the_system() -> None:
    chat, automatic, tutorial, channel = _different(
        Grid(systems=("chat", "automatic", "tutorial", "channel:block_cosine"))
    )

    assert chat.passages == channel.passages == PassageSettings(1000, 0)
    assert tutorial.passages == PassageSettings(1000, 200)
    assert (chat.weights, automatic.weights) == (FusionWeights(), TEXT_ONLY)
    assert channel.weights.block_cosine == 1
    assert tutorial.weights is None
    assert {one.k for one in (chat, automatic, tutorial, channel)} == {10}
    assert chat.encoder == str(BUNDLED)


def test_the_grid_is_the_product_of_all_values() -> None:
    grid = Grid(
        sizes=(500, 1000),
        overlaps=(0, 100),
        encoders=("a", "b"),
        weights={"question_cosine": (0.25, 0.5), "block_cosine": (0.0, 0.2, 0.4)},
        ks=(5, 10),
    )

    assert len(_different(grid)) == 2 * 2 * 2 * 2 * 3 * 2
    points = {point.name: point.configuration for point in grid.points()}
    one = points[
        "chat, encoder b, size 500, overlap 100, question_cosine 0.25, block_cosine 0.4, k 5"
    ]
    assert (one.encoder, one.passages, one.k) == ("b", PassageSettings(500, 100), 5)
    assert one.weights == FusionWeights(question_cosine=0.25, block_cosine=0.4)


def test_each_signal_is_switched_off_once_beside_none() -> None:
    grid = Grid(without=("expanded_bm25", "answer_type"))

    assert {point.name: point.configuration.weights for point in grid.points()} == {
        "chat": FusionWeights(),
        "chat, without expanded_bm25": FusionWeights(expanded_bm25=0),
        "chat, without answer_type": FusionWeights(answer_type=0),
    }
    assert grid.varying() == {"without": ["nothing", "expanded_bm25", "answer_type"]}


def test_settings_a_system_lacks_do_not_multiply_it() -> None:
    grid = Grid(
        systems=("chat", "bm25", "tutorial", "channel:block_cosine"),
        encoders=("a", "b"),
        without=("answer_type",),
        weights={"question_cosine": (0.25, 0.5)},
    )

    count = dict.fromkeys(grid.systems, 0)
    for one in _different(grid):
        count[one.system] += 1
    assert count == {"chat": 8, "bm25": 1, "tutorial": 2, "channel:block_cosine": 2}
    assert len(grid.points()) == 4 * 2 * 2 * 2
    assert {point.name for point in grid.points() if point.configuration.system == "bm25"} == {
        "bm25"
    }


def test_switching_off_what_weighs_nothing_is_the_same_configuration() -> None:
    grid = Grid(without=("block_cosine",), weights={"block_cosine": (0.0, 0.2)})

    assert [one.weights.block_cosine for one in _different(grid)] == [0, 0.2]


def test_only_settings_with_several_values_vary() -> None:
    grid = Grid(sizes=(500, 1000), overlaps=(0,), encoders=(str(BUNDLED), "b"), ks=(5, 5))

    assert grid.varying() == {"encoder": ["bundled", "b"], "size": ["500", "1000"]}


@pytest.mark.parametrize(
    ("settings", "message"),
    [
        ({"sizes": (49,)}, "Passages of 49 characters are too small; 50 is the least."),
        ({"sizes": (100,), "overlaps": (100,)}, "An overlap of 100 does not go with passages"),
        ({"sizes": (100,), "overlaps": (-1,)}, "An overlap of -1 does not go with passages"),
        ({"systems": ("bm25",), "sizes": (100,)}, r"of 200 .* of 100 characters \(bm25\)"),
        ({"weights": {"cosine": (1.0,)}}, "There is no signal 'cosine'; the signals are expanded"),
        ({"weights": {"depth": (1.0,)}}, "There is no signal 'depth'"),
        ({"without": ("set_decay",)}, "There is no signal 'set_decay'"),
        ({"weights": {"block_cosine": (-1.0,)}}, "The weight -1 of block_cosine is not 0 or more."),
        ({"weights": {"block_cosine": (float("nan"),)}}, "The weight nan"),
        ({"weights": {"block_cosine": (float("inf"),)}}, "The weight inf"),
        ({"ks": (0,)}, "0 passages cannot be measured: the metrics look at 1 to 10."),
        ({"ks": (11,)}, "11 passages cannot be measured"),
    ],
)
def test_a_value_that_cannot_be_used_is_one_sentence(
    settings: dict[str, Any], message: str
) -> None:
    with pytest.raises(SettingsError, match=message):
        Grid(**settings).points()


def test_the_weights_of_a_signal_are_read_and_added_up() -> None:
    texts = ["a=0.25,.5", "b=1", "a=2"]
    assert parse_weights(texts) == {"a": [0.25, 0.5, 2], "b": [1]}


@pytest.mark.parametrize("text", ["a", "a=", "a=1,", "a=x", "", "a=1;2", "a=1=2"])
def test_a_weight_that_is_no_number_is_an_error(text: str) -> None:
    with pytest.raises(SettingsError, match="is not of the form"):
        parse_weights([text])
