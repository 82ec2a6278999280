"""What a claim counts and is about: amounts, shares, numbers of things or people, weapons, a topic."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from marsad.lexicon.tables import ClaimRule
from marsad.readers.claims.ground import Ground, Told, says
from marsad.readers.clause import COMMAS
from marsad.readers.words import PREP, VERB, Word
from marsad.values.times import Found as FoundTime

_SHARED: Final = frozenset(("oil_trade", "energy_project", "arms_supply", "credit"))
"""Dimensions whose claims have a share: of a state's income, exports, weapons."""
_COUNTED: Final = frozenset(
    ("agreement", "detention", "arms_supply", "deployment", "energy_project", "recognition")
)
"""Dimensions whose claims have a number: of agreements, detainees, weapons, ships, wells, states."""
_TOPIC: Final = {"negotiation": "topic", "agreement": "subject"}
"""What it is called that a dimension is about."""
_ABOUT: Final = frozenset(("بشان", "حول", "بخصوص"))
"""Prepositions that bring the topic."""
_DAY: Final = len("2017-03-01")
_AROUND: Final = 8
"""Words before and behind an event in which stands how long it holds."""
_CARRYING: Final = {"verb.happening", "verb.doing", "verb.light"}
"""Verbs behind a noun that only say that it took place: «اجتماع جرى أمس»."""
_SINCE: Final = frozenset(("منذ", "مذ"))
_ENDED: Final = frozenset(("released", "raised"))
"""Values that do not last, so that «منذ» before a date dates something else."""
_AFTER: Final = frozenset(("بعد", "عقب", "قبل", "اثر"))
"""What stands before something else that a date behind it dates."""
_UNTIL: Final = frozenset(("حتي", "لغايه"))
"""What stands before the day to which it holds."""


def details(rule: ClaimRule, ground: Ground, start: int, end: int, told: Told) -> dict[str, Any]:
    """The amount, share, count, weapons and topic that stand in the reach of an event, words `start`..`end`."""
    detail: dict[str, Any] = dict(rule.detail)
    words = ground.sentence.words[start:end]
    for key, table in rule.read.items():
        value = next((value for value, wanted in table.items() if says(words, wanted)), None)
        if value is not None:
            detail[key] = value
    parties = [(p.start, p.end) for p in (*told.event.actors, *told.event.recipients)]
    for first, quantity in ground.quantities:
        inside = any(a <= quantity.start < b for a, b in parties)
        if not inside and not start <= first < end:
            continue
        if quantity.kind == "money":
            detail.setdefault("amount", quantity.value)
            detail.setdefault("currency", quantity.unit)
        elif quantity.kind == "percent" and rule.dimension in _SHARED:
            detail.setdefault("share", quantity.value)
            detail.setdefault("of", quantity.of)
        elif quantity.kind == "number" and rule.dimension in _COUNTED and quantity.of:
            detail.setdefault("count", quantity.value)
            detail.setdefault("of", quantity.of)
    if rule.dimension in _TOPIC and (topic := _topic(ground, told.found.end, end)):
        detail[_TOPIC[rule.dimension]] = topic
    return detail


_AT_ONCE: Final = frozenset(("بعدما", "عندما", "حين", "حينما", "لما"))
"""Words behind which stands what the event answered at once: «اعترفت به بعدما أعلن نفسه رئيسا في يناير»."""


def dates(rule: ClaimRule, ground: Ground, told: Told) -> tuple[str | None, str | None]:
    """From when to when it holds, when the text dates the event: «حتى نهاية العام» is an end."""
    time = told.event.time
    since, until = (time.earliest or "")[:_DAY] or None, (time.latest or "")[:_DAY] or None
    if time.basis != "text":
        return _lasting(rule, ground, told)
    found = next((t for t in ground.times if t.time.start == time.start), None)
    if found is not None and _elsewhere(found, ground, told):
        return None, None
    before = ground.sentence.words[found.first - 1].stem if found is not None and found.first > 0 else ""
    if before in _UNTIL:
        return None, until
    if before in _SINCE and rule.value in _ENDED:
        return None, None  # «أفرجت عن صحفي محتجز منذ عام 2015»
    return since, None


def _lasting(rule: ClaimRule, ground: Ground, told: Told) -> tuple[str | None, str | None]:
    """How long it holds, where no day dates the event: «منذ ثلاث سنوات», «خلال العامين الماضيين», «حتى نهاية 2025»."""
    found, words = told.found, ground.sentence.words
    since = until = None
    for time in ground.times:
        if not found.start - _AROUND <= time.first < found.end + _AROUND or _elsewhere(time, ground, told):
            continue
        if words[time.first - 1].stem in _UNTIL:
            until = (time.time.latest or "")[:_DAY] or None
        elif time.time.type == "DURATION" and not (words[time.first].stem in _SINCE and rule.value in _ENDED):
            since = since or (time.time.earliest or "")[:_DAY] or None
    return since, until


def _elsewhere(time: FoundTime, ground: Ground, told: Told) -> bool:
    """Whether the time dates something else: «قطعت العلاقات بعد انتخابات 2018», «الاتفاق الذي وقع أمس»."""
    found, words = told.found, ground.sentence.words
    own = found.clause.verb if found.clause is not None else -1
    low, high = (found.end, time.first) if time.first >= found.end else (time.end, found.start)
    between = range(low, high)
    verbs = [i for i in between if words[i].tag == VERB and i != own]
    others = [i for i in verbs if words[i - 1].stem not in _AT_ONCE]
    if any(not _CARRYING & _classes(words[i], ground) for i in others):
        return True
    if time.first < found.end:
        return False
    if any(words[i].fold in COMMAS for i in between) and any(
        one.found.anchor in between for one in ground.told
    ):
        return True
    return any(words[i].stem in _AFTER and i < time.first - 1 for i in between)


def _classes(word: Word, ground: Ground) -> set[str]:
    verbs = ground.lexicon.verbs
    return {cls for key in word.keys if key in verbs for cls in verbs[key].classes}


def weapons(rule: ClaimRule, ground: Ground, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The weapons, one by one, as spans of the text: «غواصات», «أنظمة دفاع جوي», «طائرات حربية»."""
    if rule.dimension != "arms_supply":
        return
    words = ground.sentence.words
    listed = False
    for phrase in ground.sentence.phrases:
        if not start <= phrase.start < end:
            continue
        first = next((i for i in range(phrase.start, phrase.end) if _begins(words[i:], rule.about)), -1)
        if first < 0 and listed and phrase.joined:
            first = phrase.start
        listed = first >= 0
        if listed:
            last = next((i for i in range(first + 1, phrase.end) if words[i].tag in (PREP, VERB)), phrase.end)
            yield ground.offsets(first, last)


def _begins(words: list[Word], wanted: frozenset[str]) -> bool:
    """Whether a wanted word or expression begins here: «معدات عسكرية»."""
    return says(words[:1], wanted) or (says(words[:2], wanted) and not says(words[1:2], wanted))


def _topic(ground: Ground, low: int, high: int) -> str | None:
    """What is talked about or agreed: «بشأن ترسيم الحدود»."""
    for phrase in ground.sentence.phrases:
        if low <= phrase.start < high and phrase.prep in _ABOUT:
            start, end = ground.offsets(phrase.start, phrase.end)
            return ground.text[start:end]
    return None
