from __future__ import annotations

import pytest

from ingest.automatic.by_rule.signatures import signatures
from ingest.facts import check_fact
from tests.ingest.automatic.by_rule.made import block, report


def told(*lines: str) -> list[tuple[str, str]]:
    """Returns who has which function in a report of such lines."""
    made = report(*(block(f"a{number}", line) for number, line in enumerate(lines)))
    facts = signatures(made)
    for fact in facts:
        check_fact(fact, made)
    return [(fact.value["nl"], fact.subject["nl"]) for fact in facts]


@pytest.mark.parametrize(
    ("lines", "holders"),
    [
        (
            ("Hoogachtend,", "De voorzitter van de Raad van de Wijk,", "Th. C. de Haan"),
            [("Th. C. de Haan", "voorzitter van de Raad van de Wijk")],
        ),
        (
            ("Namens deze, ir. C.M. Mol, MPA", "Directeur Toezicht, beveiliging en techniek"),
            [("C.M. Mol", "Directeur Toezicht, beveiliging en techniek")],
        ),
        (
            ("De minister van Zaken", "De heer H.M. Bakker", "Postbus 1"),
            [("H.M. Bakker", "minister van Zaken")],
        ),
        (
            ("De voorzitter,", "A.B. Mol", "De secretaris,", "C. de Wit"),
            [("A.B. Mol", "voorzitter"), ("C. de Wit", "secretaris")],
        ),
        (("De voorzitter,", "A.B. Mol", "Secretaris"), [("A.B. Mol", "voorzitter")]),
        (("C. de Wit", "De voorzitter,", "A.B. Mol"), [("A.B. Mol", "voorzitter")]),
        (
            ("A.B. Mol", "Directeur Wonen", "Utrecht, mei 2023", "C. Post", "Secretaris"),
            [("A.B. Mol", "Directeur Wonen"), ("C. Post", "Secretaris")],
        ),
    ],
)
def test_a_function_next_to_a_name_is_its_holders(
    lines: tuple[str, ...], holders: list[tuple[str, str]]
) -> None:
    assert told(*lines) == holders


@pytest.mark.parametrize(
    "lines",
    [
        ("De voorzitter,", "De secretaris,", "A.B. Mol", "C. de Wit"),
        ("A.B. Mol", "C. de Wit", "Voorzitter", "Secretaris"),
        (
            "De heer A.B. Mol",
            "Voorzitter",
            "Mevrouw C. Post",
            "Secretaris",
            "Mevrouw D. Kok",
            "Directeur",
        ),
        ("Opdrachtgever", "A.B. Mol", "Contactpersoon", "C. Post", "Opsteller", "D. Kok"),
        ("A.B. Mol", "Voorzitter", "De heer C. Post"),
        ("Voorzitter", "De heer A.B. Mol", "Secretaris"),
        ("De minister van Zaken", "A.B. Mol"),
        ("De voorzitter opende de vergadering.", "A.B. Mol"),
        ("A.B. Mol", "secretaris en wat daarbij hoort"),
        ("De voorzitter,", "A.B. Mol sprak"),
        ("De voorzitter,", "Anna Mol"),
        ("De voorzitter van 2 raden,", "A.B. Mol"),
        (
            "De voorzitter van een raad die zo vaak vergadert dat niemand nog weet wat er is,",
            "C. Mol",
        ),
    ],
)
def test_of_what_is_no_such_line_nothing_is_told(lines: tuple[str, ...]) -> None:
    assert told(*lines) == []


def test_headings_and_notes_are_passed_over_and_the_name_stands_for_the_function() -> None:
    heading = block("a2", "1 Iets", kind="heading")
    made = report(block("a1", "De voorzitter,"), heading, block("a3", "A.B. Mol"))
    (fact,) = signatures(made)
    assert fact.key.block == "a3"
    assert [(one.words, one.meaning) for one in fact.antecedents["nl"]] == [
        ("A.B. Mol", "voorzitter")
    ]
