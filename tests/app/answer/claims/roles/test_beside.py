from __future__ import annotations

from dataclasses import replace

import pytest

from app.answer.claims.roles.beside import is_of_another
from index.language import Language
from index.library import Library
from tests.app.answer.claims.test_check import MONEY
from tests.fakes import FakeEncoder, edition_corpus, make_library

RETURNED = replace(
    MONEY,
    id="returned",
    kind="count",
    subject={"nl": "vertrek met de boot", "en": "departure by boat"},
    asks={"nl": ("aantal vertrokken gezinnen",), "en": ("number of families that departed",)},
    value={"nl": "320 gezinnen", "en": "320 families"},
    number=320.0,
    unit="families",
)
HOUSED = replace(
    RETURNED,
    id="housed",
    subject={"nl": "huizen na aankomst", "en": "houses after arrival"},
    asks={"nl": ("aantal gezinnen met een huis",), "en": ("families given a house",)},
    value={"nl": "45 gezinnen", "en": "45 families"},
    number=45.0,
)
HOSTS = replace(
    RETURNED,
    id="hosts",
    kind="organisation",
    subject={"nl": "de gastheren van de beurs", "en": "the hosts of the fair"},
    asks={"nl": ("wie was gastheer",), "en": ("who hosted the fair",)},
    value={"nl": "Kenia en Ghana", "en": "Kenya and Ghana"},
    number=None,
    unit=None,
)
ORGANISERS = replace(
    HOSTS,
    id="organisers",
    subject={"nl": "de organisatoren van de beurs", "en": "the organisers of the fair"},
    asks={"nl": ("wie organiseerde de beurs",), "en": ("who organised the fair",)},
    value={"nl": "Peru en Chili", "en": "Peru and Chile"},
)
FACTS = (RETURNED, HOUSED, HOSTS, ORGANISERS)


@pytest.fixture(scope="module")
def library(tmp_path_factory: pytest.TempPathFactory) -> Library:
    return make_library(tmp_path_factory.mktemp("index"), [edition_corpus()], FakeEncoder())


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("320 families departed by boat and 45 families were given a house.", "en", False),
        ("45 families departed by boat and 320 families were given a house.", "en", True),
        ("45 gezinnen vertrokken met de boot.", "nl", True),
        ("Kenia was gastheer van de beurs.", "nl", False),
        ("Peru and Chile hosted the fair.", "en", True),
        ("Peru and Chile organised the fair that Kenya hosted.", "en", False),
        ("320 families were there.", "en", False),
    ],
)
def test_a_value_is_told_by_the_words_beside_it(
    library: Library, text: str, language: Language, expected: bool
) -> None:
    store = library.lexical[language].sentences

    assert is_of_another(text, FACTS, language, store) is expected
