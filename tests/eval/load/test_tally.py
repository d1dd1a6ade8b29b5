from __future__ import annotations

import pytest

from eval.load.tally import Sample, Tally, growth, waits


def samples(memory: list[float]) -> list[Sample]:
    """A sample every 36 seconds, ten requests apart."""
    return [Sample(36.0 * n, 10 * n, mb) for n, mb in enumerate(memory)]


def test_steady_growth_is_found() -> None:
    found = growth(samples([100 + n for n in range(20)]), 36 * 20)
    assert found["MB an hour"] == pytest.approx((100, 100, 100))
    assert found["kB per 1,000 requests"] == pytest.approx((100_000, 100_000, 100_000))


def test_the_warm_up_and_a_single_jump_are_no_growth() -> None:
    memory = [50.0 * n for n in range(4)] + [200.0] * 16
    assert growth(samples(memory), 36 * 20)["MB an hour"] == pytest.approx((0, 0, 0))
    memory[12] = 900
    assert growth(samples(memory), 36 * 20)["MB an hour"][0] == pytest.approx(0)


def test_the_interval_holds_the_slope_of_noisy_samples() -> None:
    memory = [100 + n + (-1) ** n * 3 for n in range(40)]
    slope, low, high = growth(samples(memory), 36 * 40)["MB an hour"]
    assert low < slope < high
    assert low < 100 < high


@pytest.mark.parametrize("few", [[], samples([1.0] * 4)])
def test_too_few_samples_tell_nothing(few: list[Sample]) -> None:
    assert growth(few, 10) == {}


def test_no_requests_tell_nothing() -> None:
    assert growth([Sample(float(n), 3, 1.0) for n in range(20)], 20) == {}


def test_waits_are_those_of_chat_and_of_all_else() -> None:
    tally = Tally()
    for wait in (0.1, 0.2, 0.3):
        tally.add("ask", wait, "right")
    tally.add("read", 0.01, "right")
    tally.add("api", 0.5, "right")
    table = waits(tally, elapsed=10)
    assert list(table) == ["chat answers", "all else", "  api", "  read"]
    assert table["chat answers"] == {
        "number": "3",
        "p50 ms": "200",
        "p95 ms": "300",
        "p99 ms": "300",
        "max ms": "300",
        "a second": "0.30",
    }
    assert table["all else"]["max ms"] == "500"
    assert tally.answers == 4


def test_nothing_is_told_of_what_did_not_happen() -> None:
    assert waits(Tally(), 1) == {}


def test_a_tally_is_clean_if_all_that_came_was_right() -> None:
    tally = Tally()
    assert not tally.is_clean
    tally.count_request()
    tally.add("ask", 0.1, "right")
    tally.refused += 1
    assert tally.is_clean


@pytest.mark.parametrize("verdict", ["swapped", "wrong"])
def test_an_answer_that_is_not_the_right_one_stains_it(verdict: str) -> None:
    tally = Tally(requests=1)
    tally.add("ask", 0.1, verdict)  # type: ignore[arg-type]
    assert not tally.is_clean


def test_an_error_stains_it() -> None:
    tally = Tally(requests=1)
    tally.errors["HTTP 500"] += 1
    assert not tally.is_clean
