from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from app.answer.reports.like_figures import Frame, difference, most_like
from index.language import Language
from index.library import Library
from index.rows import SentenceRef
from ingest.corpus import Corpus
from ingest.facts import Fact
from tests.app.answer.reports.made import NEW, OLD, editions
from tests.facts import fact
from tests.fakes import RETURN, FakeEncoder, make_library

Told = tuple[float, str]  # the number of a fact, and how it is said
LINE = "In 2022 keerden 1.250 mensen vrijwillig terug."


def _library(folder: Path, old: str, new: str, *told: Told) -> Library:
    """Returns two editions whose sentences on return say something else, with a fact each."""
    lines = zip(editions(), (old, new), told or (None, None), strict=False)
    corpora = [_saying(corpus, line, fact_there) for corpus, line, fact_there in lines]
    return make_library(folder, corpora, FakeEncoder())


def _saying(corpus: Corpus, line: str, told: Told | None) -> Corpus:
    blocks = tuple(
        replace(
            block,
            sentences=tuple(
                replace(one, text=line, translation=None) if one.key == RETURN else one
                for one in block.sentences
            ),
        )
        for block in corpus.report.blocks
    )
    return replace(
        corpus,
        report=replace(corpus.report, blocks=blocks),
        facts=(_count(*told),) if told else (),
    )


def _count(number: float, value: str) -> Fact:
    return fact(
        RETURN,
        kind="count",
        number=number,
        unit="persons",
        value={"nl": value, "en": value},
        subject={"nl": "vrijwillige terugkeer 2022", "en": "voluntary return 2022"},
    )


def _difference(library: Library, language: Language = "nl") -> tuple[str, int] | None:
    found = difference([SentenceRef(OLD, RETURN)], [SentenceRef(NEW, RETURN)], library, language)
    return (found.draft.text, found.sign) if found else None


@pytest.mark.parametrize(
    ("new", "said"),
    [
        ("In 2023 keerden 1.400 mensen vrijwillig terug.", ("150 (1.400 − 1.250)", 1)),
        ("In 2023 keerden 900 mensen vrijwillig terug.", ("350 (1.250 − 900)", -1)),
        ("In 2023 keerden ook 1.400 mensen vrijwillig terug.", ("150 (1.400 − 1.250)", 1)),
        ("In 2023 keerden 1.250 mensen vrijwillig terug.", None),
        ("In 2023 keerden 1.400 gezinnen vrijwillig terug.", None),  # of another unit
        ("In 2023 keerden ruim 1.400 mensen vrijwillig terug.", None),  # how much more?
        ("In 2023 kregen 1.400 mensen een nieuwe baan.", None),  # of another subject
    ],
)
def test_figures_in_one_place_of_like_sentences_differ(
    new: str, said: tuple[str, int] | None, tmp_path: Path
) -> None:
    assert _difference(_library(tmp_path / "index", LINE, new)) == said


def test_like_facts_differ_however_they_are_worded(tmp_path: Path) -> None:
    new = "Naar huis ging vrijwillig een groep van 1.400 mensen."
    told = (1250.0, "1.250 mensen"), (1400.0, "1.400 mensen")
    library = _library(tmp_path / "index", LINE, new, *told)
    assert _difference(library) == ("150 mensen (1.400 − 1.250)", 1)


@pytest.mark.parametrize(
    ("counted", "said"),
    [("mensen", ("150 people (1,400 − 1,250)", 1)), ("gezinnen", None)],
)
def test_a_difference_is_in_one_language_or_not_said(
    counted: str, said: tuple[str, int] | None, tmp_path: Path
) -> None:
    old, new = f"1.250 {counted}", f"1.400 {counted}"
    told = (1250.0, old), (1400.0, new)
    library = _library(tmp_path / "index", f"Naar huis gingen {old}.", f"Er gingen {new}.", *told)
    assert _difference(library, "en") == said
    assert _difference(library) == (f"150 {counted} (1.400 − 1.250)", 1)


def test_years_and_figures_are_no_words() -> None:
    one, other = Frame.of(LINE), Frame.of("In 2023 keerden 7 mensen vrijwillig terug.")
    assert one.words == other.words == ("in", "@", "keerden", "#", "mensen", "vrijwillig", "terug")
    far = Frame.of("IOM begeleidt hen daarbij.")
    near = Frame.of("In 2023 keerden ook 7 mensen vrijwillig terug.")
    assert most_like(one, {"far": far, "near": near, "same": other, "again": other}) == "same"
    assert most_like(one, {"far": far}) is None
    assert most_like(Frame.of("Ja, 7."), {"short": Frame.of("Ja, 7.")}) is None
