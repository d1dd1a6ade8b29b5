from __future__ import annotations

from app.serve.request.intake import Intake


def test_one_person_has_so_much_in_hand_and_others_their_own() -> None:
    intake = Intake(most_of_person=10, most_of_all=25)
    with intake.request("ann") as first, intake.request("ann") as second:
        assert first.add(4)
        assert second.add(6)
        assert not first.add(1)
        with intake.request("ben") as bens:
            assert bens.add(10)


def test_all_together_have_a_limit() -> None:
    intake = Intake(most_of_person=10, most_of_all=15)
    with intake.request("ann") as ann, intake.request("ben") as ben:
        assert ann.add(10)
        assert not ben.add(6)
        assert ben.add(5)


def test_what_is_answered_makes_room_even_after_an_error() -> None:
    intake = Intake(most_of_person=10, most_of_all=10)
    try:
        with intake.request("ann") as share:
            assert share.add(10)
            assert not share.add(1)  # refused, so not counted
            raise ValueError
    except ValueError:
        pass
    assert not intake._held
    with intake.request("ben") as share:
        assert share.add(10)
