"""Which sentences have a form, such as a date, looked up once they may answer and then known."""

from __future__ import annotations

from collections.abc import Callable, Mapping

import numpy as np
from numpy.typing import NDArray

from index.candidates import Places
from index.fusion import Scores
from index.library import Library

UNKNOWN = -1


class HeldForms:
    """What is known of a library's sentences, one byte each: reading all would take minutes.

    Args:
        library: Whose sentences.
        tests: By name of the form, whether a text has it.
    """

    def __init__(self, library: Library, tests: Mapping[str, Callable[[str], object]]) -> None:
        self._library = library
        self._tests = tests
        self._known: dict[str, NDArray[np.int8]] = {}

    def at(self, form: str | None, sentences: Places) -> Scores:
        """Returns float32 (sentences,): 1 where one has a form, else 0; 0 for a form of no name."""
        if form is None or form not in self._tests:
            return np.zeros(len(sentences), dtype=np.float32)
        if form not in self._known:
            self._known[form] = np.full(len(self._library.sentences), UNKNOWN, dtype=np.int8)
        known, has = self._known[form], self._tests[form]
        for place in sentences[known[sentences] == UNKNOWN].tolist():
            ref = self._library.sentences[place]
            known[place] = bool(has(self._library.sentence(ref).text))
        return known[sentences].astype(np.float32)
