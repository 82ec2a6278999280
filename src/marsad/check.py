"""Knowledge files put to the test: their form, and every example and counter-example they carry.

An example must be found by its own entry, not by some other; `docs/lexicon.md` says what each kind promises.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

import yaml

from marsad.arabic.fold import fold
from marsad.errors import LexiconError
from marsad.lexicon.compile import compile_lexicon
from marsad.lexicon.cues import forms_of
from marsad.lexicon.entries import (
    Body,
    Claim,
    ClaimExample,
    Cue,
    Entry,
    EventExample,
    Person,
    Place,
    Predicate,
    State,
)
from marsad.lexicon.load import DATA, Located, load_file
from marsad.pipeline import Reader, default_reader, describe
from marsad.types import Claim as ReadClaim
from marsad.types import Event, Party, Quote, Reading

_Named = State | Person | Body | Place
_APART = {(DATA / folder).resolve() for folder in ("exports", "geonames", "ledger", "sources", "values")}
_MARKED = re.compile(r"\[([^\[\]]*)\]")
_SAID = re.compile(r"\{([^{}]*)\}")

Read = Callable[[str], Reading]


def check(paths: Sequence[Path] = ()) -> Iterator[str]:
    """The complaints about these files and folders (all knowledge by default), one line `file:line: …` each.

    Files from elsewhere are tried together with marsad's own knowledge, which they are meant to extend.
    """
    entries: dict[Path, list[Located]] = {}
    broken = False
    for path in dict.fromkeys([*_files([DATA]), *_files(paths)]):
        try:
            entries[path] = list(load_file(path))
        except LexiconError as error:
            broken = True
            yield str(error)
        except (UnicodeDecodeError, yaml.YAMLError) as error:
            broken = True
            yield f"{path}:1: no text a YAML file can hold: {str(error).splitlines()[0]}"
    located = [item for items in entries.values() for item in items]
    for complaint in _doubles(located):
        broken = True
        yield complaint
    if broken:
        return  # without all entries the examples of the others would fail for no fault of theirs
    try:
        read = reading_with(located)
    except LexiconError as error:
        yield str(error)
        return
    for path in dict.fromkeys(_files(paths or [DATA])):
        for entry in entries[path]:
            yield from failures(entry, read)


def _files(paths: Iterable[Path]) -> Iterator[Path]:
    """The files of entries; those that stand apart (numbers, languages, towns) have forms and tests of their own."""
    for path in paths:
        found = sorted(path.rglob("*.yaml")) if path.is_dir() else [path]
        yield from (file for file in map(Path.resolve, found) if _APART.isdisjoint(file.parents))


def _doubles(located: Iterable[Located]) -> Iterator[str]:
    seen: dict[str, Located] = {}
    for item in located:
        first = seen.setdefault(item.entry.id, item)
        if first is not item:
            yield f"{item.place}: id {item.entry.id} is already used at {first.place}"


def reading_with(located: Sequence[Located]) -> Read:
    """A way to read with the knowledge of these entries; raises LexiconError if they cannot be compiled."""
    own = all(DATA.resolve() in item.path.parents for item in located)
    reader = default_reader() if own else Reader(compile_lexicon(located))
    return lambda text: reader.read(describe(text), text)


def failures(located: Located, read: Read) -> Iterator[str]:
    """What an entry promises and does not keep, one line `file:line: id: …` each."""
    for complaint in _complaints(located.entry, read):
        yield f"{located.place}: {located.entry.id}: {complaint}"


def _complaints(entry: Entry, read: Read) -> Iterator[str]:
    if isinstance(entry, Predicate):
        for event_example in entry.examples:
            yield from _event_example(entry, event_example, read(event_example.text))
        for text in entry.nots:
            if any(event.rule == entry.id and event.realis != "negated" for event in read(text).events):
                yield f"counter-example is coded: {text}"
        for missed in entry.missed:
            if event_example_kept(entry, missed, read(missed.text)):
                yield f"missed is read now, move it to examples: {missed.text}"
        for text in entry.mistaken:
            if all(event.rule != entry.id or event.realis == "negated" for event in read(text).events):
                yield f"mistaken is left alone now, move it to not: {text}"
    elif isinstance(entry, _Named):
        for example in entry.examples:
            yield from _name_example(entry, example, read)
        for text in entry.nots:
            found = [m.text for m in read(text).mentions if m.entity == entry.id]
            if found:
                yield f"counter-example is found as {found[0]}: {text}"
    elif isinstance(entry, Cue):
        for example in entry.examples:
            yield from _cue_example(entry, example, read)
        for text in entry.nots:
            if _own_quotes(entry, read(text), text):
                yield f"counter-example is read as a quote: {text}"
    elif isinstance(entry, Claim):
        for claim_example in entry.examples:
            yield from _claim_example(entry, claim_example, read(claim_example.text))
        for text in entry.nots:
            if any(_own_claim(entry, claim) for claim in read(text).claims):
                yield f"counter-example is claimed: {text}"
    if isinstance(entry, _Named | Predicate | Cue | Claim):
        if not entry.examples:
            yield "no example"
        if not entry.nots:
            yield "no counter-example"


def _name_example(entry: _Named, example: str, read: Read) -> Iterator[str]:
    """Every bracketed span must be a mention of this entry, exactly."""
    ids = {entry.id, *(seat.id for seat in entry.seats)} if isinstance(entry, State) else {entry.id}
    marked = _MARKED.findall(example)
    if not marked:
        yield f"example marks no [name]: {example}"
        return
    found = [m for m in read(_MARKED.sub(r"\1", example)).mentions if m.entity in ids]
    spans = {(m.start, m.end) for m in found}
    for n, match in enumerate(_MARKED.finditer(example)):
        start = match.start() - 2 * n  # the brackets before it are gone
        if (start, start + len(match[1])) not in spans:
            instead = f" (but {found[0].text})" if found else ""
            yield f"example not found: [{match[1]}]{instead} in: {example}"


def _cue_example(entry: Cue, example: str, read: Read) -> Iterator[str]:
    """The speaker in brackets says what is in braces, exactly, and this entry announces it."""
    speaker, said = _MARKED.search(example), _SAID.search(example)
    if speaker is None or said is None:
        yield f"example marks no [speaker] or no {{content}}: {example}"
        return
    text = re.sub(r"[\[\]{}]", "", example)
    found = _own_quotes(entry, read(text), text)
    kept = any(
        quote.text == said[1]
        and quote.speaker is not None
        and (speaker[1] in quote.speaker.text or quote.speaker.text in speaker[1])
        for quote in found
    )
    if not kept:
        instead = f" (but {found[0].text})" if found else ""
        yield f"example not found{instead}: {example}"


def _own_quotes(entry: Cue, reading: Reading, text: str) -> list[Quote]:
    """The quotes that this entry announces: by a form of its verbs, or by its words beside the cue."""
    forms = forms_of(entry)
    words = [fold(word) for word in entry.words]
    found = []
    for quote in reading.quotes:
        if quote.cue is None:
            continue
        near = fold(text[max(0, quote.cue.start - 15) : quote.cue.end + 15])
        near += " " + fold(quote.speaker.text if quote.speaker is not None else "")
        relayed = entry.stance == "quotes" and any(fold(w) in forms for w in text[: quote.cue.start].split())
        if relayed or fold(quote.cue.text) in forms or any(word in near for word in words):
            found.append(quote)
    return found


def event_example_kept(entry: Predicate, example: EventExample, reading: Reading) -> bool:
    """Whether the reading has an event of this predicate with all that the example says."""
    return next(_event_example(entry, example, reading), None) is None


def _event_example(entry: Predicate, example: EventExample, reading: Reading) -> Iterator[str]:
    """One event of this predicate must have all that the example says."""
    events = [event for event in reading.events if event.rule == entry.id]
    if not events:
        instead = ", ".join(event.rule for event in reading.events) or "no event"
        yield f"example not found (but {instead}): {example.text}"
        return
    lacking = min((_lacking(event, example) for event in events), key=len)
    if lacking:
        yield f"example without {', '.join(lacking)}: {example.text}"


def _lacking(event: Event, example: EventExample) -> list[str]:
    """What the example says and the event does not; a party counts when one wording holds the other."""
    lacking = [f"actor {name}" for name in example.actor if not _among(name, event.actors)]
    lacking += [f"recipient {name}" for name in example.recipient if not _among(name, event.recipients)]
    if example.realis not in (None, event.realis):
        lacking.append(f"realis {example.realis}")
    return lacking


def _own_claim(entry: Claim, claim: ReadClaim) -> bool:
    """Whether a claim is such as this rule makes; which rule made it a reading does not say."""
    return claim.dimension == entry.dimension and claim.value in {entry.value, *entry.values.values()}


def _claim_example(entry: Claim, example: ClaimExample, reading: Reading) -> Iterator[str]:
    """One claim of this dimension and value must have all that the example says."""
    own = [claim for claim in reading.claims if _own_claim(entry, claim)]
    if not own:
        others = ", ".join(f"{claim.dimension} {claim.value}" for claim in reading.claims) or "no claim"
        yield f"example not found (but {others}): {example.text}"
        return
    lacking = min((list(_lacking_claim(claim, entry, example)) for claim in own), key=len)
    if lacking:
        yield f"example without {', '.join(lacking)}: {example.text}"


def _lacking_claim(claim: ReadClaim, entry: Claim, example: ClaimExample) -> Iterator[str]:
    """What the example says and the claim does not; where neither side is the doer, their order says nothing."""
    sides, wanted = [claim.subject, claim.object], [example.subject, example.object]
    if sides != wanted and (claim.directed or sides[::-1] != wanted):
        yield f"{example.subject} and {example.object} ({claim.subject} and {claim.object})"
    if claim.value != (example.value or entry.value):
        yield f"value {example.value or entry.value}"
    if example.since not in (None, claim.valid_from):
        yield f"since {example.since}"
    if example.certainty not in (None, claim.certainty):
        yield f"certainty {example.certainty}"


def _among(name: str, parties: list[Party]) -> bool:
    return any(name in party.text or party.text in name for party in parties)
