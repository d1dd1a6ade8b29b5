#!/usr/bin/env bash
# Subject: the analysis of text for the BM25 of Milvus Lite
# Versions: pymilvus 3.0.2 with milvus-lite 3.2.2
# Behaviour: a field may be given the filter "stemmer" with a language, or a filter of any name at all;
#     it is accepted, kept, and does nothing: neither Dutch nor English words are stemmed. The distance
#     of the metric BM25 is below zero, the best the lowest, in a search whose other metrics of
#     likeness (IP, COSINE) are above, the best the highest.
# Output seen: stemmer dutch: organisaties finds [(0, -1.09)], organisatie finds []; the same with
#     the language klingon and with a filter called nonsense
# Why a good guess is wrong: the small engine takes the schema of the large one without a warning, and
#     an unknown tokenizer it does refuse; so what was taken should be done, as Milvus does it.
# Who meets it: who tries full-text or hybrid search in Dutch or English on Lite before a cluster, and
#     finds exact words only; and who fuses scores, of which BM25's then count against a document.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pymilvus==3.0.2 milvus-lite==3.2.2
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import logging

from pymilvus import DataType, Function, FunctionType, MilvusClient
from pymilvus.exceptions import MilvusException

logging.disable()
TEXTS = ["twee organisaties in Kenia", "een ander land", "nog een zin", "geen woord daarvan"]


def search(name: str, filters: list[object], query: str, tokenizer: str = "standard") -> list[tuple[int, float]]:
    client = MilvusClient("lite.db")
    if client.has_collection(name):
        client.drop_collection(name)
    schema = MilvusClient.create_schema(auto_id=False)
    schema.add_field("id", DataType.INT64, is_primary=True)
    analyzer = {"tokenizer": tokenizer, "filter": filters}
    schema.add_field("text", DataType.VARCHAR, max_length=99, enable_analyzer=True, analyzer_params=analyzer)
    schema.add_field("sparse", DataType.SPARSE_FLOAT_VECTOR)
    of = {"input_field_names": ["text"], "output_field_names": ["sparse"]}
    schema.add_function(Function(name="bm25", function_type=FunctionType.BM25, **of))
    indexes = MilvusClient.prepare_index_params()
    indexes.add_index("sparse", index_type="SPARSE_INVERTED_INDEX", metric_type="BM25")
    client.create_collection(name, schema=schema, index_params=indexes)
    client.insert(name, [{"id": place, "text": text} for place, text in enumerate(TEXTS)])
    client.load_collection(name)
    wanted = {"anns_field": "sparse", "output_fields": ["id"], "limit": 4}
    (hits,) = client.search(name, data=[query], search_params={"metric_type": "BM25"}, **wanted)
    return [(hit["id"], hit["distance"]) for hit in hits]


for name, asked in {
    "dutch": {"type": "stemmer", "language": "dutch"},
    "klingon": {"type": "stemmer", "language": "klingon"},
    "nonsense": {"type": "nonsense"},
}.items():
    same, other = (search(name, ["lowercase", asked], word) for word in ("organisaties", "organisatie"))
    print(f"{name}: organisaties finds {same}, organisatie finds {other}")
    assert [place for place, _ in same] == [0]
    assert same[0][1] < 0
    assert other == []
refused = ""
try:
    search("refused", [], "twee", tokenizer="nonsense")
except MilvusException as error:
    refused = error.message
print(refused)
assert "unknown tokenizer" in refused
PYTHON
