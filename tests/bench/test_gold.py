"""The gold itself: well-formed, and not the text the knowledge was written with."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from typing import Any

import pytest
import yaml

from bench.gate import GOLD, load_gold
from marsad.lexicon.load import files
from marsad.plover import QUADS

REALIS = {"actual", "planned", "hypothetical", "negated"}
SHINGLE = 6
"""Words in a row that no two independent sentences share but by copying."""

ARTICLES = [
    pytest.param(a, id=a["id"]) for name in ("sentences", "articles") for a in load_gold(GOLD[name].path)
]


def extents(value: Any) -> Iterator[dict[str, Any]]:
    """All parts of a gold article that point into its text."""
    if isinstance(value, dict):
        if "start" in value:
            yield value
        value = list(value.values())
    if isinstance(value, list):
        for part in value:
            yield from extents(part)


@pytest.mark.parametrize("article", ARTICLES)
def test_gold_stands_in_its_text(article: dict[str, Any]) -> None:
    text = article["text"]
    for extent in extents(article):
        assert text[extent["start"] : extent["end"]] == extent["text"]
    for event in article["events"]:
        for part in (event["trigger"], *event["actors"], *event["recipients"], *event["attribution"]):
            words = part if isinstance(part, str) else part["text"]
            assert words and words in text


@pytest.mark.parametrize("article", ARTICLES)
def test_gold_events_are_plover(article: dict[str, Any]) -> None:
    for event in article["events"]:
        assert event["types"] and set(event["types"]) <= QUADS.keys()
        assert event["realis"] in REALIS
        assert isinstance(event["core"], bool)


def test_gold_covers_every_type_and_has_sentences_without_event() -> None:
    sentences = load_gold(GOLD["sentences"].path)
    assert len({s["text"] for s in sentences}) == len(sentences) >= 170
    assert sum(not s["events"] for s in sentences) >= 35
    having = Counter(kind for s in sentences for kind in {e["types"][0] for e in s["events"]})
    assert all(having[kind] >= 8 for kind in QUADS), having


def words(text: str) -> tuple[str, ...]:
    return tuple(re.findall(r"\w+", re.sub(r"[\u064B-\u0652\u0640]", "", text)))


def shingles(text: str) -> set[tuple[str, ...]]:
    found = words(text)
    return {found[i : i + SHINGLE] for i in range(len(found) - SHINGLE + 1)}


def examples(node: Any) -> Iterator[str]:
    """The texts of the examples and counter-examples of a file of entries."""
    for entry in node if isinstance(node, list) else []:
        for example in [*entry.get("examples", []), *entry.get("not", [])]:
            yield example if isinstance(example, str) else example["text"]


def test_gold_is_not_among_the_examples_of_the_knowledge() -> None:
    loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    entries = [yaml.load(path.read_text(encoding="utf-8"), Loader=loader) for path in files()]
    known = {text for part in entries for text in examples(part)}
    assert known, "the entries have examples"
    seen = {shingle for text in known for shingle in shingles(text)} | {words(text) for text in known}
    for article in (a for gold in GOLD.values() for a in load_gold(gold.path)):
        copied = shingles(article["text"]) & seen or {words(article["text"])} & seen
        assert not copied, f"{article['id']}: {copied}"
