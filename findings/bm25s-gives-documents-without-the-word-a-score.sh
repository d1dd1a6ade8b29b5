#!/usr/bin/env bash
# Subject: bm25s, documents that hold no word of the question
# Versions: bm25s 0.3.16
# Behaviour: with the methods "bm25+" and "bm25l" a document without any word of the question has a score
#     above 0, as soon as the corpus has the word; with "lucene" it has 0; with "robertson" every
#     document has 0, those with the word too, if half of the documents have it.
# Output seen: word in four of eight documents; score of one with and one without it: lucene 0.23 and 0,
#     bm25+ 1.07 and 0.41, bm25l 0.78 and 0.43, robertson 0 and 0
# Why a good guess is wrong: Lv and Zhai, who made BM25+, sum over words that question and document share;
#     "score > 0" as the test for a match, right for the default method, keeps the whole corpus or nothing
#     when only the method is changed.
# Who meets it: whoever tries the methods of bm25s in turn and cuts hits at 0, or fuses them by rank with
#     another ranking (all documents have a rank then).
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet bm25s==0.3.16
"$folder/venv/bin/python" - <<'PYTHON'
import bm25s

texts = ["asiel in Nederland"] * 4 + ["terugkeer", "opvang", "inburgering", "handel"]
tokens = bm25s.tokenize(texts, stopwords=None, show_progress=False)
seen = {}
for method in ("lucene", "bm25+", "bm25l", "robertson"):
    index = bm25s.BM25(method=method)
    index.index(tokens, show_progress=False)
    scores = index.get_scores(["asiel"])
    seen[method] = (round(float(scores[0]), 2), round(float(scores[7]), 2))
    print(method, "with and without the word:", seen[method])
assert seen["lucene"] == (0.23, 0.0)
assert seen["bm25+"] == (1.07, 0.41)
assert seen["bm25l"] == (0.78, 0.43)
assert seen["robertson"] == (0.0, 0.0)
PYTHON
