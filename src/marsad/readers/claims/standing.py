"""For whom a party without a name stands: «قوات بقيادة كينيا», «ممثلون عن الحكومة», «ثلاث دول (كندا وبيرو وتشيلي)».

An event names the party as the text does; that nobody knows whose «قوات دولية» are does not mean that the text does
not say it. A claim is about states, so the state that leads, sends or is listed is its side.
"""

from __future__ import annotations

from dataclasses import replace
from typing import Final

import msgspec

from marsad.readers.claims.ground import NOWHERE, Ground, Told
from marsad.readers.clause import COMMAS, STOPS
from marsad.readers.named import Named
from marsad.readers.phrase import Party, named_party
from marsad.readers.words import ADJ, PREP, UNKNOWN, VERB

_NEAR: Final = 4
"""Words behind a party in which stands who leads it."""
_LIST: Final = 30
"""Words in a list in parentheses."""
_OFFICE: Final = 6
"""Words behind an office in which the state stands whose it is."""
_NATIONAL: Final = frozenset(("demonym", "inner"))
_STATES: Final = frozenset(("state", "capital"))
_NATIONS: Final = _STATES | {"demonym"}


def stood(told: Told, ground: Ground) -> Told:
    """The event with those in place of nameless parties for whom they stand."""
    found, event = told
    actors = [one for party in found.actors for one in stands_for(party, ground)]
    recipients = [
        one
        for party in found.recipients
        if not any(_owns(party, office, ground) for office in found.actors)
        for one in stands_for(party, ground)
    ]
    if actors == found.actors and recipients == found.recipients:
        return told
    return Told(
        replace(found, actors=actors, recipients=recipients),
        msgspec.structs.replace(
            event,
            actors=[ground.party(p) for p in actors],
            recipients=[ground.party(p) for p in recipients],
        ),
    )


def stands_for(party: Party, ground: Ground) -> list[Party]:
    """Those for whom a party stands, itself where nobody else is told."""
    if party.start < 0 or (party.entity and party.named is not None and party.named.rule != "body"):
        return [party]
    if members := _members(party, ground):
        return [named_party(one) for one in members]
    if party.country in NOWHERE and (leader := _leader(party, ground)) is not None:
        return [replace(party, entity=leader, country=leader)]  # «التحالف العربي بقيادة السعودية»
    nations = _nations(party, ground)
    if nations:
        return [named_party(one) for one in nations]
    listed = _listed(party, ground)
    if listed:
        return [named_party(one) for one in listed]
    if party.entity or party.country:
        return [party]
    one = _leader(party, ground) or _sender(party, ground) or _republic(party, ground)
    return [party if one is None else replace(party, country=one)]


def _nations(party: Party, ground: Ground) -> list[Named]:
    """The two nationalities of one body: «اللجنة الكينية الهندية المشتركة»."""
    names = ground.sentence.reader.name_of
    found = {
        n.entity: n for i in range(party.start, party.end) if (n := names.get(i)) and n.rule in _NATIONAL
    }
    ends = sorted(n.start for n in found.values())
    joint = len(found) == 2 and ends[1] - ends[0] == 1
    return sorted(found.values(), key=lambda n: n.start) if joint else []


def _owns(state: Party, office: Party, ground: Ground) -> bool:
    """Whether a state is no side but the owner of an office: «يؤدي وزير الخارجية للجمهورية الهندية زيارة …»."""
    behind = 0 <= state.start - office.end <= _OFFICE and not (office.country or office.entity)
    return behind and state.country is not None and _republic(office, ground) == state.country


def _republic(party: Party, ground: Ground) -> str | None:
    """The state whose office it is, by its formal name: «وزير الخارجية والتعاون لجمهورية الهند»."""
    words, formal = ground.sentence.words, ground.lexicon.mark("state-meant")
    for i in range(party.end, min(party.end + _OFFICE, len(words))):
        if words[i].tag == VERB or words[i].fold in STOPS | COMMAS:
            return None
        if words[i].prep == "ل" and words[i].stem in formal:
            names = ground.sentence.reader.name_of
            one = next((n for k in range(i, min(i + 3, len(words))) if (n := names.get(k))), None)
            return one.country if one is not None and one.rule in _NATIONS | {"institution"} else None
    return None


def _listed(party: Party, ground: Ground) -> list[Named]:
    """The states in parentheses behind «ثلاث دول»."""
    words, states = ground.sentence.words, ground.lexicon.mark("state-unnamed")
    end = party.end
    if not any(words[i].stem in states for i in range(party.start, end)):
        return []
    if end >= len(words) or words[end].fold != "(":
        return []
    last = next((i for i in range(end, min(end + _LIST, len(words))) if words[i].fold == ")"), end)
    names = ground.sentence.reader.name_of
    found = {n.entity: n for i in range(end, last) if (n := names.get(i)) and n.rule in _STATES}
    return list(found.values())


def _members(party: Party, ground: Ground) -> list[Named]:
    """The states of which a body consists: «اللجنة الرباعية المكونة من مصر والإمارات»."""
    words, composed = ground.sentence.words, ground.lexicon.mark("composed")
    behind = range(party.end, min(party.end + _NEAR, len(words) - 1))
    at = next((i for i in behind if words[i].stem in composed and words[i + 1].fold == "من"), -1)
    names = ground.sentence.reader.name_of
    found: list[Named] = []
    i = at + 2
    while at >= 0 and i < len(words) and (one := names.get(i)) is not None and one.rule in _STATES:
        found.append(one)
        i = one.end
    return found


def _leader(party: Party, ground: Ground) -> str | None:
    """The country that leads those: «قوات بقيادة كينيا», «قوة تقودها كينيا»."""
    words, names = ground.sentence.words, ground.sentence.reader.name_of
    leading = ground.lexicon.mark("leading")
    for i in range(party.start, min(party.end + _NEAR, len(words) - 1)):
        if words[i].stem in leading and (words[i].tag == PREP or words[i].prep == "ب" or words[i].pronoun):
            one = names.get(i + 1)
            return one.country if one is not None and one.rule in _NATIONS else None
        if i >= party.end and words[i].tag not in (ADJ, UNKNOWN):
            break  # «القوات المؤيدة للتحالف بقيادة …»: only the alliance is led
    return None


def _sender(party: Party, ground: Ground) -> str | None:
    """The country for which somebody speaks: «ممثلون عن الحكومة الكينية»."""
    words, sent = ground.sentence.words, ground.lexicon.mark("representative")
    if not any(words[i].stem in sent for i in range(party.start, party.end)):
        return None
    phrase = next(
        (p for p in ground.sentence.phrases if p.prep == "عن" and 0 <= p.start - party.end <= 1), None
    )
    known = [p.country for p in phrase.parties if p.country] if phrase is not None else []
    return known[0] if known else None


def backs(at: int, ground: Ground) -> bool:
    """Whether the party at a word is told as who backs somebody: «بدعم من كندا», «بدعم كندي», «المدعوم من كندا»."""
    words, backing = ground.sentence.words, ground.lexicon.mark("backing")
    before = words[max(at - 2, 0) : at] if at and words[at - 1].fold == "من" else words[max(at - 1, 0) : at]
    return any(w.stem in backing or w.fold in backing for w in before)
