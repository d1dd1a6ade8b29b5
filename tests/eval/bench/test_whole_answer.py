from __future__ import annotations

from itertools import islice

from eval.asked.relevance import GoldSource
from eval.bench.whole_answer import recall, rewritten, text_report
from ingest.passages import PassageSettings, make_passages
from tests.eval.examples import gold, passage, record

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


def test_evidence_is_found_in_the_report_itself_among_the_first_five() -> None:
    report, same = text_report(SENTENCES), SENTENCES[0]
    source = GoldSource({"report": report.source, report.id: ()})
    question = gold(evidence=(same,))
    found, copied, late = (
        record(passages=[passage(rank, same, 1, 1, of)])
        for rank, of in ((5, "report"), (1, report.id), (6, "report"))
    )

    assert recall([question] * 2, [found, copied], source) == 0.5
    assert recall([question], [late], source) == 0.0
    assert recall([question, gold(answerable=False)], [found, late], source) == 1.0
