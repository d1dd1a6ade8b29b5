"""Questions to begin with, by theme."""

from __future__ import annotations

from index.language import Language

# Name of each theme, and its questions.
Examples = tuple[tuple[dict[Language, str], dict[Language, tuple[str, ...]]], ...]

EXAMPLES: Examples = (
    (
        {"nl": "Opvang in de regio", "en": "Reception in the region"},
        {
            "nl": (
                "Hoeveel mensen kregen in 2023 met Nederlandse hulp toegang tot onderwijs?",
                "Tot wanneer loopt Prospects door?",
            ),
            "en": (
                "Who are the members of the Prospects partnership?",
                "How many refugees does Iran host?",
            ),
        },
    ),
    (
        {"nl": "Terugkeer en samenwerking", "en": "Return and cooperation"},
        {
            "nl": ("Wat doet Nederland in Marokko?", "Wat is COMPASS?"),
            "en": (
                "Does the Netherlands support voluntary return?",
                "What is in the EU agreement with Tunisia?",
            ),
        },
    ),
    (
        {"nl": "Cijfers en begrippen", "en": "Figures and terms"},
        {
            "nl": (
                "Uit welke landen komen de meeste vluchtelingen?",
                "Wat is de definitie van een asielzoeker?",
            ),
            "en": (
                "Which countries do most refugees come from?",
                "What is an asylum seeker?",
            ),
        },
    ),
)
