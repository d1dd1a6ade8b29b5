from __future__ import annotations

from itertools import islice

from eval.bench.whole_answer import rewritten, text_report
from ingest.passages import PassageSettings, make_passages

SENTENCES = (
    "In 2023 gaf Nederland 12 miljoen aan Jordanië.",
    "In 2021 kreeg Libanon 7 miljoen van Nederland.",
    "Er waren 281 miljoen mensen in Kenia.",
)


def test_sentences_are_rewritten_alike_for_the_same_seed_and_never_twice() -> None:
    made = list(islice(rewritten(SENTENCES), 200))
    assert made == list(islice(rewritten(SENTENCES), 200))
    assert made != list(islice(rewritten(SENTENCES, seed=1), 200))
    assert len(set(made)) == 200
    assert not set(made) & set(SENTENCES)
    assert any("Kenia" in text and "Er waren" not in text for text in made)


def test_a_report_of_sentences_has_each_once_and_in_order() -> None:
    texts = list(islice(rewritten(SENTENCES), 30))
    report = text_report(texts)
    assert [one.text for one in report.sentences.values()] == texts
    assert report.pages == (1, 2)
    passages = make_passages(report, PassageSettings())
    assert {key for one in passages for key in one.sentences} == set(report.sentences)
