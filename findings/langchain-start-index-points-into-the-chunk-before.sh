#!/usr/bin/env bash
# Subject: langchain-text-splitters, add_start_index with text that stands twice, and a length in words
# Versions: langchain-text-splitters 1.1.3
# Behaviour: the start of a chunk is looked for from the end of the chunk before it minus the whole overlap,
#     though chunks do not always overlap. A heading that the paragraph before it names is found there;
#     repeated rows are all found at one place; and if lengths are in words, the overlap is taken for
#     characters and chunks are not found: -1.
# Output seen: heading "Marokko" at 1001: start_index 991; eight rows "n.b.": 5 for all; in words: 0, -1,
#     19, -1, 38
# Why a good guess is wrong: the splitter cuts from left to right and knows where it cut, and
#     text[start:][:len(chunk)] == chunk holds for the first two, so that a test of the starts passes; -1
#     is a legal index that cuts from the end.
# Who meets it: whoever marks citations by start_index, with the usual 1,000 and 200 characters too.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet langchain-text-splitters==1.1.3
"$folder/venv/bin/python" - <<'PYTHON'
from langchain_text_splitters import RecursiveCharacterTextSplitter


def starts(text: str, **options: object) -> list[int]:
    splitter = RecursiveCharacterTextSplitter(add_start_index=True, **options)
    chunks = splitter.create_documents([text])
    print([(chunk.page_content[-12:], chunk.metadata["start_index"]) for chunk in chunks])
    return [chunk.metadata["start_index"] for chunk in chunks]


before = "Een zin over reizen. " * 46 + "Velen komen uit het land Marokko."
text = before + "\n\nMarokko\n\n" + "Nog een zin. " * 76 + "Einde."
true_start = text.index("\n\nMarokko\n") + 2
print("the heading stands at", true_start)
_, heading, _ = starts(text, chunk_size=1000, chunk_overlap=200)
assert (heading, true_start) == (before.index("Marokko"), len(before) + 2)

rows = starts("jaar\n" + "n.b.\n" * 8, chunk_size=6, chunk_overlap=5)
assert rows == [0] + [5] * 8

words = "een twee drie vier een twee drie vijf zes zeven acht"
in_words = {"chunk_size": 4, "chunk_overlap": 2, "length_function": lambda text: len(text.split())}
assert starts(words, **in_words) == [0, -1, 19, -1, 38]
PYTHON
