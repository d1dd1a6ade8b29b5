from __future__ import annotations

import pytest

from app.answer.choice.fragments import holds_value, is_fragment, kind_asked
from index.answer_type import QuestionType
from tests.fakes import asked


@pytest.mark.parametrize(
    ("kind", "text", "fragment"),
    [
        ("time", "- Dossiers", True),
        ("number", "Gevraagd bedrag in euro:", True),
        ("number", "- Namen van de contactpersonen van de instelling en hun adres", True),
        ("number", "- Dossiers (24)", False),
        ("time", "• Bewaartermijn veertien dagen", False),
        ("time", "• Bewaartermijn tien jaar", False),
        ("number", "• Er is geen lift", False),
        ("number", "Dat weet niemand.", False),
        ("other", "- Dossiers", True),
        ("other", "• Er is een lift", False),
        ("other", "Wethouder: J. Jansen", False),
        ("other", "• Het dak lekt al lang op drie plekken", False),
        ("other", "Bedrag in euro:", True),
    ],
)
def test_a_label_without_verb_or_value_is_a_fragment(
    kind: QuestionType, text: str, fragment: bool
) -> None:
    assert is_fragment(kind, text) == fragment


@pytest.mark.parametrize("text", ["1. Dossiers", "• Dossiers", "a) Adressen"])
def test_the_mark_of_an_item_is_no_value(text: str) -> None:
    assert not holds_value(text)


def test_who_asks_for_sources_of_figures_wants_no_figure() -> None:
    assert kind_asked(asked("Hoeveel dossiers zijn er?")) == "number"
    assert kind_asked(asked("Op welke bronnen zijn de cijfers gebaseerd?")) == "other"
