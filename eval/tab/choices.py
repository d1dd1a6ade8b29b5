"""What can be chosen in the Evaluation tab, and how much it takes."""

from __future__ import annotations

from collections.abc import Mapping

from index.language import Language

SETS = ("gold", "dialogues", "natural_dev", "fresh", "natural_fresh", "conversations_fresh")
SYSTEMS = ("chat", "tutorial", "bm25", "bm25-translation", "rrf")
# In the text box and in the template: of the bundled report, and of one's own.
EXAMPLE: dict[str, object] = {
    "id": "V1",
    "lang": "nl",
    "question": "Hoeveel migranten zijn er wereldwijd?",
    "answerable": True,
    "evidence": ["Wereldwijd zijn er circa 281 miljoen internationale migranten."],
    "answer": ["281 miljoen"],
}
EXAMPLES: Mapping[Language, dict[str, object]] = {
    "nl": EXAMPLE,
    "en": EXAMPLE
    | {
        "lang": "en",
        "question": "How many migrants are there worldwide?",
        "evidence": ["There are around 281 million international migrants worldwide."],
        "answer": ["281 million"],
    },
}
OWN_EXAMPLE: dict[str, object] = {
    "id": "V1",
    "lang": "nl",
    "question": "Hoeveel …?",
    "answerable": True,
    "evidence": ["Een zin, letterlijk uit het rapport."],
    "answer": ["…"],
}
MOST_BYTES = 1_000_000  # of a question file
MOST_QUESTIONS = 1_000  # half a minute of both cores
