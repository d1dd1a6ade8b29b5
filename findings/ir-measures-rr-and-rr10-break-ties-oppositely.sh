#!/usr/bin/env bash
# Subject: ir_measures, reciprocal rank with and without a cutoff on a run with equal scores
# Versions: ir_measures 0.4.3 with pytrec_eval-terrier 0.5.11
# Behaviour: RR comes from pytrec_eval and puts the higher document id first; RR@10 comes from the
#     provider "msmarco" and puts the lower one first. So the same two documents change places
#     between two figures of one call.
# Output seen: a relevant: RR 0.5, RR@10 1.0, P@1 0.0; b relevant: RR 1.0, RR@10 0.5, P@1 1.0
# Why a good guess is wrong: a cutoff of 10 cannot matter for a run of two documents, and one call of
#     one library suggests one order; with a relevant RR@10 is above RR, of which it is a part.
# Who meets it: whoever compares MRR@10 with P@1, R@1 or nDCG on runs with rounded scores.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet ir_measures==0.4.3 pytrec_eval-terrier==0.5.11
"$folder/venv/bin/python" - <<'PYTHON'
import ir_measures
from ir_measures import RR, P

run = {"q": {"a": 1.0, "b": 1.0}}
seen = {}
for relevant in "ab":
    found = ir_measures.calc_aggregate([RR, RR @ 10, RR @ 1, P @ 1], {"q": {relevant: 1}}, run)
    seen[relevant] = {str(measure): value for measure, value in found.items()}
    print(relevant, "is relevant:", dict(sorted(seen[relevant].items())))
assert seen["a"] == {"RR": 0.5, "RR@10": 1.0, "RR@1": 1.0, "P@1": 0.0}
assert seen["b"] == {"RR": 1.0, "RR@10": 0.5, "RR@1": 0.0, "P@1": 1.0}
PYTHON
