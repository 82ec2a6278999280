"""Events that a noun or participle names: construct, nationality, pronoun and prepositions bring the parties."""

from __future__ import annotations

from typing import Final

from marsad.lexicon.tables import Predicate
from marsad.readers.agreement import agent_of_passive
from marsad.readers.events.candidates import (
    COOPERATIVE,
    adverbial,
    aimed_at,
    ended,
    institutional,
    nominal,
    predicative,
    serves,
    signals,
    stands,
    suffering,
)
from marsad.readers.events.carriers import carried, relative_doer
from marsad.readers.events.complements import taken_by_noun
from marsad.readers.events.construct import acts, construct, genitive
from marsad.readers.events.draft import Draft, Found, Reason
from marsad.readers.events.governors import complained_of, done, met_for_it, own_doing, undergone
from marsad.readers.events.participles import adverb, agent_inside, participle, role_of_object
from marsad.readers.events.reach import governing, next_bare, phrases_after
from marsad.readers.events.recipients import complete_recipient
from marsad.readers.events.roles import by_speaker, other_side, possessor, put, put_obliques
from marsad.readers.phrase import NounPhrase, national
from marsad.readers.words import ADJ, NAME, NOUN, SUB, UNKNOWN, Word


def noun_events(draft: Draft) -> list[Found]:
    """The events nouns, verbal nouns and participles name, each word serving one event, longest trigger first."""
    candidates: list[tuple[int, int, Predicate, str]] = []
    for match in draft.others:
        if match.phrase.kind == "trigger":
            candidates.append(
                (match.start, match.end, draft.lexicon.predicates[int(match.phrase.key)], "noun")
            )
        elif match.phrase.kind == "participle":
            index, which = match.phrase.key.split()
            candidates.append((match.start, match.end, draft.lexicon.predicates[int(index)], which))
    for word in draft.words:
        if word.classes.isdisjoint(_DEEDS):
            continue
        thing = (
            word.cls == "noun" and word.sense is not None and not word.sense.key
        )  # «مدينة» condemns nobody
        active = (
            "ap" in word.classes
            and word.cls != "verb"
            and not thing
            and any(s.cls == "ap" for s in word.senses)
        )
        kinds = ["masdar"] if word.tag in (NOUN, ADJ, UNKNOWN) else []
        if active and adverbial(draft, word) and not _of_a_name(draft, word):
            # «أكد مساندة حزبه»: a verbal noun in ة unless a comma sets it apart.
            kinds.insert(len(kinds) if word.cls == "masdar" and follows_verb(draft, word) else 0, "adverb")
        for kind in kinds:
            for takes in signals(draft, word, "masdar" if kind == "masdar" else "ap"):
                if kind == "masdar" and word.cls != "masdar" and not takes.nouns:
                    continue  # «القضاء» is the judiciary unless «على» follows
                at = taken_by_noun(draft, word, takes.nouns) if takes.nouns else word.i
                if word.article and word.stem in draft.lexicon.mark("matter"):
                    continue  # «وصف الأمر بالخطير»: the matter, and no order
                if at >= 0:
                    candidates.append((word.i, at + 1, draft.lexicon.predicates[takes.predicate], kind))
        suffering(draft, word, candidates)
    # The longest trigger first; a verbal noun with what it takes before one noun alone.
    candidates.sort(key=lambda c: (c[0], -(c[1] - c[0] if c[3] == "noun" else 1), -(c[1] - c[0])))
    found = []
    for start, end, predicate, kind in candidates:
        span = range(start, end) if kind == "noun" else (start,)
        if any(i in draft.used for i in span):
            continue
        word = draft.words[start]
        if predicate.negated and not lacking(draft, start):
            continue  # «مشاركته» is no refusal; «عدم مشاركته» is
        if kind in ("noun", "masdar") and institutional(draft, start):
            draft.rejected.append(
                f"{word.fold}: {predicate.id} turned down, it names the business of an office"
            )
            continue
        if kind == "masdar" and predicate.frame.get("speaker") == "actor" and aimed_at(draft, start):
            draft.rejected.append(f"{word.fold}: {predicate.id} turned down, it is what somebody is to do")
            continue
        if word.cls == "masdar" and serves(draft, start):
            draft.rejected.append(f"{word.fold}: {predicate.id} turned down, it says what a thing is for")
            continue
        if predicate.type in COOPERATIVE and ended(draft, start):
            draft.rejected.append(f"{word.fold}: {predicate.id} turned down, it is said to end")
            continue
        if not nominal(draft, word, kind, end - start):
            draft.rejected.append(f"{word.fold}: {predicate.id} turned down, the word is read as {word.tag}")
            continue
        inside = kind == "passive" and agent_inside(draft, start) is not None
        if kind in ("active", "passive") and (inside or not predicative(draft, word)):
            event = participle(draft, predicate, start, end, kind)
        elif kind == "adverb":
            event = adverb(draft, predicate, start, end)
        else:
            within = kind == "masdar" or holds_party(draft, predicate, start, end)
            event = noun_event(draft, predicate, start, end, start + 1 if within else end)
        if stands(draft, event):
            draft.used.update(range(start, end) if kind == "noun" else (start, end - 1))
            found.append(event)
    return found


def holds_party(draft: Draft, predicate: Predicate, start: int, end: int) -> bool:
    """Whether a trigger of several words names a party itself: «استقالة الوزير», «قمع المتظاهرين»."""
    phrase = draft.phrase_of.get(start)
    if phrase is None or phrase.direct or phrase.head != start:
        return False
    shot = predicate.type == "ASSAULT" and predicate.frame["genitive"] == "actor"  # «رصاص الشرطة»
    if draft.words[start].cls != "masdar" and not shot:
        return False
    if predicate.type == "MOBILIZE" or predicate.frame["genitive"] not in ("actor", "recipient"):
        return False  # «نشر قوات»: with whom, not who
    clause = governing(draft, start)
    if clause is not None and clause.subject and "verb.doing" in draft.classes(clause.verb):
        return False  # «نفذ سجناء تمرد سجناء»
    for party in phrase.parties:
        info = draft.reader.noun(party.start)
        if start < party.start < end and party.named is None and not draft.words[party.start].pronoun:
            return info is None or info.party in ("person", "vessel", "group")
    return False


def _of_a_name(draft: Draft, word: Word) -> bool:
    """Whether a word that may be a plain noun stands before a name: «شمالي مدينة صبراتة» condemns nobody."""
    follow = draft.words[word.i + 1] if word.i + 1 < len(draft.words) else None
    plain = any(s.cls == "noun" and not s.key for s in word.senses)
    return plain and follow is not None and follow.tag in (NAME, UNKNOWN) and follows_verb(draft, word)


def follows_verb(draft: Draft, word: Word) -> bool:
    """Whether nothing sets the word apart from the verb and subject before it."""
    return not word.conj and word.i > 0 and draft.words[word.i - 1].token.kind == "word"


def lacking(draft: Draft, start: int) -> bool:
    """Whether the noun is denied as a noun is: «عدم المشاركة»."""
    return start > 0 and draft.words[start - 1].stem == "عدم"


def noun_event(draft: Draft, predicate: Predicate, start: int, end: int, at: int) -> Found:
    """The event of a noun; its arguments are read from word `at`, which a verbal noun has right behind it."""
    inward = at
    clause = governing(draft, start)
    event = Found(predicate, start, end, start, clause)
    frame = predicate.frame
    word = draft.words[start]
    phrase = draft.phrase_of.get(start)
    if word.pronoun and at == start + 1:
        owner = possessor(draft, start, word.pronoun, clause)
        if owner:
            behind_it = next(
                (p for p in phrases_after(draft, at)[:1] if p.prep in ("ل", "ب", "علي", "ضد")), None
            )
            own = (own_doing(draft, clause) and not complained_of(draft, event)) or behind_it is not None
            role = "actor" if frame["genitive"] == "recipient" and own else frame["genitive"]
            put(draft, event, role, owner, "attached pronoun")
        follow = next_bare(draft, phrase)
        if role_of_object(predicate) and follow is not None and follow.direct:
            put(draft, event, "recipient", [follow], "object of the verbal noun")
    for i in range(start + 1, inward):
        place = predicate.type == "PROTEST" or predicate.lasting  # «الحرب السورية»: where it is fought
        whose = not place or draft.words[i].fold.endswith(("ون", "ين"))  # «ثورة التونسيين»
        if whose and draft.demonym(i) is not None:  # «غارات إسرائيلية» is one trigger
            adjective(draft, event, i)
    # adjectives of nationality on the noun
    limit = phrase.end if phrase is not None else end
    hit = end > start + 1 and word.cls == "masdar" and draft.words[end - 1].tag == NOUN and at == end
    whose_it_is = "recipient" if hit and frame["object"] == "recipient" else ""  # «اختطاف طائرة ليبية»
    while at < limit and qualifies(draft, at, word):
        stop = adjective(draft, event, at, whose_it_is)
        at = max(stop, at + 1)
    if at < limit and not word.pronoun and not word.article and at == inward:
        genitive(draft, event, construct(draft, at, limit), phrase)
    elif at < limit:
        for i in range(at, limit):
            if draft.words[i].tag == ADJ:
                adjective(draft, event, i)
    behind = phrases_after(draft, phrase.end if phrase is not None else end)
    last = draft.reader.noun(end - 1)
    people = last is not None and last.party == "person"  # «استضافة لاجئين سوريين»: they are helped
    if not event.actors and predicate.type in ("COOPERATE", "AID") and not people:
        for i in range(end, limit):  # «توريد معدات عسكرية روسية»: whose the goods are
            adjective(draft, event, i)
    put(draft, event, "actor", forces_of(draft, event, behind), "whose forces they are, after ل")
    put_obliques(draft, event, visitors(draft, event, behind))
    agent = False
    for by in behind:
        known = agent and by.joined and any(p.named for p in by.parties)  # «من قبل كل من كندا وبيرو»
        agent = known or agent_of_passive(by, draft.words, event.anchor)
        if agent:
            put(draft, event, "actor", [by], "agent named after the noun")
    if not event.actors and word.cls in ("ap", "pp", "adjective"):
        nominal_subject(draft, event, start)
    done(draft, event, phrase)
    relative_doer(draft, event, phrase)  # what the noun itself says goes before what governs it
    if not undergone(draft, event, phrase):
        carried(draft, event, clause, phrase, start)
    by_speaker(draft, event)
    other_side(draft, event)
    if not event.recipients and event.predicate.type == "SUPPORT":
        put(draft, event, "recipient", met_for_it(draft, event, phrase), "with whom one has to do for it")
    source = event.predicate.type in ("COOPERATE", "REQUEST", "AGREE", "SANCTION")
    complete_recipient(
        draft, event, [p for p in behind[:2] if p.prep != "ب" and p.prep and (p.prep != "من" or source)]
    )
    return event


def forces_of(draft: Draft, event: Found, behind: list[NounPhrase]) -> list[NounPhrase]:
    """Who attacks when a definite attack has them behind ل: «العمليات العسكرية للجيش التركي ضد المسلحين»."""
    kinds = event.predicate.type == "ASSAULT" and not event.actors
    if not kinds or not behind or behind[0].prep != "ل" or not behind[0].direct:
        return []
    if not draft.words[event.anchor].article and not any(p.prep in ("علي", "ضد") for p in behind[1:2]):
        return []  # «قصف للجيش على حلب» is by the army, «قصف للجيش» may be of it
    return behind[:1] if acts(draft, behind[0]) and event.end == behind[0].start else []


def visitors(draft: Draft, event: Found, behind: list[NounPhrase]) -> list[NounPhrase]:
    """What is left of the phrases after a noun when the first of two in ل names the doer: «الزيارة لوفد لكراكاس»."""
    direct = [p for p in behind if p.prep == "ل" and p.direct]
    noun = draft.words[event.anchor]
    if event.actors or event.recipients or not noun.article or len(direct) < 2 or direct[1].joined:
        return behind
    if event.predicate.frame.get("ل") != "recipient" or not direct[1].parties[0].country:
        return behind
    put(draft, event, "actor", direct[:1], "the first of two in ل")
    return [p for p in behind if p is not direct[0]]


def qualifies(draft: Draft, at: int, noun: Word) -> bool:
    """Whether word `at` is an adjective of the noun: same definiteness, and not a plural of people."""
    word = draft.words[at]
    if word.tag != ADJ and word.cls not in ("ap", "pp"):
        return False
    if draft.reader.human_plural(at) or (draft.demonym(at) is None and draft.reader.noun(at) is not None):
        return False
    return word.article == (noun.article or bool(noun.pronoun)) or draft.demonym(at) is not None


def nominal_subject(draft: Draft, event: Found, start: int) -> None:
    """«إنه مستعد», «سوريا مستعدة»: the subject of a sentence without a verb; «الحكومة عاجزة» judges it."""
    word = draft.words[start]
    judged = event.predicate.type == "ACCUSE" and event.predicate.frame.get("speaker") == "actor"
    role = "recipient" if judged else "actor"
    i = start - 1
    while i >= 0 and draft.words[i].tag in ("ADV", "PART", "NEG"):
        i -= 1
    if i < 0:
        return
    before = draft.words[i]
    if before.tag == SUB and before.pronoun:
        for clause in reversed(draft.clauses):
            if clause.complement == i:
                put(draft, event, role, clause.subject, "pronoun of إنّ: the subject of the verb before")
                return
    for phrase in reversed(draft.phrases):
        if phrase.end == i + 1 and not phrase.prep and phrase.direct and not word.article:
            put(draft, event, role, [phrase], "subject of the nominal sentence")
            return


def adjective(draft: Draft, event: Found, at: int, role: str = "") -> int:
    """A nationality at word `at` names a party, of this role if given; returns the word after it."""
    named = draft.demonym(at)
    if named is None:
        return at + 1
    done_to = event.predicate.victims is not None or event.predicate.mode in _TO_PEOPLE
    suffers = done_to and not draft.words[event.anchor].article  # «مقتل تونسي»: one of that nation
    role = role or ("recipient" if suffers else event.predicate.frame["adjective"])
    party = national(named)
    if role in ("actor", "recipient"):
        (event.actors if role == "actor" else event.recipients).append(party)
        event.why.append(Reason(role, party, "nationality on the noun"))
    return named.end


_DEEDS: Final = frozenset(("masdar", "ap", "pp"))
"""Classes of which a word may name an event."""
_TO_PEOPLE: Final = frozenset(("arrest", "deport", "abduct"))
"""Modes of what can only be done to people: «إيقاف تونسي»."""
