#!/usr/bin/env bash
# Subject: bpref and infAP with negative grades in the judgements (as junk pages have in TREC Web)
# Versions: pytrec_eval-terrier 0.5.11, through ir_measures 0.4.3
# Behaviour: grade 0 and grade -1 are both "not relevant" for P, AP and nDCG; for bpref and infAP a
#     grade of -1 means not judged, so that junk above the relevant document costs nothing.
# Output seen: junk first, graded 0: Bpref 0.0, AP 0.5; graded -1: Bpref 1.0, AP 0.5; Judged@2 is 1.0
#     in both
# Why a good guess is wrong: a worse grade for a document makes the figure of a run that ranks it
#     first better, from the worst possible to the best possible one; and Judged@2 of the same library
#     counts the document as judged.
# Who meets it: whoever scores by bpref with judgements that have -1 or -2 for junk or spam.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet ir_measures==0.4.3 pytrec_eval-terrier==0.5.11
"$folder/venv/bin/python" - <<'PYTHON'
import ir_measures
from ir_measures import AP, Bpref, Judged, infAP

run = {"q": {"junk": 2.0, "relevant": 1.0}}
seen = {}
for grade in (0, -1, -2):
    qrels = {"q": {"relevant": 1, "junk": grade}}
    found = ir_measures.calc_aggregate([Bpref, infAP, AP, Judged @ 2], qrels, run)
    seen[grade] = {str(measure): round(value, 3) for measure, value in found.items()}
    print("junk graded", grade, dict(sorted(seen[grade].items())))
assert seen[0] == {"Bpref": 0.0, "infAP": 0.5, "AP": 0.5, "Judged@2": 1.0}
assert seen[-1] == seen[-2] == {"Bpref": 1.0, "infAP": 0.75, "AP": 0.5, "Judged@2": 1.0}
PYTHON
