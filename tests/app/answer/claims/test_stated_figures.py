from __future__ import annotations

from dataclasses import replace

from app.answer.claims.evidence import Evidence
from app.answer.claims.figures import figures
from app.answer.claims.stated_figures import facts_saying, figures_of, says_figure
from app.answer.claims.statement import read_statement
from index.fact_search import FactHit
from index.rows import SentenceRef
from tests.app.answer.claims.test_check import MONEY, PEOPLE
from tests.fakes import JORDAN

REF = SentenceRef("proef", JORDAN)


def test_the_fact_that_has_a_figure_is_told_from_the_one_that_was_found_first() -> None:
    (figure,) = figures(MONEY.value["nl"])
    statement = read_statement(f"Jordanië kreeg {MONEY.value['nl']}.", [])
    hits = (FactHit("proef", PEOPLE, 0.9),)
    evidence = Evidence(REF, (PEOPLE, MONEY), hits)
    assert facts_saying(statement, evidence) == (MONEY,)
    assert says_figure(MONEY, figure)
    assert not says_figure(PEOPLE, figure)


def test_a_fact_without_a_number_says_no_figure() -> None:
    (figure,) = figures(MONEY.value["nl"])
    assert not says_figure(replace(MONEY, number=None), figure)
    assert len(list(figures_of(MONEY))) == 2  # one a language
