#!/usr/bin/env bash
# Subject: PDFium's text of a page, a hyphen at the end of a line
# Versions: pypdfium2 5.15.2
# Behaviour: "samen-" / "werking" over two lines is "samen<X>werking", without hyphen and line end, where X
#     is U+FFFE by get_text_range() and U+0002 by get_text_bounded(). Before a figure the hyphen and the
#     line end stay. Its search finds neither "samenwerking" nor "samen-".
# Output seen: 'de samen\ufffewerking', 'de samen\x02werking', 'periode 2019-\r\n2023' by both
# Why a good guess is wrong: two functions of one text page that differ by their area only should give the
#     same characters; other tools keep the hyphen and the line end, and U+FFFE is no character at all.
# Who meets it: whoever mends hyphens of Dutch or German PDF files by looking for "-" and a line end, or
#     for one of the two characters only, or counts on the search.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pypdfium2==5.15.2
"$folder/venv/bin/python" - <<'PYTHON'
import pypdfium2


def page_of(*lines: bytes) -> pypdfium2.PdfTextPage:
    text = b"BT /F1 12 Tf 20 180 Td 14 TL " + b"".join(b"(%s) Tj T* " % line for line in lines) + b"ET"
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Count 1 /Kids [3 0 R] >>",
        b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 400 200] /Contents 4 0 R"
        b" /Resources << /Font << /F1 5 0 R >> >> >>",
        b"<< /Length %d >>\nstream\n%s\nendstream" % (len(text), text),
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    out, places = b"%PDF-1.7\n", []
    for number, content in enumerate(objects, start=1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = b"".join(b"%010d 00000 n \n" % place for place in places)
    end = b"xref\n0 6\n0000000000 65535 f \n%strailer\n<< /Size 6 /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n"
    return pypdfium2.PdfDocument(out + end % (table, len(out)))[0].get_textpage()


word, figure = page_of(b"de samen-", b"werking"), page_of(b"periode 2019-", b"2023")
for page in (word, figure):
    print("range:", ascii(page.get_text_range()), "bounded:", ascii(page.get_text_bounded()))
assert word.get_text_range() == "de samen\ufffewerking"
assert word.get_text_bounded() == "de samen\x02werking"
assert figure.get_text_range() == figure.get_text_bounded() == "periode 2019-\r\n2023"
found = {wanted: word.search(wanted).get_next() for wanted in ("samenwerking", "samen-", "werking")}
print("search finds:", found)
assert found == {"samenwerking": None, "samen-": None, "werking": (9, 7)}
PYTHON
