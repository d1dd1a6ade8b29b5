from __future__ import annotations

from app.sign_in.attempts import Attempts


def test_guessing_one_password_is_stopped_soonest() -> None:
    attempts = Attempts(most_of_pair=2)
    tried = [attempts.may(name, "a") for name in ("ann", "ANN", "Ann")]
    assert tried == [True, True, False]
    # Neither another user there nor the same one elsewhere is shut out.
    assert attempts.may("ben", "a")
    assert attempts.may("ann", "b")


def test_signing_in_begins_the_count_anew() -> None:
    attempts = Attempts(most_of_pair=2)
    for _ in range(5):
        assert attempts.may("ann", "a")
        attempts.succeeded("Ann", "a")


def test_one_name_from_many_addresses_is_stopped_too() -> None:
    attempts = Attempts(most_of_name=3)
    assert [attempts.may("ann", str(n)) for n in range(4)] == [True] * 3 + [False]


def test_many_names_from_one_address_are_stopped_and_leave_the_names_alone() -> None:
    attempts = Attempts(most_of_address=3, most_of_name=4)
    assert [attempts.may("ann", "a") for _ in range(9)] == [True] * 3 + [False] * 6
    assert attempts.may("ann", "b")  # the refused ones did not count against her
