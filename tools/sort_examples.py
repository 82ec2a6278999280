"""Moves sentences between `examples` and `missed`, `not` and `mistaken` of the predicate files, by what is read now.

    python tools/sort_examples.py

Run it after a change of the readers: what has begun to be read right moves up, what is no longer read moves
down, and the diff of the knowledge files then shows what the change gained and lost. Comments and order stay.
"""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from marsad.check import event_example_kept, reading_with
from marsad.lexicon.entries import Predicate
from marsad.lexicon.load import DATA, load_file

KEYS = ("examples", "missed", "not", "mistaken")


def main() -> None:
    """Rewrite the files in place and say how many sentences moved."""
    files = sorted((DATA / "predicates").glob("*.yaml"))
    located = [item for file in files for item in load_file(file)]
    everything = [
        item
        for file in sorted(DATA.rglob("*.yaml"))
        if not {"values", "ledger", "exports", "geonames", "sources"} & set(file.parts)
        for item in load_file(file)
    ]
    read = reading_with(everything)
    moved = 0
    for file in files:
        kept: dict[str, dict[str, list[bool]]] = {}
        for item in located:
            entry = item.entry
            if item.path == file and isinstance(entry, Predicate):
                kept[entry.id] = {
                    key: [event_example_kept(entry, e, read(e.text)) for e in getattr(entry, key)]
                    for key in ("examples", "missed")
                }
                for key, texts in (("not", entry.nots), ("mistaken", entry.mistaken)):
                    kept[entry.id][key] = [
                        all(v.rule != entry.id or v.realis == "negated" for v in read(t).events)
                        for t in texts
                    ]
        moved += rewrite(file, kept)
    print(f"{moved} sentences moved")


def rewrite(file: Path, kept: dict[str, dict[str, list[bool]]]) -> int:
    """Move the blocks of one file; returns how many."""
    out: list[str] = []
    moved = 0
    for entry in split(file.read_text(encoding="utf-8").splitlines(), lambda line: line.startswith("- id:")):
        name = entry[0].removeprefix("- id:").strip() if entry and entry[0].startswith("- id:") else ""
        if name not in kept:
            out += entry
            continue
        parts = split(entry, lambda line: line[:2] == "  " and line[2:3].isalpha())
        blocks: dict[str, list[list[str]]] = {key: [] for key in KEYS}
        for part in parts:
            key = part[0].strip().removesuffix(":")
            if key in KEYS:
                blocks[key] = [b for b in split(strip(part[1:]), lambda line: line.startswith("    - ")) if b]
        for good, bad in (("examples", "missed"), ("not", "mistaken")):
            pairs = [
                *zip(blocks[good], kept[name][good], strict=True),
                *zip(blocks[bad], kept[name][bad], strict=True),
            ]
            moved += sum(not ok for ok in kept[name][good]) + sum(kept[name][bad])
            blocks[good] = [block for block, ok in pairs if ok]
            blocks[bad] = [block for block, ok in pairs if not ok]
        rest = [part for part in parts if part[0].strip().removesuffix(":") not in KEYS]
        while rest and rest[-1] and not rest[-1][-1].strip():
            rest[-1].pop()
        out += [line for part in rest for line in part]
        for key in KEYS:
            if blocks[key]:
                out += [f"  {key}:", *(line for block in blocks[key] for line in block)]
        out.append("")
    file.write_text("\n".join(out).rstrip("\n") + "\n", encoding="utf-8")
    return moved


def split(lines: list[str], opens: Callable[[str], bool]) -> list[list[str]]:
    """Lines in groups, a new one at each line that opens one."""
    groups: list[list[str]] = [[]]
    for line in lines:
        if opens(line) and groups[-1]:
            groups.append([])
        groups[-1].append(line)
    return groups


def strip(lines: list[str]) -> list[str]:
    """Without blank lines at the end."""
    while lines and not lines[-1].strip():
        lines = lines[:-1]
    return lines


if __name__ == "__main__":
    main()
