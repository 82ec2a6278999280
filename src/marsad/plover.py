"""PLOVER's numbers: quad class and score of every type and mode.

Source: the PLOVER manual (Open Event Data Alliance, CC BY-SA 4.0); where its parts disagree, SANCTION is
material conflict, ACCUSE scores -3 and PROTEST vandalize -6.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from typing import Any


@cache
def _table() -> dict[str, Any]:
    text = resources.files("marsad").joinpath("schema/plover.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


_QUAD_NUMBERS = {name: int(code) for code, name in _table()["quad"]["codes"].items()}
QUADS: dict[str, int] = {kind: _QUAD_NUMBERS[row["quad"]] for kind, row in _table()["event_types"].items()}
SCORES: dict[tuple[str, str | None], float] = {
    **{(kind, None): float(row["score"]) for kind, row in _table()["event_types"].items()},
    **{
        (kind, mode): -6.0 if mode == "vandalize" else float(value["score"])
        for kind, row in _table()["event_types"].items()
        for mode, value in row["modes"].items()
    },
}
