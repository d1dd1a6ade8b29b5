"""A statement against a sentence of the report: what is borne out, and what is not."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from app.answer.claims.evidence import Evidence
from app.answer.claims.figures import Figure, figures
from app.answer.claims.signs import (
    NOT_REQUIRED,
    OPPOSITES,
    after_negation,
    is_one_of,
    is_second,
    lessens,
    signs,
    without_signs,
)
from app.answer.claims.stated_figures import facts_saying
from app.answer.claims.statement import Statement, holds_any, padded
from app.answer.claims.times import is_said, periods_told
from app.query.slots import HOME, countries_in_report
from index.library import Library
from ingest.facts import LANGUAGES, Fact

FEWEST_WORDS = 5  # of a statement that is told by standing word for word in a sentence
LONG_LIST = 3  # a fact about so many countries is about each of them
STEM = 5  # letters that tell a word, whatever its ending


@dataclass(frozen=True, slots=True)
class Comparison:
    """How a sentence bears on a statement.

    Attributes:
        evidence: The sentence.
        coverage: Share of the statement's words that the sentence or its facts have, by how
            telling they are, in [0, 1]; figures, periods and names left out.
        others: Figures of the statement for which the sentence has another one.
        no_figure: Figures for which it has none of the kind.
        no_period: Whether it is of another period, or tells none.
        no_country: Countries that it does not name.
        no_name: Names that it does not have.
        is_elsewhere: Whether it is about a country of which the statement says nothing.
        no_sign: Kinds of signs that it does not have.
        turned: Whether it turns round or weakens what the statement says plainly.
        is_verbatim: Whether the statement stands in it word for word.
    """

    evidence: Evidence
    coverage: float
    others: tuple[Figure, ...]
    no_figure: tuple[Figure, ...]
    no_period: bool
    no_country: frozenset[str]
    no_name: tuple[str, ...]
    is_elsewhere: bool
    no_sign: frozenset[str]
    turned: bool
    is_verbatim: bool = False

    @property
    def lacks_only_signs(self) -> bool:
        """Whether its figures, periods, places and names are those of the statement."""
        lacking = (self.others, self.no_figure, self.no_period, self.no_country, self.no_name)
        return not (any(lacking) or self.is_elsewhere)

    @property
    def missing(self) -> int:
        """How many parts of the statement are not borne out."""
        parts = (self.others, self.no_figure, self.no_country, self.no_name, self.no_sign)
        return sum(map(len, parts)) + self.no_period + self.is_elsewhere + self.turned

    @property
    def nearness(self) -> float:
        """How near the sentence is; comparable within one statement."""
        return self.evidence.cosine + 0.5 * self.coverage - 0.1 * self.missing


def compare(statement: Statement, evidence: Evidence, library: Library) -> Comparison:
    """Returns how a sentence bears on a statement."""
    said = "\n".join(evidence.said(library, language) for language in LANGUAGES)
    about = evidence.about(library)
    others, none = _figures(statement, _figures_in_report(about))
    told = periods_told(said, evidence.facts)
    years = library.report(evidence.ref.report_id).title
    no_period = [
        one
        for one in statement.periods
        if not is_said(one, told) and not (not told and str(one.last.year) in years)
    ]
    names = padded(about)
    no_name = [same[0] for same in statement.entities if not holds_any(names, same)]
    no_name += [name for name in statement.strange if not holds_any(names, [name])]
    own = signs(about)
    # A sign that both have is borne out in whatever words: "raised" by "increase".
    wordings = {statement.plain, without_signs(statement.plain, statement.signs & own)}
    return Comparison(
        evidence=evidence,
        coverage=max(
            (
                coverage(plain, evidence.told(library, language), library, language)
                for plain in wordings
                for language in library.lexical
                if language in LANGUAGES
            ),
            default=0.0,
        ),
        others=tuple(others),
        no_figure=tuple(none),
        no_period=bool(no_period),
        no_country=statement.countries - _countries(evidence, about),
        no_name=tuple(no_name),
        is_elsewhere=_is_elsewhere(statement, evidence, names),
        no_sign=statement.signs - own - NOT_REQUIRED,
        turned=_turns(statement, said, own) or not _denies_the_same(statement, said, library),
        is_verbatim=_is_verbatim(statement, said),
    )


def coverage(text: str, told: str, library: Library, language: str) -> float:
    """Returns the share of a text's words that another has, by how telling they are; 1 of none."""
    store = library.lexical[language].sentences
    asked, given = dict.fromkeys(store.terms(text)), set(store.terms(told))
    weights = {term: store.idf(term) for term in asked if not term.isdigit()}
    held = sum(weight for term, weight in weights.items() if _holds(given, term))
    return held / sum(weights.values()) if weights else 1.0


def _holds(given: Iterable[str], term: str) -> bool:
    return any(
        term == one
        or (len(term) >= STEM and (one.startswith(term[:-1]) or one.endswith(term)))
        or (len(one) >= STEM and (term.startswith(one) or term.endswith(one)))
        for one in given
    )


def _figures(statement: Statement, given: Iterable[Figure]) -> tuple[list[Figure], list[Figure]]:
    """Returns the figures of a statement for which others are given, and those without any."""
    others, none = list[Figure](), list[Figure]()
    for figure in statement.figures:
        alike = [one for one in given if one.kind == figure.kind]
        of_same = [one for one in alike if set(one.counted) & set(figure.counted)]
        borne_out = any(figure.is_said_by(one) for one in of_same or given)
        if not borne_out:
            (others if of_same or alike else none).append(figure)
    return others, none


def _countries(evidence: Evidence, about: str) -> frozenset[str]:
    """Returns the countries that a sentence is about; those it only compares with are none."""
    if not evidence.facts:
        return countries_in_report(about)
    texts: list[str] = []
    for fact in evidence.facts:
        texts += [*fact.subject.values(), *fact.value.values(), *fact.affirms.values()]
        texts += [one.meaning for same in fact.antecedents.values() for one in same]
    places = {place for fact in evidence.facts for place in fact.places}
    return countries_in_report("\n".join(texts)) | places


def _is_elsewhere(statement: Statement, evidence: Evidence, names: str) -> bool:
    """Returns whether a sentence is about one country, and a statement about none or all."""
    saying = facts_saying(statement, evidence)  # whose figure it is, tells the fact that has it
    facts = [*saying, *(hit.fact for hit in evidence.hits[:1]), *evidence.facts[:1]]
    return bool(facts) and is_of_another_country(statement, facts[0], names)


def is_of_another_country(statement: Statement, fact: Fact, names: str) -> bool:
    """Returns whether a fact is about one country, or a few, and a statement names none.

    "The highest number of returns in ten years" is Morocco's, and not that of all; "the Netherlands
    hosts 3.4 million" is not borne out by what another country does. A name may tell the country,
    too: the Facility for Refugees in Turkey.

    Args:
        statement: What is stated.
        fact: The fact.
        names: The padded text of its sentence and what that is about.
    """
    if statement.countries:
        return False
    texts = [one.meaning for same in fact.antecedents.values() for one in same]
    about = countries_in_report("\n".join([*fact.subject.values(), *texts])) - HOME
    alone = about - countries_in_report("\n".join(fact.value.values()))
    is_named = any(holds_any(names, same) for same in statement.entities)
    return 0 < len(alone) < LONG_LIST and not is_named


def _turns(statement: Statement, said: str, own: frozenset[str]) -> bool:
    """Returns whether a sentence says the opposite of a statement, or less."""
    opposite = any(
        (one in statement.signs and other in own and other not in statement.signs)
        or (other in statement.signs and one in own and one not in statement.signs)
        for one, other in OPPOSITES
    )
    is_lower = "largest" in statement.signs and any(
        limits(said) and not limits(statement.text) for limits in (is_one_of, is_second)
    )
    return opposite or is_lower or _weakens(statement, said)


def _weakens(statement: Statement, said: str) -> bool:
    """Returns whether a sentence denies something, or holds it for likely, and a statement not."""
    denies = any(sign in signs(said) and sign not in statement.signs for sign in ("not", "hard"))
    return denies or (lessens(said) and not lessens(statement.text))


def _denies_the_same(statement: Statement, said: str, library: Library) -> bool:
    """Returns whether all that a statement denies is denied by a sentence in the same words."""
    return any(
        _denied(statement.plain, library, language) <= _denied(said, library, language)
        for language in library.lexical
    )


def _denied(text: str, library: Library, language: str) -> Counter[str]:
    """Returns the first telling word behind each word that denies."""
    store = library.lexical[language].sentences
    found = [store.terms(after) for after in after_negation(text)]
    return Counter(terms[0][:STEM] for terms in found if terms)


def _is_verbatim(statement: Statement, said: str) -> bool:
    """Returns whether a statement is (part of) a sentence, and leaves out nothing that denies."""
    is_long = len(statement.text.split()) >= FEWEST_WORDS
    inside = any(padded(statement.text) in padded(text) for text in said.split("\n"))
    return is_long and inside and not _weakens(statement, said)


@lru_cache(maxsize=2048)
def _figures_in_report(text: str) -> tuple[Figure, ...]:
    return tuple(figures(text))
