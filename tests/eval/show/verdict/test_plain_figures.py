from __future__ import annotations

from eval.show.verdict.plain_figures import PlainFigure, plain_figures
from eval.show.verdict.tally import Tally
from tests.eval.show.verdict.examples import declined, ranked, refused, right, wrong


def test_few_questions_are_counted_and_not_made_a_percentage_of() -> None:
    first, *_, last = plain_figures(Tally.of([right(), wrong()]), "nl")

    assert first == PlainFigure(
        "Juist beantwoord", "met het bewijs erbij", "1", "van de 2", "marge 9 tot 91 van de 100"
    )
    assert last.name == "Bewijs bovenaan"


def test_many_are_said_of_a_hundred_with_the_numbers_beside() -> None:
    tally = Tally.of([right()] * 194 + [refused()] * 26)

    found = {one.name: one for one in plain_figures(tally, "en")}

    assert found["Answered right"].number == "88"
    assert found["Answered right"].of == "of 100"
    assert found["Answered right"].margin == "194 of 220; margin 83 to 92 of 100"
    assert found["Not answered right"].number == "0"


def test_what_no_question_bears_on_has_no_number() -> None:
    right_, wrong_, refused_, declined_, first = plain_figures(
        Tally.of([declined(related=True)]), "nl"
    )

    for one in (right_, wrong_, refused_, first):
        assert (one.number, one.of, one.margin) == ("–", "", "geen vraag van deze soort")
    assert declined_.number == "1"
    assert declined_.detail.endswith("1 daarvan alleen als deel getoond")


def test_a_system_that_only_ranks_has_figures_of_ranking_alone() -> None:
    found = plain_figures(Tally.of([ranked(1), ranked(3)]), "en")
    assert [(one.name, one.number) for one in found] == [
        ("Proof on top", "1"),
        ("Proof among the first five", "2"),
    ]
