"""Every example and counter-example of the knowledge files, an entry a test."""

import pytest

from marsad.check import failures, reading_with
from marsad.lexicon.entries import Body, Cue, Person, Place, Predicate, State
from marsad.lexicon.load import Located, load

ENTRIES = [
    located
    for located in load()
    if isinstance(located.entry, Body | Cue | Person | Place | Predicate | State)
]
READ = reading_with(ENTRIES)


@pytest.mark.parametrize("located", ENTRIES, ids=[f"{e.path.stem}:{e.entry.id}" for e in ENTRIES])
def test_entry_keeps_its_promises(located: Located) -> None:
    assert list(failures(located, READ)) == []
