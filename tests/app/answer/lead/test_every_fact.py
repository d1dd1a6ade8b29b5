from __future__ import annotations

from index.language import LANGUAGES, Language
from ingest.corpus import Corpus
from tests.app.answer.lead.made import lead

# Ways of asking that call for a value, a sum, a difference, a share, a comparison, a list.
WAYS: dict[Language, tuple[str, ...]] = {
    "nl": (
        "{}",
        "{} in totaal",
        "hoeveel meer {}",
        "welk percentage {}",
        "welke {}",
        "per jaar {}",
    ),
    "en": ("{}", "{} in total", "how much more {}", "what share {}", "which {}", "per year {}"),
}
EVERY = 7  # fact, in another way of asking each


def test_every_lead_is_verbatim_or_a_right_calculation(bundled: Corpus) -> None:
    made = 0
    for language in LANGUAGES:
        for place, one in enumerate(bundled.facts[::EVERY]):
            way = WAYS[language][place % len(WAYS[language])]
            question = way.format(f"{one.asks[language][0]} {one.subject[language]}")
            near = [like for like in bundled.facts_of[one.key] if like is not one]
            made += lead(question, bundled, one, *near) is not None  # held against its sentences
    assert made > 150
