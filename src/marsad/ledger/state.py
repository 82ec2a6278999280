"""What holds when: the claims about two parties in one dimension, replayed in the order of their beginning.

The rules are few. A claim holds from the day the article gives, else from the day it was known. What says the
same joins. A change (it follows from an event, or brings its own date) replaces what held in its strand; what is
merely stated and says otherwise stands beside it, disputed, and so does a denial. Plans are kept apart and end
when something happens. Nothing depends on the order in which articles came into the store.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Literal, NamedTuple

from marsad.dimensions import Dimension, Strand

Sizes = tuple[object, ...]
Mode = Literal["real", "prospect", "denied"]
MODES: dict[str, Mode] = {
    "asserted": "real", "claimed": "real", "planned": "prospect", "considered": "prospect", "denied": "denied",
}  # fmt: skip
NEAR = 3
"""Days by which reports of one change may differ."""
_EPOCH = date(1970, 1, 1).toordinal()


class Fact(NamedTuple):
    """A claim as far as it matters for what holds when; days count from 1970."""

    row: int
    value: str
    certainty: str
    begin: int
    until: int | None
    known: int
    dated: bool
    event: bool
    sizes: Sizes


class Entry:
    """A state of affairs with the facts that vouch for it, from `begin` until (exclusive) `until`."""

    __slots__ = ("against", "begin", "dated", "facts", "mode", "seen", "sizes", "until", "value")

    def __init__(self, fact: Fact, mode: Mode) -> None:
        self.value = fact.value
        self.mode = mode
        self.begin = fact.begin
        self.until = fact.until if fact.until is not None and fact.until > fact.begin else None
        self.dated = fact.dated
        self.sizes = fact.sizes
        self.facts = [fact]
        self.seen = fact.known
        self.against: list[Entry] = []

    def holds(self, day: int) -> bool:
        """Whether it is in force on a day."""
        return self.begin <= day and (self.until is None or day < self.until)

    def end(self, day: int) -> None:
        """It has come to an end, at the latest on this day."""
        self.until = day if self.until is None else min(day, self.until)

    def join(self, fact: Fact) -> None:
        """One more fact says the same."""
        if fact.dated and fact.begin > self.begin and self.dated and _covers(self.begin, fact.begin):
            self.begin = fact.begin  # the day instead of its year
        self.dated |= fact.dated and fact.begin == self.begin
        if fact.until is not None and fact.until > self.begin:
            self.until = fact.until if self.until is None else max(self.until, fact.until)
        if fact.sizes != self.sizes:
            self.sizes = tuple(a if a is not None else b for a, b in zip(self.sizes, fact.sizes, strict=True))
        self.facts.append(fact)
        self.seen = max(self.seen, fact.known)

    def dispute(self, other: Entry) -> None:
        """Both cannot hold."""
        if other not in self.against:
            self.against.append(other)
            other.against.append(self)


def replay(facts: Iterable[Fact], dimension: Dimension) -> list[Entry]:
    """All entries of one lane (dimension, parties, kind), ended ones too; `facts` in the order of `ORDER`."""
    lane = _Lane(dimension)
    for fact in facts:
        lane.take(fact)
    return lane.entries


class _Lane:
    """The claims of one dimension about the same parties and the same thing."""

    def __init__(self, dimension: Dimension) -> None:
        self.dimension = dimension
        self.entries: list[Entry] = []
        self.open: dict[str, list[Entry]] = {}

    def take(self, fact: Fact) -> None:
        strand = self.dimension.strand_of.get(fact.value)
        mode = MODES[fact.certainty]
        if strand is None:  # a value the dimension does not know is shown, but bears on nothing
            self.entries.append(Entry(fact, mode))
            return
        open_ = self.open.setdefault(strand.id, [])
        for entry in open_:
            if entry.until is not None and entry.until <= fact.begin:
                open_[:] = [e for e in open_ if e.until is None or e.until > fact.begin]
                break
        if mode == "real":
            self.happen(fact, strand, open_)
        elif mode == "prospect":
            self.prospect(fact, open_)
        else:
            self.deny(fact, open_)

    def add(self, entry: Entry, open_: list[Entry]) -> Entry:
        self.entries.append(entry)
        open_.append(entry)
        return entry

    def happen(self, fact: Fact, strand: Strand, open_: list[Entry]) -> None:
        """Something is, or has come about."""
        change = fact.dated or fact.event
        lasts = self.dimension.momentary.get(fact.value)
        several = strand.several or lasts is not None
        for same in open_:
            if same.value == fact.value and same.mode == "real" and _same(same, fact, several=several):
                same.join(fact)
                if change:
                    self.settle(same, fact, strand, open_)
                return
        entry = Entry(fact, "real")
        if lasts is not None and entry.until is None:
            entry.until = fact.begin + lasts
        for other in open_:
            if other.mode == "real":
                self.meet(other, entry, fact, strand)
        if fact.value in self.dimension.ends:
            self.close_all(entry)
        self.add(entry, open_)
        for other in open_:
            if other.mode != "real":
                self.answer(other, entry, fact, strand)

    def meet(self, other: Entry, entry: Entry, fact: Fact, strand: Strand) -> None:
        """What becomes of an open state when another value comes up."""
        if other.value == entry.value:
            return  # one more of several
        ends = self.dimension.ends
        later = strand.course and strand.values.index(entry.value) > strand.values.index(other.value)
        if strand.several:
            progress = later and entry.sizes == other.sizes and any(s is not None for s in entry.sizes)
            if progress or other.value in ends:
                other.end(entry.begin)
            return
        change = fact.dated or fact.event
        faded = strand.fades is not None and fact.known - other.seen > strand.fades
        first = other.facts[0]
        at_once = other.begin == entry.begin and (first.dated or first.event)
        if (change and not at_once) or later or faded:
            other.end(max(entry.begin, other.begin))
        else:
            entry.dispute(other)

    def settle(self, entry: Entry, fact: Fact, strand: Strand, open_: list[Entry]) -> None:
        """A change to what one side says already: it ends the other sides, and the plans for it."""
        for other in open_:
            if other is entry:
                continue
            if other.mode != "real":
                self.answer(other, entry, fact, strand)
            elif other.value != entry.value and not strand.several and other.begin < fact.begin:
                other.end(fact.begin)

    def close_all(self, entry: Entry) -> None:
        """A value that ends things ends those of every strand."""
        for open_ in self.open.values():
            for other in open_:
                if (
                    other.value != entry.value
                    and other.begin <= entry.begin
                    and _fit(other.sizes, entry.sizes)
                ):
                    other.end(entry.begin)

    def prospect(self, fact: Fact, open_: list[Entry]) -> None:
        """Something is planned or thought of: it stands apart from what is."""
        for other in open_:
            same = other.mode == "prospect" and other.value == fact.value and _fit(other.sizes, fact.sizes)
            if same and other.facts[0].certainty == fact.certainty:
                other.join(fact)
                return
        self.add(Entry(fact, "prospect"), open_)

    def deny(self, fact: Fact, open_: list[Entry]) -> None:
        """Somebody says it is not so: beside what others say, never instead of it."""
        same = next((e for e in open_ if e.mode == "denied" and e.value == fact.value), None)
        if same:
            same.join(fact)
        denial = same or self.add(Entry(fact, "denied"), open_)
        for other in open_:
            if other.mode == "real" and other.value == fact.value:
                denial.dispute(other)

    def answer(self, other: Entry, entry: Entry, fact: Fact, strand: Strand) -> None:
        """What becomes of a plan or a denial when something happens."""
        change = fact.dated or fact.event
        concerned = other.value == entry.value or not strand.several
        if change and concerned and other.begin < fact.begin:
            other.end(fact.begin)
        elif other.mode == "denied" and other.value == entry.value:
            entry.dispute(other)


def _same(entry: Entry, fact: Fact, *, several: bool) -> bool:
    """Whether a fact with the value of an entry tells of this very entry."""
    if not _fit(entry.sizes, fact.sizes):
        return False
    if not several or not (fact.dated or fact.event):
        return True
    return fact.begin - entry.facts[-1].begin <= NEAR or (entry.dated and _covers(entry.begin, fact.begin))


def _fit(a: Sizes, b: Sizes) -> bool:
    """Whether sizes can be of one thing: nobody says two different numbers."""
    return a == b or all(x == y or x is None or y is None for x, y in zip(a, b, strict=True))


def _covers(rough: int, day: int) -> bool:
    """Whether a day that may stand for its month, or a first of January for its year, covers another."""
    a = date.fromordinal(rough + _EPOCH)
    if a.day != 1:
        return False
    b = date.fromordinal(day + _EPOCH)
    return a.year == b.year and a.month in (1, b.month)
