"""What must hold of every store, whatever is in it: histories drawn by hypothesis.

Versions of one article that were published at the same moment are left out of those on the order of ingestion: of
them the one ingested last counts, and that is meant.
"""

import random
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from made import Ingester, Made, claim, made, state

from marsad.dimensions import dimensions
from marsad.store.forget import forget
from marsad.types import Claim

FIRST = date(2020, 1, 1)
DAYS = st.integers(0, 60).map(lambda n: (FIRST + timedelta(days=n)).isoformat())
VALUES = [(d.id, d.directed, value) for d in dimensions().values() for value in d.strand_of]
THOROUGH = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@st.composite
def claims(draw: st.DrawFn) -> Claim:
    # Two dimensions in the main, so that claims meet.
    near = [v for v in VALUES if v[0] in ("sanctions", "diplomatic_relations", "arms_supply", "stance")]
    dimension, directed, value = draw(st.sampled_from(near) | st.sampled_from(VALUES))
    subject, object_ = draw(st.sampled_from([("USA", "VEN"), ("VEN", "USA")]))
    detail: dict[str, Any] = {}
    if draw(st.booleans()):
        detail["amount"] = draw(st.sampled_from([1e9, 2e9]))
    if draw(st.booleans()):
        detail |= dict.fromkeys(dimensions()[dimension].apart, draw(st.sampled_from(["oil", "arms"])))
    return claim(
        dimension=dimension, directed=directed, value=value, subject=subject, object=object_, detail=detail,
        valid_from=draw(st.none() | DAYS), valid_to=draw(st.none() | st.none() | DAYS),
        certainty=draw(st.sampled_from(["asserted", "asserted", "claimed", "planned", "considered", "denied"])),
        event=draw(st.sampled_from([None, "e1"])),
    )  # fmt: skip


@st.composite
def articles(draw: st.DrawFn) -> list[Made]:
    """Articles, some of them in several versions, each published at a moment of its own."""
    keys = draw(st.lists(st.tuples(st.sampled_from("abcdef"), DAYS), min_size=1, max_size=8, unique=True))
    return [
        made(
            id, day, *draw(st.lists(claims(), min_size=1, max_size=3, unique_by=lambda one: one.id)),
            text=draw(st.sampled_from([None, "نص مشترك بين الصحف"])),
            source=draw(st.sampled_from([None, "رويترز", "جريدة"])),
        )
        for id, day in keys
    ]  # fmt: skip


@contextmanager
def stores(*contents: list[list[Made]]) -> Iterator[list[Path]]:
    """A store of each of these lists of batches."""
    with tempfile.TemporaryDirectory() as folder:
        roots = []
        for i, batches in enumerate(contents):
            roots.append(Path(folder) / str(i))
            ingest = Ingester(roots[-1])
            for batch in batches:
                ingest(*batch)
        yield roots


@THOROUGH
@given(articles(), DAYS, st.none() | DAYS, st.randoms(use_true_random=False))
def test_the_answer_does_not_depend_on_the_order_of_ingestion(
    some: list[Made], as_of: str, known_by: str | None, chance: random.Random
) -> None:
    shuffled = chance.sample(some, len(some))
    with stores([some], [[one] for one in shuffled]) as (together, apart):
        assert state(together, as_of, known_by) == state(apart, as_of, known_by)


@THOROUGH
@given(articles(), DAYS)
def test_ingesting_twice_changes_nothing(some: list[Made], as_of: str) -> None:
    with stores([some], [some, some]) as (once, twice):
        assert len(list((once / "batches").iterdir())) == len(list((twice / "batches").iterdir())) == 1
        assert state(once, as_of) == state(twice, as_of)


@THOROUGH
@given(articles(), DAYS, st.none() | DAYS)
def test_what_is_forgotten_and_ingested_again_gives_the_same_answers(
    some: list[Made], as_of: str, known_by: str | None
) -> None:
    ids = {reading.article.id for reading, _ in some}
    with stores([some]) as (root,):
        before = state(root, as_of, known_by)
        gone = min(ids)
        forget(root, gone, why=None, waiting=print)
        rest = [one for one in some if one[0].article.id != gone]
        without = state(root, as_of, known_by)
        assert all(gone not in row["articles"] for row in without)
        if rest:
            with stores([rest]) as (never,):
                assert without == state(never, as_of, known_by)
        Ingester(root)(*some)
        assert state(root, as_of, known_by) == before


@THOROUGH
@given(articles(), DAYS, DAYS)
def test_nothing_known_later_shows(some: list[Made], as_of: str, known_by: str) -> None:
    until_then = [one for one in some if (one[0].article.published or "") <= known_by]
    with stores([some]) as (root,):
        answer = state(root, as_of, known_by)
        assert all(row["last_seen"].isoformat() <= known_by for row in answer)
        if not until_then:
            assert answer == []
            return
        with stores([until_then]) as (then,):
            assert answer == state(then, as_of, known_by)


@THOROUGH
@given(articles(), DAYS)
def test_entries_hold_on_the_day_and_name_who_disputes_them(some: list[Made], as_of: str) -> None:
    with stores([some]) as (root,):
        answer = state(root, as_of)
    ids = {row["entry"] for row in answer}
    for row in answer:
        assert row["since"].isoformat() <= as_of
        assert row["until"] is None or as_of < row["until"].isoformat()
        assert set(row["disputed_by"]) <= ids - {row["entry"]}
        assert 1 <= row["sources"] <= len(row["articles"])
        assert row["evidence"]
    for row in answer:
        for other in row["disputed_by"]:
            assert row["entry"] in next(r["disputed_by"] for r in answer if r["entry"] == other)
