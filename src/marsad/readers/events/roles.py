"""Roles: which phrase is the actor, which the recipient, and on what evidence."""

from __future__ import annotations

from typing import Final

from marsad.readers.agreement import PRONOUNS, antecedent, owned_by
from marsad.readers.clause import QUOTES, Clause
from marsad.readers.demands import SUFFERED
from marsad.readers.events.draft import Draft, Found, Reason
from marsad.readers.events.reach import coordinated, next_bare
from marsad.readers.phrase import NounPhrase, Party
from marsad.readers.words import NOUN, PART, PREP, PRON, PUNCT, QUANT, SUB, UNKNOWN, VERB


def put(
    draft: Draft, event: Found, role: str, phrases: list[NounPhrase], why: str, *, things: bool = True
) -> None:
    """Give the parties of these phrases a role, once; of an assault, `things` that are hit as well."""
    if role not in ("actor", "recipient"):
        return
    target = event.actors if role == "actor" else event.recipients
    for phrase in phrases:
        parties = named_pair(draft, phrase) or phrase.parties
        if role == "recipient" and (suffers(draft, event, phrase) or means(draft, event, phrase)):
            continue
        if (
            not parties
            and phrase.pronoun
            and phrase.end - phrase.start == 1
            and draft.words[phrase.head].tag in (PREP, PRON, QUANT)
        ):
            manner = (
                draft.words[event.anchor].cls == "ap"
            )  # «، متهمة إياها»: neither the accuser nor the word
            mine = event.clause is not None and (manner or event.clause.verb == event.anchor)
            own = event.clause.subject if event.clause is not None and mine else []
            itself = draft.phrase_of.get(event.start) if manner else None
            own = [*own, *([itself] if itself is not None else [])]
            stands = antecedent(phrase.start, phrase.pronoun, draft.phrases, exclude=own)
            parties = stands.parties if stands is not None else ()
        subject = event.clause.subject if event.clause is not None else []
        if not parties and role == "actor" and phrase in subject and draft.words[event.anchor].tag == VERB:
            named = (Party(phrase.start, phrase.end, None, None, None),) if quoted(draft, phrase) else ()
            name = draft.words[phrase.head : phrase.head + 2]  # «عبر رحيم بور عن قلقه»
            known = any(w.tag != UNKNOWN for w in name)
            parties = named or (() if known or len(name) < 2 else unheard(draft, phrase))
        physical = event.predicate.type == "ASSAULT" or event.predicate.mode == "arrest"
        if role == "recipient" and things and physical:
            parties = unheard(draft, phrase) or parties
            if not parties and attackable(draft, phrase):
                parties = (thing_hit(draft, phrase),)
        if not parties:
            continue
        for party in parties:
            if any(same_party(p, party) for p in (*event.actors, *event.recipients)):
                continue
            target.append(party)
            event.why.append(Reason(role, party, why))


def thing_hit(draft: Draft, phrase: NounPhrase) -> Party:
    """What is hit with whose it is: «غارة على [قاعدة للجيش السوري]» hits something Syrian."""
    owner = draft.phrase_of.get(phrase.end)
    if owner is None or owner.start != phrase.end or owner.prep != "ل" or not owner.direct or owner.joined:
        return Party(phrase.start, phrase.end, None, None, None, thing=True)
    whose = owner.parties[0]
    return Party(phrase.start, owner.end, None, whose.country, whose.sector, thing=True)


def quoted(draft: Draft, phrase: NounPhrase) -> bool:
    """Whether the phrase is a name in quotation marks: «طالب "التيار الوطني" الحكومة بالاستقالة»."""
    if phrase.start < 1 or phrase.end >= len(draft.words) or not phrase.definite:
        return False
    return draft.words[phrase.start - 1].fold in QUOTES and draft.words[phrase.end].fold in QUOTES


def named_pair(draft: Draft, phrase: NounPhrase) -> tuple[Party, ...]:
    """Those whom names behind a dual or plural title call: «اغتال مجهولون النائبين سامي عيسى ومروان حداد»."""
    last = phrase.parties[-1] if phrase.parties else None
    sense = draft.words[last.start].sense if last is not None and last.start >= 0 else None
    if last is None or last.named is not None or sense is None or sense.number == "s":
        return ()
    two = sense.number == "d"
    if two and not draft.words[last.start].stem.endswith(("ين", "ان")):
        return ()
    pair = [p for p in draft.phrases if last.end <= p.start <= last.end + 1 and p.direct and not p.prep]
    names = [*pair[:1], *coordinated(draft, pair[0])] if pair else []
    both = tuple(p.parties[0] for p in names if p.parties and p.direct)
    people = all(p.named is not None and p.named.kind == "person" for p in both[: 1 if two else None])
    return both if (len(both) == 2 if two else len(both) > 1) and people else ()


def means(draft: Draft, event: Found, phrase: NounPhrase) -> bool:
    """Whether somebody inside the phrase only carries it out: «رفضت نشر قوات في مالي», «مستعدة لسحب جنودها»."""
    if event.predicate.type not in _VERBAL or phrase.direct or not phrase.parties or phrase.start < 0:
        return False
    party = phrase.parties[0]
    head = draft.words[party.start]
    told = not head.pronoun or any(i in draft.reader.name_of for i in range(party.start, party.end))
    known = party.named is not None or (party.country is not None and told)
    if party.start <= phrase.start or known:
        return False
    info = draft.reader.noun(party.start)
    verbs = draft.verbs_behind(draft.words[phrase.head])
    sent = any(draft.lexicon.predicates[t.predicate].type == "MOBILIZE" for v in verbs for t in v.predicates)
    forces = sent or (info is not None and (info.sector == "MIL" or info.party in ("weapon", "vessel")))
    subject = event.clause.subject if event.clause is not None else []
    own = bool(head.pronoun) and bool(event.actors) and (not subject or owned_by(head.pronoun, subject))
    return (forces and not head.article) or own


_VERBAL: Final = frozenset(("AGREE", "CONCEDE", "RETREAT", "THREATEN", "REJECT", "REQUEST", "SUPPORT"))
"""Types that send or bring back forces without having them as their other side."""


def suffers(draft: Draft, event: Found, phrase: NounPhrase) -> bool:
    """Whether the phrase names whom the deed complained of was done to: «أدان اعتقال الصحفيين» accuses no journalist."""
    whose = draft.words[event.anchor].tag == VERB or bool(
        event.actors
    )  # else the victim alone makes it an event
    if event.predicate.type != "PROTEST" and not (event.predicate.type == "ACCUSE" and whose):
        return False
    while (phrase.direct and phrase.joined) or (phrase.direct and not phrase.prep):
        start = phrase.start  # «باغتيال النائبين سامي عيسى ومحمود عباس»
        before = [p for p in draft.phrases if start - 1 <= p.end <= start]
        if not before:
            break
        phrase = before[-1]
    if phrase.direct or not phrase.parties:
        return False
    at = phrase.parties[0].start - 1
    if at < phrase.start or draft.words[at].cls != "masdar":
        return False
    if next_bare(draft, phrase) is not None and not named_pair(draft, phrase):
        return False
    infos = draft.verbs_behind(draft.words[at])
    done = [draft.lexicon.predicates[t.predicate] for info in infos for t in info.predicates]
    return bool(done) and all(p.type in SUFFERED and p.frame["genitive"] == "recipient" for p in done)


def put_obliques(draft: Draft, event: Found, phrases: list[NounPhrase]) -> None:
    """Gives phrases behind prepositions the roles the frame lays down for those prepositions."""
    if event.predicate.type == "REQUEST" and not event.recipients:
        put(draft, event, "recipient", who_is_to_do_it(draft, phrases), "whose deed is asked for")
    matter = False
    for i, phrase in enumerate(phrases):
        role = event.predicate.frame.get(phrase.prep)
        matter = matter and phrase.joined
        if matter:
            continue  # «اتهم إيران بتهريب أسلحة إلى البحرين [والكويت]»
        if (
            phrase.joined
            and i
            and draft.words[phrases[i - 1].head].cls != "masdar"
            and another_deed(draft, phrase)
        ):
            continue  # «سيطرة الجيش على حلب وانسحاب المسلحين»
        if phrase.start >= 0 and (
            aside(draft, event, phrase) or (i and of_the_one_before(draft, phrases[i - 1], phrase))
        ):
            continue
        if role is None and phrase.prep in ("بين", "مابين"):
            role = "actor" if event.predicate.reciprocal else None
        again = not any(p.named is not None for p in phrase.parties)
        if role == "actor" and phrase.prep == "بين" and event.actors and again and not phrase.joined:
            continue  # the doers are known: «بين البلدين» only says so again
        purpose = event.predicate.type in ("REQUEST", "THREATEN") and phrase.prep in ("ل", "الي")
        if role == "actor" and phrase.prep == "ب" and where(draft, phrase):
            continue  # «لقاء نظمه المكتب بصفاقس», «اجتماع عقده الحزب بولاية باجة»
        if role == "recipient" and purpose and not phrase.direct:
            continue  # a purpose, not a party: «دعا إلى دعم ضحايا الفيضانات»
        if (
            role == "recipient"
            and phrase.prep in ("ل", "ب", "الي", "من")
            and event.recipients
            and not phrase.joined
        ):
            matter = not any(p in event.recipients for p in phrase.parties)
            continue  # the direct object is the other side; what follows is the matter
        active = event.clause is not None and not event.clause.passive and event.anchor == event.clause.verb
        listed = phrase.joined and phrase.prep == "بين"
        if role == "actor" and active and event.actors and not (event.predicate.reciprocal or listed):
            continue  # «استنكر الحزب ما صدر من …»: the doer is known
        if role is not None:
            inner = [
                p for p in phrases[max(i - 1, 0) : i] if phrase.joined and phrase.direct and not p.direct
            ]
            put(draft, event, role, [*inner, phrase], f"after {phrase.prep}")  # «بتنحي الرئيس وحزبه»


def where(draft: Draft, phrase: NounPhrase) -> bool:
    """Whether the phrase names a town or another place: «بصفاقس», «بقصر الرئاسة»."""
    named = phrase.parties[0].named if phrase.parties else None
    if named is not None and (named.town or named.rule == "seat"):
        return True
    info = draft.reader.noun(phrase.head) if phrase.start >= 0 else None
    place = info is not None and info.party == "place"
    return place or draft.words[phrase.head].stem in draft.lexicon.mark("before-place")


def aside(draft: Draft, event: Found, phrase: NounPhrase) -> bool:
    """Whether the phrase belongs to a reason between: «قصفت القاعدة ردا على هجوم [على البلدة]»."""
    objects = [p.head for p in event.clause.object] if event.clause is not None else []
    for word in draft.words[event.end : max(phrase.start - 1, event.end)]:
        term = word.tag == PART and word.sense is None  # «ردا على» is one expression
        deed = word.tag == NOUN and word.cls == "masdar" and word.i not in objects
        if not word.fold.endswith("ا") or not (term or deed) or draft.words[word.i + 1].tag != PREP:
            continue
        if not (word.prep or word.article or word.pronoun or word.conj):
            return True
    return False


def of_the_one_before(draft: Draft, before: NounPhrase, phrase: NounPhrase) -> bool:
    """Whether what ل brings belongs to a deed right before it: «محادثات بشأن زيارة [لبغداد]»."""
    deed = before.head >= 0 and draft.words[before.head].cls == "masdar" and not before.parties
    deed = deed and not (before.joined and phrase.direct)  # «عن مساندته ودعمه للحكومة»: of both
    return (
        phrase.prep == "ل"
        and deed
        and before.prep in ("بشان", "حول", "عن", "في")
        and before.end == phrase.start
    )


def who_is_to_do_it(draft: Draft, phrases: list[NounPhrase]) -> list[NounPhrase]:
    """Whose deed the verbal noun behind a demand is: «دعا إلى انسحاب القوات الروسية», «طالب باستقالة الوزير»."""
    for phrase in phrases[:2]:
        if phrase.prep not in ("الي", "ب", "ل", "علي") or phrase.direct or not phrase.parties:
            continue
        at = phrase.parties[0].start - 1
        if at >= phrase.start and intransitive(draft, at):
            return [phrase, *(p for p in coordinated(draft, phrase) if p.direct)]
    return []


def intransitive(draft: Draft, at: int) -> bool:
    """Whether what follows the verbal noun at word `at` in construct does it: «تدخل الجيش», «زيارة الوزير»."""
    word = draft.words[at]
    keys = [s.key for s in word.senses if s.cls == "masdar"]
    if word.tag != NOUN or not keys:
        return False
    if all(key.split()[-1] in _WITHOUT_OBJECT for key in keys):
        return True
    infos = draft.verbs_of(keys)
    frames = [draft.lexicon.predicates[t.predicate].frame for info in infos for t in info.predicates]
    return bool(frames) and all(f["genitive"] == "actor" for f in frames)


_WITHOUT_OBJECT: Final = frozenset(("انفعل", "تفاعل", "تفعّل", "تفعلل", "افعلّ"))
"""Derived forms that hardly ever have an object."""


def another_deed(draft: Draft, phrase: NounPhrase) -> bool:
    """Whether a joined phrase is a deed of its own, «سيطرة الجيش على البلدة وانسحاب المسلحين», and no other harm."""
    if phrase.direct or draft.words[phrase.head].cls != "masdar":
        return False
    verbs = draft.verbs_behind(draft.words[phrase.head])
    named = {t.predicate for info in verbs for t in info.predicates}
    named |= {
        int(m.phrase.key) for m in draft.others if m.start == phrase.head and m.phrase.kind == "trigger"
    }
    return all(draft.lexicon.predicates[i].victims is None for i in named)


def by_speaker(draft: Draft, event: Found) -> None:
    """Who speaks is the doer of what is said in the first person, and of what a frame gives to the speaker."""
    first = in_first_person(draft, event.anchor)
    if event.actors or not (first or event.predicate.frame.get("speaker") == "actor"):
        return
    for saying in reversed(draft.sayings):
        if saying.start <= event.anchor < saying.end and saying.cue != event.anchor:
            if "verb.deny" in draft.classes(saying.cue):
                return  # «نفى أن تكون موسكو تدخلت» accuses nobody
            put(draft, event, "actor", saying.speaker, "the speaker")
            return


def in_first_person(draft: Draft, at: int) -> bool:
    """Whether the subject of word `at` is whoever speaks: «نوافق», «إننا مستعدون», «نحن مستعدون»."""
    sense = draft.words[at].sense
    if sense is not None and sense.person in ("1s", "1p"):
        return True
    before = draft.words[at - 1] if at else None
    return before is not None and (
        (before.tag == SUB and before.pronoun in ("نا", "ي")) or before.stem in ("نحن", "انا")
    )


def other_side(draft: Draft, event: Found) -> None:
    """Who speaks for a state is the other side of what is done with somebody: «قال الوزير إن المعارك مع … مستمرة»."""
    evidence = [r.evidence for r in event.why if r.role == "actor"]
    if not event.predicate.reciprocal or evidence != ["after مع"] or not draft.words[event.anchor].article:
        return
    for saying in reversed(draft.sayings):
        if saying.start <= event.anchor < saying.end and saying.speaker:
            official = [p for p in saying.speaker[0].parties if p.country and p.sector in ("GOV", "MIL")]
            if official and official[0].country not in {a.country for a in event.actors}:
                put(
                    draft, event, "actor", saying.speaker[:1], "the speaker, the other side of what is mutual"
                )
            return


def attackable(draft: Draft, phrase: NounPhrase) -> bool:
    """What can be attacked without being a party: a building, a vehicle, a village."""
    word = draft.words[phrase.head]
    return phrase.start >= 0 and not phrase.time and word.cls not in ("masdar", "") and word.tag == NOUN


def unheard(draft: Draft, phrase: NounPhrase) -> tuple[Party, ...]:
    """The name nobody knows with which the phrase begins: «إعدام نورزان الكريمي الأخ الأصغر للأمير»."""
    end, words = phrase.head, draft.words
    while end < phrase.end and words[end].tag != PUNCT and not words[end].conj:
        if words[end].article and words[end].tag != UNKNOWN:
            break
        end += 1
    own = words[phrase.head].tag == UNKNOWN and phrase.start == phrase.head and not phrase.prep
    if (
        not own
        or phrase.direct
        or phrase.start < 0
        or words[phrase.head].fold.startswith("ال")
        or words[phrase.head].pronoun
    ):
        return ()
    return (Party(phrase.head, end, None, None, None),)


def same_party(one: Party, other: Party) -> bool:
    """Whether two parties are the same words for the same one: «البلدان» are two."""
    if (one.mention or other.mention) and one.entity is not None:
        return one.entity == other.entity  # a description and the name it stands for are one party
    same = (one.start, one.end, one.carried) == (other.start, other.end, other.carried)
    return same and (one.entity, one.country) == (other.entity, other.country)


def addressed(draft: Draft, clause: Clause) -> list[NounPhrase]:
    """Whom a demand or an accusation names."""
    if clause.object and not accusation(draft, clause.object[0]):
        return clause.object
    if clause.antecedent is not None:
        return [clause.antecedent]
    return [p for p in clause.obliques if p.prep in ("من", "ل", "الي") and p.direct][:1]


def accusation(draft: Draft, phrase: NounPhrase) -> bool:
    """Whether the object only says that somebody is accused: «وجّهت النيابة اتهامات لثلاثة موظفين»."""
    verbs = draft.verbs_behind(draft.words[phrase.head])
    types = {draft.lexicon.predicates[t.predicate].type for v in verbs for t in v.predicates}
    return draft.words[phrase.head].cls == "masdar" and not phrase.parties and types == {"ACCUSE"}


def possessor(draft: Draft, at: int, pronoun: str, clause: Clause | None) -> list[NounPhrase]:
    """Whom the pronoun on an event noun means: the subject of its clause when it agrees, else the nearest."""
    number, gender = PRONOUNS.get(pronoun, ("s", ""))
    subject = clause.subject if clause is not None else []
    if subject and subject[0].parties and (
        (len(subject) > 1 or subject[0].number == "p") if number == "p"
        else (not subject[0].gender or not gender or subject[0].gender == gender)
        and not (pronoun == "ه" and subject[0].number == "p")
    ):  # fmt: skip
        return subject
    stands = antecedent(at, pronoun, draft.phrases, exclude=[])
    return [stands] if stands is not None else []
