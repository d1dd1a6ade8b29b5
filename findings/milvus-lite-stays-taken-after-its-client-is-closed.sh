#!/usr/bin/env bash
# Subject: closing a client of Milvus Lite, and opening the same folder in another process
# Versions: pymilvus 3.0.2 with milvus-lite 3.2.2
# Behaviour: MilvusClient("x.db") starts a server inside the process; close() ends the client and not
#     the server, which keeps the folder's lock until the process ends. Another process cannot open it.
# Output seen: while open: Open local milvus failed; after close(): Open local milvus failed; after the
#     process: opened
# Why a good guess is wrong: close() is what closes, the client that was closed was the only one, and a
#     second client of the same process opens the folder at once, which looks as if it had been free.
# Who meets it: notebooks and services that build an index in one process and search in another, test
#     suites that start a program on what they have just filled, and prefork servers.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
python3 -m venv "$folder/venv"
"$folder/venv/bin/pip" install --quiet pymilvus==3.0.2 milvus-lite==3.2.2
cd "$folder"
"$folder/venv/bin/python" - <<'PYTHON'
import subprocess
import sys

OPEN = """
import logging
logging.disable()
from pymilvus import MilvusClient
try:
    MilvusClient("lite.db").list_collections()
    print("opened")
except Exception as error:
    print(getattr(error, "message", error))
"""
FIRST = """
import subprocess, sys
from pymilvus import MilvusClient
client = MilvusClient("lite.db")
client.list_collections()
run = [sys.executable, "-c", sys.argv[1]]
print("while open:", subprocess.run(run, capture_output=True, text=True).stdout.strip())
client.close()
print("after close():", subprocess.run(run, capture_output=True, text=True).stdout.strip())
MilvusClient("lite.db").list_collections()  # by this process: at once
"""
told = subprocess.run([sys.executable, "-c", FIRST, OPEN], check=True, capture_output=True, text=True)
last = subprocess.run([sys.executable, "-c", OPEN], check=True, capture_output=True, text=True)
print(told.stdout + f"after the process: {last.stdout.strip()}")
assert told.stdout.count("Open local milvus failed") == 2
assert last.stdout == "opened\n"
PYTHON
