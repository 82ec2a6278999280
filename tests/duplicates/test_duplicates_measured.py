"""The floors of bench/duplicates.py hold on the stored pairs."""

from bench.duplicates import LEAST_PRECISION, LEAST_RECALL, MOST_MB, Pair, likenesses, measure, stored
from marsad.duplicates.signatures import sign


def test_pairs_of_one_story_are_told_from_pairs_that_are_alike() -> None:
    pairs = stored()
    found = measure(pairs, likenesses(pairs))
    assert sum(pair.one for pair in pairs) > 300 and sum(not pair.one for pair in pairs) > 600
    assert found.precision >= LEAST_PRECISION and found.recall >= LEAST_RECALL, found


def test_measure_counts_what_is_told_right() -> None:
    pairs = [Pair("a", ("x", "y"), True), Pair("a", ("x", "z"), True), Pair("b", ("y", "z"), False)]
    found = measure(pairs, [0.9, 0.1, 0.9], threshold=0.5)
    assert (found.precision, found.recall) == (0.5, 0.5)
    assert found.by_kind == {"a": (1, 2), "b": (0, 1)}


def test_a_million_signatures_leave_most_of_the_memory_to_the_grouping() -> None:
    assert sum(column.nbytes for column in sign(["نص"])) * 1_000_000 < MOST_MB * 1e6 / 2
