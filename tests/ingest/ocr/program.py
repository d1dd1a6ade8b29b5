"""A program in the place of ocrmypdf: it notes its calls, tells its pages and gives back a file."""

from __future__ import annotations

from pathlib import Path

PROGRAM = """#!/bin/sh
set -e
echo "$@" >> {calls}
for last; do :; done
printf '    1 een\\n    2 twee\\n    2 weer\\n' >&2
{slowly}
if [ "$last" = - ]; then cat > /dev/null; cat {made}; else cat > "$last"; fi
exit {code}
"""


def install(folder: Path, code: int = 0, made: bytes = b"", slowly: str = "") -> Path:
    """Returns the file of its calls, after putting it into a folder `bin`.

    Args:
        folder: That it is put into.
        code: That it ends with.
        made: What it gives where its standard output is wanted.
        slowly: A command in between.
    """
    program, calls = folder / "bin" / "ocrmypdf", folder / "calls"
    program.parent.mkdir(parents=True, exist_ok=True)
    (folder / "made").write_bytes(made)
    script = PROGRAM.format(calls=calls, made=folder / "made", code=code, slowly=slowly)
    program.write_text(script, "utf-8")
    program.chmod(0o755)
    return calls
