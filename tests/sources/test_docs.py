"""`docs/sources.md` names every kind of file and says the limits that hold."""

from pathlib import Path

from marsad.sources import archives, fetch, kinds, lines, streams, text
from marsad.sources.records import FIELDS

DOCS = " ".join((Path(__file__).parents[2] / "docs" / "sources.md").read_text(encoding="utf-8").split())


def test_every_kind_and_field_is_named() -> None:
    assert [ending for ending in kinds.ENDINGS if f"`{ending}`" not in DOCS] == []
    assert [field for field in FIELDS if f"`{field}`" not in DOCS] == []


def test_limits_are_those_that_hold() -> None:
    limits = [
        f"{text.MAX_CHARS:,} characters", f"{text.MAX_BYTES // 1_000_000} MB", f"{lines.MAX_LINE // 1_000_000} MB",
        f"{streams.MAX_RATIO} times the packed, from {streams.MAX_FREE // 1_000_000} MB on",
        f"{streams.MAX_TOTAL // 1_000_000_000} GB", f"{archives.MAX_FILES:,}", f"take {fetch.LONGEST:.0f} seconds",
        f"silent for {fetch.TIMEOUT:.0f}", f"at most {fetch.MAX_HOPS} redirections", f"the latest {fetch.KEPT}",
        f"at most {fetch.LONGEST_PAUSE:.0f}.",
    ]  # fmt: skip
    assert [limit for limit in limits if limit not in DOCS] == []
