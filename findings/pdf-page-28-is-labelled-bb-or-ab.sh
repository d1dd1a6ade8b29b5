#!/usr/bin/env bash
# Subject: page labels with letters (/S /A) in PDF files, after page Z
# Versions: pypdf 7.1.1, pypdfium2 5.15.2, pikepdf 10.18.0, pdfminer.six 20260107
# Behaviour: for pypdf and PDFium the 27th, 28th and 29th page are AA, BB, CC, as ISO 32000 has it ("AA to
#     ZZ for the next 26"); for pikepdf and pdfminer.six they are AA, AB, AC, as columns of a spreadsheet.
# Output seen: as above; up to AA, the first 27 pages, all four agree
# Why a good guess is wrong: all four are read and trusted for this, and agree on arabic and roman
#     numbers, prefixes, starts and the first letter after Z; the label BB is the 28th page for two of
#     them and the 54th for the others.
# Who meets it: whoever cites or links annexes with lettered pages, finding pages with one library and
#     labels with another.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pypdf==7.1.1 pypdfium2==5.15.2 pikepdf==10.18.0 pdfminer.six==20260107
"$folder/venv/bin/python" - <<'PYTHON'
import io
import logging
import warnings

import pikepdf
import pypdf
import pypdfium2
from pdfminer.pdfpage import PDFPage

warnings.simplefilter("ignore")
logging.disable()
made = pikepdf.new()
for _ in range(54):
    made.add_blank_page(page_size=(100, 100))
numbers = pikepdf.Array([0, pikepdf.Dictionary(S=pikepdf.Name.A)])
made.Root.PageLabels = pikepdf.Dictionary(Nums=numbers)
made.save(file := io.BytesIO())

document = pypdfium2.PdfDocument(file.getvalue())
seen = {
    "pypdf": pypdf.PdfReader(file).page_labels,
    "pypdfium2": [document.get_page_label(page) for page in range(54)],
    "pikepdf": [page.label for page in pikepdf.open(file).pages],
    "pdfminer.six": [page.label for page in PDFPage.get_pages(file)],
}
for name, labels in seen.items():
    print(f"{name}: pages 26 to 29 are {labels[25:29]}, page BB is the {labels.index('BB') + 1}th")
assert all(labels[24:27] == ["Y", "Z", "AA"] for labels in seen.values())
assert seen["pypdf"] == seen["pypdfium2"] and seen["pikepdf"] == seen["pdfminer.six"]
assert seen["pypdf"].index("BB") == 27 and seen["pikepdf"].index("BB") == 53
PYTHON
