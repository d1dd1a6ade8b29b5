#!/usr/bin/env bash
# Subject: ranx, documents of equal score
# Versions: ranx 0.3.21, numba 0.68.1, numpy 2.4.6
# Behaviour: up to 15 documents of a question, equal scores stay in the order in which they were
#     given; from 16 on the order is nearly reversed, and then mixed.
# Output seen: all equal, 15 documents: the first one given has rank 1; 16: rank 15; 17: rank 16;
#     40: rank 21
# Why a good guess is wrong: any example small enough to read shows a stable sort; the sort compiled by
#     numba is an unstable quicksort that hands short lists to an insertion sort, which is stable.
# Who meets it: whoever settles by a small test how ranx breaks ties, then scores runs of 100 or 1,000
#     documents with rounded scores, or compares with trec_eval's order by document id.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet ranx==0.3.21 numba==0.68.1 numpy==2.4.6
"$folder/venv/bin/python" - <<'PYTHON'
from ranx import Qrels, Run, evaluate

seen = {}
for documents in (2, 5, 10, 15, 16, 17, 40):
    names = [f"d{number:02}" for number in range(documents)]
    run = Run({"q": dict.fromkeys(names, 1.0)})
    ranks = [round(1 / evaluate(Qrels({"q": {name: 1}}), run, "mrr")) for name in names]
    seen[documents] = ranks
    print(documents, "documents, ranks in the order given:", ranks)
assert all(seen[number] == list(range(1, number + 1)) for number in (2, 5, 10, 15))
assert [seen[number][0] for number in (16, 17, 40)] == [15, 16, 21]
assert seen[16] == [*range(15, 0, -1), 16]
PYTHON
