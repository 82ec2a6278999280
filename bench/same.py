"""The compiled readers against the pure ones: every reading of marsad's own gold must be the same to the byte.

`make compiled` first. Each form reads in a process of its own, since one process can hold only one of them.
"""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parent.parent
FORMS = {"pure": ROOT / "src", "compiled": ROOT / ".venv" / "compiled"}
TEXTS = [ROOT / "samples" / "articles.jsonl", *sorted((ROOT / "bench" / "gold").glob("*.jsonl"))]
_READ = """
import json, sys
from marsad.pipeline import default_reader, describe
import marsad.readers.clauses
print(marsad.readers.clauses.__file__)
for path in sys.argv[1:]:
    for line in open(path, encoding="utf-8"):
        record = json.loads(line)
        for text in record.get("texts") or [record["text"]]:
            article = describe(text, published=record.get("published"))
            print(default_reader().read(article, text).to_json())
"""


def main() -> int:
    """Print whether the readings differ; 1 when they do, or when there is no compiled form to compare."""
    told: dict[str, list[str]] = {}
    for form, path in FORMS.items():
        run = subprocess.run(
            [sys.executable, "-c", _READ, *map(str, TEXTS)],
            env={**os.environ, "PYTHONPATH": str(path)}, capture_output=True, text=True, check=True,
        )  # fmt: skip
        module, *told[form] = run.stdout.splitlines()
        if module.endswith(".py") != (form == "pure"):
            print(f"{form}: {module} was read instead; run: make compiled")
            return 1
    different = sum(a != b for a, b in zip(told["pure"], told["compiled"], strict=True))
    print(f"{len(told['pure'])} readings, {different} differ between the pure and the compiled form")
    return 1 if different else 0


if __name__ == "__main__":
    sys.exit(main())
