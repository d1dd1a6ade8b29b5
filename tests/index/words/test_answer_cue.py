from __future__ import annotations

import pytest

from index.words.answer_cue import Cue, cue_asked, holds_cue


@pytest.mark.parametrize(
    ("question", "cue"),
    [
        ("Vanaf welke datum draait de dienst?", "date"),
        ("When was it signed?", "date"),
        ("Hoeveel weken blijft het staan?", "duration"),
        ("How long is it kept?", "duration"),
        ("Hoeveel mensen kwamen er?", "number"),
        ("Why was it stopped?", "reason"),
        ("Hoe kan het dat dit misging?", "reason"),
        ("Wie tekende de brief?", "name"),
        ("Which government body runs it?", "name"),
        ("Welke drie maatregelen zijn er?", "list"),
        ("Mag het ook anders?", None),
    ],
)
def test_what_is_asked_for(question: str, cue: Cue | None) -> None:
    assert cue_asked(question) == cue


@pytest.mark.parametrize(
    ("cue", "sentence", "held"),
    [
        ("date", "Op 3 mei begon het.", True),
        ("date", "Op een dag begon het.", False),
        ("duration", "Na zes maanden vervalt het.", True),
        ("number", "Er zijn twintig regio's.", True),
        ("number", "Er zijn regio's.", False),
        ("reason", "Het stopte omdat het geld op was.", True),
        ("name", "De voorzitter, P. de Boer", True),
        ("name", "Het werd uitgevoerd door Waterland.", True),
        ("name", "Het werd uitgevoerd.", False),
        ("list", "Nodig zijn: een plan en geld.", True),
    ],
)
def test_what_a_sentence_holds(cue: Cue, sentence: str, held: bool) -> None:
    assert holds_cue(cue, sentence) == held
