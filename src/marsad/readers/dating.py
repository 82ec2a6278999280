"""When and how much: the times and quantities of a sentence, given to its events by syntax.

A time in the event's own clause dates it; failing that one that stands alone in the sentence; failing that
the publication date, which `basis` says. Quantities become magnitudes where the words that carry them do.
"""

from __future__ import annotations

import datetime
from typing import Final

from marsad.arabic.fold import fold
from marsad.readers.clause import Clause
from marsad.readers.events import Found
from marsad.readers.words import NOUN, VERB, Word
from marsad.types import EventTime, Magnitude, Quantity, Realis, Time
from marsad.values.numberwords import listed
from marsad.values.times import Found as FoundTime

_PEOPLE: Final = {
    "ASSAULT": "people",
    "COERCE": "detained",
    "PROTEST": "people",
    "AID": "people",
    "RETREAT": "people",
}
_TOLD: Final = ("killed", "injured", "detained", "displaced")
_CONTENT: Final = frozenset(("ان", "انه", "انها", "انهم", "بان", "بانه", "بانها"))
_BESIDE: Final = frozenset(("بعد", "قبل", "منذ"))
_DAY: Final = len("2017-03-01")
_VAGUE: Final = frozenset(("PRESENT_REF", "PAST_REF", "FUTURE_REF"))


def tense_of(words: list[Word], clauses: list[Clause], at: int) -> str | None:
    """The tense of the clause in which token `at` stands: «أعلن الاثنين» is past, «سيصل الجمعة» future."""
    best = None
    for clause in clauses:
        if clause.verb < at < clause.end + 4:
            best = clause
    if best is None:
        return None
    word = words[best.verb]
    if word.split.future or (best.verb and words[best.verb - 1].stem in ("سوف", "لن")):
        return "future"
    return "past" if word.tag == VERB and word.sense is not None and word.sense.past else None


def event_time(
    found: Found, realis: Realis, times: list[FoundTime], published: str | None, words: list[Word]
) -> EventTime:
    """The time of an event and what it rests on."""
    dated = [t for t in times if t.time.type in ("DATE", "TIME") and t.time.value not in _VAGUE]
    chosen = _nearest(found, dated, words)
    to_come = (
        chosen is not None and published is not None and (chosen.earliest or "")[:_DAY] > published[:_DAY]
    )
    if to_come and realis == "actual":
        chosen = None  # what has happened is not dated by what is to come
    if chosen is not None and (chosen.earliest or chosen.latest):
        return EventTime(
            earliest=chosen.earliest, latest=chosen.latest, basis="text", start=chosen.start, end=chosen.end
        )
    if published is None:
        return EventTime()
    try:
        day = datetime.date.fromisoformat(published[:_DAY])
    except ValueError:
        return EventTime()
    if realis in ("planned", "hypothetical"):
        return EventTime(earliest=day.isoformat(), latest=None, basis="published")
    return EventTime(earliest=None, latest=(day + datetime.timedelta(days=1)).isoformat(), basis="published")


def _nearest(found: Found, times: list[FoundTime], words: list[Word]) -> Time | None:
    """The time inside the event's clause, else the only one of the sentence.

    «قالت أمس إن الجيش يحتجز» says when it was said: a lone time is not taken from before أن.
    """
    clause = found.clause
    low = min(found.start, clause.first if clause is not None else found.start)
    high = max(found.end + 8, clause.end if clause is not None else found.end)
    inside = [t for t in times if low <= t.first < high and not _of_another(found, t.first, words)]
    if inside:
        return min(inside, key=lambda t: abs(t.first - found.anchor)).time
    if len(times) != 1 or any(w.fold in _CONTENT for w in words[times[0].end : found.anchor]):
        return None
    return None if _of_another(found, times[0].first, words) else times[0].time


def _of_another(found: Found, at: int, words: list[Word]) -> bool:
    """Whether the time at word `at` dates another deed behind this one.

    «قطعت العلاقات بعد إعادة انتخابه في 2018» says only that the ties were not cut earlier; «بحث مصير ستة مسجونين منذ
    2017» not that it was discussed in 2017, «عودة علاقاتهما المقطوعة منذ 2016» not that they came back in 2016.
    """
    undergone = (w for w in words[found.end : at - 1] if "pp" in w.classes)
    if words[at - 1].stem == "منذ" and any(_lasts(found, pp, at, words) for pp in undergone):
        return True
    return any(words[i].stem in _BESIDE and words[i + 1].cls == "masdar" for i in range(found.end, at - 1))


def _lasts(found: Found, participle: Word, at: int, words: list[Word]) -> bool:
    """Whether a participle tells for how long: it stands before «منذ», or describes a thing that the event is about."""
    if not (participle.article or participle.pronoun):
        return participle.i == at - 2
    return words[participle.i - 1].tag == NOUN and participle.i - 1 > found.anchor


def magnitudes(
    found: Found, quantities: list[tuple[int, Quantity]], spans: list[tuple[int, int]], words: list[Word]
) -> list[Magnitude]:
    """The sizes an event has: how many were killed or held, what it cost.

    `quantities` come with the word they begin at; `spans` are the offsets of the recipients in the text.
    """
    sizes = []
    clause = found.clause
    high = max(found.end + 10, clause.end if clause is not None else 0)
    for first, quantity in quantities:
        if quantity.kind == "money" and found.start <= first < high + 4:
            sizes.append(_magnitude("money", quantity))
        elif quantity.kind == "percent" and found.start <= first < high:
            sizes.append(_magnitude("share", quantity))
        elif quantity.kind == "number":
            received = any(a <= quantity.start < b for a, b in spans)
            back = 5 if quantity.mod else 1  # مقتل ما لا يقل عن 12
            before = [w.fold.removeprefix("و") for w in words[max(0, first - back) : first]]
            kind = _of_people(found, quantity, before, received=received)
            if kind is not None and (received or found.start <= first < high):
                sizes.append(_magnitude(kind, quantity))
    return sizes


def _of_people(found: Found, quantity: Quantity, before: list[str], *, received: bool) -> str | None:
    """What happened to so many: by the words around the number, else by the event that they receive."""
    noun = fold(quantity.of.split()[0]) if quantity.of else ""
    told = next((k for word in (noun, *reversed(before)) for k in _TOLD if word in listed(k)), None)
    usual = _usual(found)
    if told is not None and found.predicate.type in {"ASSAULT", "COERCE"}.union(_HOLDS[told]):
        fits = found.predicate.type in _HOLDS[told] and usual in (None, "people", told)
        return told if fits else None
    return usual if received and noun not in listed("no-people") else None


def _usual(found: Found) -> str | None:
    """What those are to an event who receive it."""
    kind = found.predicate.type
    if found.predicate.victims is not None:
        return found.predicate.victims
    if kind == "COERCE" and found.predicate.mode != "arrest":
        return None
    return _PEOPLE.get(kind)


_HOLDS: Final = {
    "killed": ("ASSAULT",),
    "injured": ("ASSAULT",),
    "detained": ("COERCE",),
    "displaced": ("ASSAULT", "COERCE", "AID"),
}


def _magnitude(kind: str, quantity: Quantity) -> Magnitude:
    return Magnitude(
        kind=kind, value=quantity.value, unit=quantity.unit, start=quantity.start, end=quantity.end
    )
