from __future__ import annotations

from pathlib import Path

import numpy as np

from index.held_forms import HeldForms
from tests.fakes import FakeEncoder, make_library, tiny_corpora


def test_only_candidates_are_read_and_once(tmp_path: Path) -> None:
    library, read = make_library(tmp_path, tiny_corpora(), FakeEncoder()), list[str]()
    texts = [library.sentence(ref).text for ref in library.sentences]

    def is_first(text: str) -> bool:
        read.append(text)
        return text == texts[0]

    held = HeldForms(library, {"first": is_first})

    assert held.at("first", np.array([0, 2])).tolist() == [1.0, 0.0]
    assert held.at("first", np.array([0, 1, 2])).tolist() == [1.0, 0.0, 0.0]
    assert read == [texts[0], texts[2], texts[1]]
    for unknown in ("last", None):
        assert held.at(unknown, np.array([0, 1])).tolist() == [0.0, 0.0]
