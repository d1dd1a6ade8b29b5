from __future__ import annotations

import pytest

from ingest.automatic.by_rule.persons import in_rows, mentions_in, offices, persons
from ingest.facts import check_fact
from tests.ingest.automatic.by_rule.made import block, report


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Minister De Jonge en staatssecretaris Van der Burg kwamen.",
            ["De Jonge", "Van der Burg"],
        ),
        ("Namens deze, ir. C.M. Bakker, MPA", ["C.M. Bakker"]),
        ("Dr. Anna de Wit sprak met mevrouw Van der Paard.", ["Anna de Wit", "Van der Paard"]),
        ("versie: 1.1; auteur: Sanne Dekker; reden: geen", ["Sanne Dekker"]),
        ("Voorzitter Jan Bakker opende.", ["Jan Bakker"]),
        ("Toen bezocht minister Bakker Marokko.", ["Bakker"]),
        ("Mr. Smith said so.", ["Smith"]),
        ("Mevrouw A. Jordan sprak.", ["A. Jordan"]),
    ],
)
def test_a_title_a_function_or_initials_tell_a_person(text: str, names: list[str]) -> None:
    assert [one.name for one in mentions_in(text)] == names


@pytest.mark.parametrize(
    "text",
    [
        "De minister van Financiën en Minister VWS.",
        "Directeur Systeemtoezicht, beveiliging en technologie",
        "Voorzitter Secretaris-directeur",
        "Opdrachtgever: Ministerie van Volksgezondheid",
        "B. Beoordeling van de risico's",
        "De Wit en Post staan in de zaal.",
    ],
)
def test_what_has_none_of_these_is_nobody(text: str) -> None:
    assert list(mentions_in(text)) == []


@pytest.mark.parametrize(
    ("text", "titled"),
    [
        (
            "De dames Mol en de Haan en de heren drs. J. Bakker, Van Delft, de Wit en Post gaan.",
            [
                "mevrouw Mol",
                "mevrouw de Haan",
                "de heer J. Bakker",
                "de heer Van Delft",
                "de heer de Wit",
                "de heer Post",
            ],
        ),
        (
            "De Kamerleden Van Dijk (VP) en Post (PV) kwamen.",
            ["Kamerlid Van Dijk", "Kamerlid Post"],
        ),
        (
            "De wethouders Bakker en Mol van Utrecht kwamen.",
            ["wethouder Bakker", "wethouder Mol"],
        ),
        ("Zo zeiden ministers Bakker & Mol, die gingen.", ["minister Bakker", "minister Mol"]),
    ],
)
def test_names_in_a_row_are_persons_under_the_title_before_it(text: str, titled: list[str]) -> None:
    assert [one.titled for one in in_rows(text)] == titled


@pytest.mark.parametrize(
    "text",
    [
        "De leden van Malta en Bakker kwamen.",
        "De leden Duitsland en Frankrijk stemden voor.",
        "De leden Nederlandse Spoorwegen en Post stemden voor.",
        "De ministers van Financiën en Justitie.",
        "De heren Bakker.",
        "De heren Bakker, en dat was alles.",
        "Dames en heren van de raad en Bakker.",
        "De leden Raad en Kamer.",
        "De leden Bakker (PV) en Vos Dijk (NC) kwamen.",
        "De Kamerleden Bakker en Van Hoek tot Meer kwamen.",
        "De leden Bakker en Mol van der Haan kwamen.",
        "De leden Eerste en Tweede Kamer.",
    ],
)
def test_a_row_of_something_else_names_nobody(text: str) -> None:
    assert list(in_rows(text)) == []


def test_a_row_tells_the_function_of_each() -> None:
    made = report(block("a1", "De wethouders Bakker en Mol gingen; de heren Post en Haan bleven."))
    assert [(one.value["nl"], one.subject["nl"]) for one in offices(made)] == [
        ("Bakker", "wethouder"),
        ("Mol", "wethouder"),
    ]
    assert [one.names["nl"] for one in persons(made)] == [
        ("wethouder Bakker",),
        ("wethouder Mol",),
        ("de heer Post",),
        ("de heer Haan",),
    ]


def test_a_person_is_one_under_all_names_and_another_initial_is_another() -> None:
    made = report(
        block("a1", "De heer G.K. Visser ging.", "De heer Visser kwam.", "Mevrouw A. Visser bleef.")
    )

    first, second = persons(made, 7)

    assert (first.id, first.type) == ("r007", "person")
    assert first.names["nl"] == ("de heer G.K. Visser", "G.K. Visser", "de heer Visser")
    assert [key.number for key in first.mentions] == [0, 1]
    assert second.names["en"] == ("mevrouw A. Visser", "A. Visser")


def test_a_surname_may_be_the_name_of_a_country() -> None:
    (found,) = persons(report(block("a1", "Mevrouw A. Jordan sprak.")))

    assert found.names["nl"] == ("mevrouw A. Jordan", "A. Jordan")


def test_a_surname_without_initials_is_the_first_of_that_name() -> None:
    made = report(
        block(
            "a1",
            "De heer Visser ging.",
            "De heer G. Visser kwam.",
            "Mevrouw A. Visser bleef.",
            "De heer Visser sprak.",
            "Mevrouw A. Visser zweeg.",
        )
    )

    assert [[key.number for key in one.mentions] for one in persons(made)] == [[0, 1, 3], [2, 4]]


def test_headings_and_notes_name_nobody() -> None:
    made = report(
        block("a1", "De heer G.K. Visser", kind="heading"),
        block("b1", "Zie J.P. Bakker, 2019.", kind="footnote"),
    )

    assert persons(made) == ()
    assert offices(made) == ()


@pytest.mark.parametrize(
    ("text", "name", "office"),
    [
        ("Wethouder Wagner sprak.", "Wagner", "Wethouder"),
        (
            "Het ontslag van de heer G.K. Visser als wethouder van de gemeente Den Helder aan.",
            "G.K. Visser",
            "wethouder van de gemeente Den Helder",
        ),
        (
            "Mevrouw Y. Bakker, directeur van de dienst Wonen, zei dat.",
            "Y. Bakker",
            "directeur van de dienst Wonen",
        ),
    ],
)
def test_a_function_is_a_fact_about_its_holder(text: str, name: str, office: str) -> None:
    made = report(block("a1", text))

    (fact,) = offices(made)

    check_fact(fact, made)
    assert (fact.kind, fact.value["nl"], fact.subject["nl"]) == ("person", name, office)
