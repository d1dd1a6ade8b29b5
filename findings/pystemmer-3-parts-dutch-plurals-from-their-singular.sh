#!/usr/bin/env bash
# Subject: the stemmer that is called "dutch" in PyStemmer, before and since Snowball 3
# Versions: PyStemmer 2.2.0.3 and 3.1.0
# Behaviour: since 3.0 "dutch" is another algorithm (Kraaij-Pohlmann; the old one is "dutch_porter"). It
#     brings huis/huizen together but parts verdrag/verdragen, bedrag/bedragen, maatregel/maatregelen and
#     dag/dagen, which the old one had together; and mening (opinion) and gemeente (municipality) become
#     one stem, as do veilig (safe) and veiling (auction).
# Output seen: verdrag/verdragen: verdrag/verdrag, then verdrag/verdraag; gemeente/mening:
#     gemeent/mening, then meen/meen; dutch_porter of 3.1.0 gives what dutch of 2.2.0.3 gave
# Why a good guess is wrong: a stemmer that is newer, and better on average, should keep regular plurals
#     with -en together, the commonest ones; same name, no warning, and migratie becomes migreer while
#     the verb migreren becomes migrer.
# Who meets it: an index of stems built before an upgrade and searched after it (nothing fails, terms just
#     no longer meet), and Dutch search for treaties, amounts, measures or days after one.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet --target "$folder/old" PyStemmer==2.2.0.3
"$folder/venv/bin/pip" install --quiet --target "$folder/new" PyStemmer==3.1.0
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import json
import subprocess
import sys

WORDS = (
    "huis huizen verdrag verdragen bedrag bedragen maatregel maatregelen dag dagen gemeente mening "
    "veilig veiling migratie migreren"
).split()
PROGRAM = """
import json, sys
sys.path.insert(0, sys.argv[1])
import Stemmer
stemmer = Stemmer.Stemmer(sys.argv[2])
print(json.dumps({word: stemmer.stemWord(word) for word in sys.argv[3:]}))
"""


def stems(folder: str, algorithm: str) -> dict[str, str]:
    command = [sys.executable, "-c", PROGRAM, folder, algorithm, *WORDS]
    return json.loads(subprocess.run(command, check=True, capture_output=True).stdout)


old, new, porter = stems("old", "dutch"), stems("new", "dutch"), stems("new", "dutch_porter")
for one, other in zip(WORDS[::2], WORDS[1::2], strict=True):
    print(f"{one}/{other}: {old[one]}/{old[other]} before, {new[one]}/{new[other]} now")
assert porter == old
together = {"verdrag": "verdragen", "bedrag": "bedragen", "maatregel": "maatregelen", "dag": "dagen"}
assert all(old[one] == old[other] and new[one] != new[other] for one, other in together.items())
apart = {"huis": "huizen", "gemeente": "mening", "veilig": "veiling"}
assert all(old[one] != old[other] and new[one] == new[other] for one, other in apart.items())
assert (new["migratie"], new["migreren"]) == ("migreer", "migrer")
PYTHON
