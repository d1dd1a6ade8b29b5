from __future__ import annotations

import pytest

from app.query.check_requests import is_request, without_requests


@pytest.mark.parametrize(
    "text",
    ["Klopt dat?", "OK to print?", "Staat dit er echt in?", "Dekt het rapport die kop?", "right?"],
)
def test_words_that_only_point_at_something_ask_for_its_check(text: str) -> None:
    assert is_request(text)


@pytest.mark.parametrize(
    "text",
    ["", "Klopt het bezoek aan Peru?", "Which one is right?", "the report", "Is that for schools?"],
)
def test_what_names_something_or_asks_nothing_is_no_request(text: str) -> None:
    assert not is_request(text)


@pytest.mark.parametrize(
    ("message", "left"),
    [
        ("Peru left the forum in May. Can I use that?", "Peru left the forum in May."),
        ("Peru verliet het forum in mei - klopt dat zo?", "Peru verliet het forum in mei"),
        ("Klopt dit: Peru verliet het forum", "Peru verliet het forum"),
        ("Is this right? Peru left the forum. Does it say so?", "Peru left the forum."),
        ("Peru verliet het forum klopt dat", "Peru verliet het forum"),
        ("Peru left the forum, no?", "Peru left the forum,"),
    ],
)
def test_requests_before_and_behind_a_statement_are_left_out(message: str, left: str) -> None:
    assert without_requests(message) == left


@pytest.mark.parametrize(
    "message",
    [
        "Klopt dat?",  # nothing would be left
        "Peru left the forum. Where did it go?",
        "how much did Peru pay, yes or no answers only",
    ],
)
def test_a_message_without_a_request_stays_as_it_is(message: str) -> None:
    assert without_requests(message) == message


def test_long_messages_are_read_in_time_that_grows_with_them() -> None:
    assert without_requests("klopt dat " * 200)
    assert without_requests("Peru. " * 330)
