#!/usr/bin/env bash
# Subject: py3langid, texts in which the model knows nothing ("OK", "No", "2023")
# Versions: py3langid 0.4.0
# Behaviour: classify() says Afrikaans; an identifier with norm_probs=True, which should only turn scores
#     into probabilities, says Serbian, with 1/71. With set_languages(["nl", "en"]) it says English,
#     with ["de", "nl", "en"] German: the first in its own order, with equal shares.
# Output seen: OK: af, then sr 0.014, en 0.5, de 0.333; the same for No and 2023
# Why a good guess is wrong: normalising cannot change which is the greatest, "No" and "OK" are English in any
#     word list, and .5 of two looks like a guess where nothing at all was read.
# Who meets it: whoever routes short questions or table cells by language and drops what is foreign.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet py3langid==0.4.0
"$folder/venv/bin/python" - <<'PYTHON'
import py3langid
from py3langid.langid import MODEL_FILE, LanguageIdentifier

seen = {}
for text in ("OK", "No", "2023", "Waarom?"):
    identifier = LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
    found = [py3langid.classify(text), identifier.classify(text)]
    for languages in (["nl", "en"], ["nl", "en", "de"]):
        identifier.set_languages(languages)
        found.append(identifier.classify(text))
    print(text, [(language, float(round(score, 3))) for language, score in found])
    seen[text] = [language for language, _ in found]
    if text != "Waarom?":
        assert [round(float(score), 3) for _, score in found[1:]] == [0.014, 0.5, 0.333]
assert seen["OK"] == seen["No"] == seen["2023"] == ["af", "sr", "en", "de"]
assert set(seen["Waarom?"]) == {"nl"}
PYTHON
