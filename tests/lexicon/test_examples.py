"""Every example and counter-example of the knowledge files, an entry a test."""

from typing import get_args

import pytest

from marsad.check import failures, reading_with
from marsad.lexicon.entries import Body, Claim, Cue, Person, Place, Predicate, Stance, State
from marsad.lexicon.load import Located, load

ENTRIES = [
    located
    for located in load()
    if isinstance(located.entry, Body | Claim | Cue | Person | Place | Predicate | State)
]
READ = reading_with(ENTRIES)


@pytest.mark.parametrize("located", ENTRIES, ids=[f"{e.path.stem}:{e.entry.id}" for e in ENTRIES])
def test_entry_keeps_its_promises(located: Located) -> None:
    assert list(failures(located, READ)) == []


def test_there_are_cues_of_every_stance() -> None:
    cues = [located.entry for located in ENTRIES if isinstance(located.entry, Cue)]
    assert len({word for cue in cues for word in (*cue.words, *(v.lemma for v in cue.verbs))}) >= 180
    assert {cue.stance for cue in cues} == set(get_args(Stance))
