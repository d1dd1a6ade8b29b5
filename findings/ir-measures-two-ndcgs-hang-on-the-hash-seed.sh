#!/usr/bin/env bash
# Subject: ir_measures, nDCG with and without gains asked for in one call
# Versions: ir_measures 0.4.3 with pytrec_eval-terrier 0.5.11
# Behaviour: nDCG@10 and nDCG(gains={2: 3})@10 asked for together are right in some processes; in
#     others nDCG@10 has the value of the one with gains, which itself is 0. PYTHONHASHSEED decides.
# Output seen: nDCG@10 0.8597 and with gains 0.7967 (as when each is asked for alone), or nDCG@10 0.7967
#     and with gains 0.0; both among the seeds 0 to 9
# Why a good guess is wrong: both measures are documented, inputs are plain, nothing is random, and each
#     alone is always right. The measures pass through a set, and nDCG joins whatever evaluation is
#     the first there, under the name that the other nDCG has too.
# Who meets it: whoever reports linear and exponential gains side by side; a test may pass for months.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet ir_measures==0.4.3 pytrec_eval-terrier==0.5.11
"$folder/venv/bin/python" - <<'PYTHON'
import os
import subprocess
import sys

PROGRAM = """
import ir_measures
from ir_measures import nDCG
plain, gains = nDCG @ 10, nDCG(gains={2: 3}) @ 10
inputs = {"q": {"a": 2, "b": 1}}, {"q": {"b": 2.0, "a": 1.0}}
alone = [ir_measures.calc_aggregate([one], *inputs)[one] for one in (plain, gains)]
both = ir_measures.calc_aggregate([plain, gains], *inputs)
print(*(round(value, 4) for value in (*alone, both[plain], both[gains])))
"""
seen = set()
for seed in range(10):
    environment = {**os.environ, "PYTHONHASHSEED": str(seed)}
    command = [sys.executable, "-c", PROGRAM]
    done = subprocess.run(command, env=environment, check=True, capture_output=True, text=True)
    print("seed", seed, "- alone, alone, together, together:", done.stdout.strip())
    seen.add(done.stdout.strip())
assert seen == {"0.8597 0.7967 0.8597 0.7967", "0.8597 0.7967 0.7967 0.0"}
PYTHON
