"""A sentence reads the same alone and inside an article, but for what reference adds.

Exactly this may differ, and nothing else:

- A party may come from an earlier sentence: a dropped subject, a pronoun or «وأضاف» is resolved there. It may then
  stand in the place of a party that the sentence alone had suggested for the same role.
- A party inside the sentence may be new where an earlier sentence has the same words: a name learned there.

Type, trigger, realis and entry of every event stay as they are; no event comes or goes; no party is lost without
another from an earlier sentence in its role.
"""

import json
import random
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest

import marsad
from marsad.types import Event, Party

ROOT = Path(__file__).parents[2]
GOLD = [
    json.loads(line)["text"]
    for name in ("sentences", "realis")
    for line in (ROOT / f"bench/gold/{name}.jsonl").read_text(encoding="utf-8").splitlines()
]
SAMPLES = [
    json.loads(line)["text"]
    for line in (ROOT / "samples/articles.jsonl").read_text(encoding="utf-8").splitlines()
]
PUBLISHED = "2017-05-01"
GROUP = 8
"""Sentences that are put together to an article."""

Named = tuple[str, int, int, str, str]
ROLES = ("actors", "recipients", "attribution")


@cache
def events(text: str) -> list[Event]:
    return marsad.read(text, published=PUBLISHED).events


def named(event: Event, offset: int) -> Named:
    start, end = event.trigger.start - offset, event.trigger.end - offset
    return event.type, start, end, event.realis, event.rule


def spans(parties: list[Party], offset: int) -> set[tuple[int, int]]:
    return {(p.start - offset, p.end - offset) for p in parties}


def check(sentence: str, alone: list[Event], article: str, offset: int, inside: list[Event]) -> None:
    mine = [e for e in inside if offset <= e.trigger.start < offset + len(sentence)]
    assert sorted(named(e, offset) for e in mine) == sorted(named(e, 0) for e in alone), sentence
    there = {named(e, offset): e for e in mine}
    for event in alone:
        for role in ROLES:
            by_itself = spans(getattr(event, role), 0)
            read_here = spans(getattr(there[named(event, 0)], role), offset)
            new = read_here - by_itself
            earlier = {span for span in new if span[0] < 0}
            learned = {s for s in new - earlier if sentence[slice(*s)] in article[:offset]}
            assert new == earlier | learned, (sentence, role)
            assert by_itself <= read_here or new, (sentence, role)


@pytest.mark.parametrize("seed", [1, 2])
def test_gold_sentences_read_the_same_in_any_company(seed: int) -> None:
    shuffled = [text for text in GOLD if "\n" not in text]
    assert len(shuffled) > 400
    random.Random(seed).shuffle(shuffled)
    for first in range(0, len(shuffled), GROUP):
        group = shuffled[first : first + GROUP]
        article, offset = "\n".join(group), 0
        inside = events(article)
        for sentence in group:
            check(sentence, events(sentence), article, offset, inside)
            offset += len(sentence) + 1


@pytest.mark.parametrize("seed", [1, 2])
def test_paragraphs_of_the_samples_read_the_same_behind_others(seed: int) -> None:
    """The first paragraph of an article refers to nothing before it; here others are put in front."""
    openings = [text.split("\n")[0] for text in SAMPLES]
    random.Random(seed).shuffle(openings)
    for before, opening in pairwise(openings):
        article = f"{before}\n{opening}"
        check(opening, events(opening), article, len(before) + 1, events(article))
