#!/usr/bin/env bash
# Subject: pytrec_eval (and so most measures of ir_measures) on scores that differ by little
# Versions: pytrec_eval-terrier 0.5.11
# Behaviour: scores are kept as 32-bit floats; two that differ only beyond them are equal, and the
#     document with the higher id goes first, though it has the lower score.
# Output seen: 1.00000001 and 1.0: reciprocal rank 0.5; 16777217 and 16777216: 0.5; 1.0000002: 1.0
# Why a good guess is wrong: Python floats go in and 64-bit measures come out; a sort by these very
#     scores in Python, and the rank column of the file they came from, say the opposite.
# Who meets it: rankings by cosine of near duplicates, by log-probabilities near 0, by time stamps or
#     packed integers as scores, and by fused scores of long lists.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pytrec_eval-terrier==0.5.11
"$folder/venv/bin/python" - <<'PYTHON'
import pytrec_eval

evaluator = pytrec_eval.RelevanceEvaluator({"q": {"a": 1}}, {"recip_rank"})
seen = []
for best, next_best in ((1.00000001, 1.0), (16777217.0, 16777216.0), (1.0000002, 1.0)):
    assert best > next_best
    value = evaluator.evaluate({"q": {"a": best, "b": next_best}})["q"]["recip_rank"]
    print(f"relevant a scores {best!r}, b {next_best!r}: reciprocal rank {value}")
    seen.append(value)
assert seen == [0.5, 0.5, 1.0]
PYTHON
