"""Where an event takes place: the place its own words put it in, «قصف الطيران مواقع [في حلب]».

«بحثا الأزمة في سوريا» is about Syria and took place elsewhere: behind a verb of talking the place must follow
the event, its parties or a time at once. Where the text leaves it open there is no place.
"""

from __future__ import annotations

from typing import Final

from marsad.lexicon.tables import Lexicon
from marsad.readers.clause import COMMAS, STOPS
from marsad.readers.events.draft import Found, Sentence
from marsad.readers.named import Named, is_place_noun
from marsad.readers.phrase import Party
from marsad.readers.words import ADV, NUMBER, PREP, QUANT, REL, SUB, TIME, VERB, Word

_IN: Final = frozenset(("في", "ب", "وسط", "داخل"))
_MATERIAL: Final = frozenset(("ASSAULT", "PROTEST", "COERCE"))
"""What leaves no doubt where it was: no topic is talked about."""
_BOUNDS: Final = frozenset((VERB, SUB, REL))
_LIGHT: Final = frozenset((PREP, ADV, NUMBER, QUANT, TIME))
_FAR: Final = 12
"""Words behind the event after which a place belongs to something else."""


def where(found: Found, sentence: Sentence, times: set[int], lexicon: Lexicon) -> Party | None:
    """The place of an event, None where the sentence does not say; `times` are the words of its times."""
    parties = (*found.actors, *found.recipients)
    # «مواقع في حلب» may be hit as a whole; who meets «الوزير في حكومة حلب» does so elsewhere.
    taken = {i for p in parties for i in ((p.start,) if _material(found) else range(p.start, p.end))}
    for at in range(found.anchor + 1, min(len(sentence.words), found.end + _FAR)):
        named = sentence.reader.name_of.get(at)
        if (
            named is None
            or named.start != at
            or at in taken
            or not (named.on_the_map or named.kind == "place")
        ):
            continue
        head = _head(at, sentence.words, lexicon)
        if head is not None and _near(found, head, sentence, times):
            return _party(named, head, sentence.words, lexicon)
    if found.predicate.type == "ASSAULT":  # «قصف الجيش حلب»: what was hit is where it was
        for party in found.recipients:
            if party.named is not None and party.named.town and party.carried is None:
                return _party(party.named, party.named.start, sentence.words, lexicon)
    return None


def _head(at: int, words: list[Word], lexicon: Lexicon) -> int | None:
    """Where the phrase «[في] مدينة حلب» begins whose name stands at `at`; None if nothing happens in it."""
    for head in range(at, max(at - 3, 0), -1):
        word, before = words[head], words[head - 1]
        if word.prep == "ب" or (not word.prep and before.tag == PREP and before.stem in _IN):
            return head
        if word.conj or not (is_place_noun(before, lexicon) or before.stem in lexicon.mark("place")):
            return None
    return None


def _party(named: Named, start: int, words: list[Word], lexicon: Lexicon) -> Party:
    """The place with the word for a province before it, «محافظة حلب»: neither that nor a capital is the entity
    that its name is elsewhere (the town, the government), so that it is left to its name.
    """
    province = words[start].stem in lexicon.mark("province")
    entity = None if province or named.rule == "capital" else named.entity
    return Party(start if province else named.start, named.end, entity, named.country, None, named)


def _material(found: Found) -> bool:
    return found.predicate.type in _MATERIAL


def _near(found: Found, head: int, sentence: Sentence, times: set[int]) -> bool:
    """Whether nothing stands between the event and the place that the place could belong to instead."""
    words = sentence.words
    between = range(found.end, head)
    for i in between:
        if words[i].tag in _BOUNDS or words[i].fold in STOPS:
            return False
    if _material(found):
        return True
    last = words[head - 1 - (words[head - 1].tag == PREP)]
    if found.anchor < last.i < found.end and last.cls != "masdar":
        return False  # «بحثا [الأزمة] في سوريا»
    own = {
        i for p in sentence.phrases for q in (*found.actors, *found.recipients)
        if q.start >= 0 and p.start <= q.start < p.end for i in range(p.start, max(p.end, q.end))
    }  # fmt: skip
    own |= times | {
        i for n in sentence.reader.name_of.values() if n.on_the_map for i in range(n.start, n.end)
    }
    return all(i in own or words[i].tag in _LIGHT for i in between if words[i].fold not in COMMAS)
