"""Candidates: the nouns and participles that may name an event, and why some do not."""

from __future__ import annotations

from typing import Final

from marsad.lexicon.tables import Predicate, Takes
from marsad.readers.clause import COMMAS, QUOTES
from marsad.readers.demands import is_one
from marsad.readers.events.draft import Draft, Found
from marsad.readers.phrase import NounPhrase, Party
from marsad.readers.qualifying import deeds_too
from marsad.readers.words import ADJ, NAME, NOUN, PREP, PRON, SUB, VERB, Word

_ANONYMOUS: Final = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION", "RETREAT"))
"""Types that news reports without saying who."""


def suffering(draft: Draft, word: Word, candidates: list[tuple[int, int, Predicate, str]]) -> None:
    """A passive participle said of people tells what was done to them: «أميركيين محتجزين», «مدعومة من إيران»."""
    if word.tag == VERB:
        return
    _demanded(draft, word, candidates)
    _concluded(draft, word, candidates)
    if described(draft, word) is None:
        return
    for takes in signals(draft, word, "pp"):
        predicate = draft.lexicon.predicates[takes.predicate]
        people = not takes.nouns or "@person" in takes.nouns or "@party" in takes.nouns
        if not people or predicate.frame["object"] != "recipient":
            continue
        follow = draft.words[word.i + 1] if word.i + 1 < len(draft.words) else None
        # «مدعومة من إيران», but not «مسلحين من الشرطة»: the noun
        by = follow is not None and follow.fold == "من" and "noun" not in word.classes
        if predicate.type in ("COERCE", "ASSAULT") or (by and predicate.type in ("AID", "SUPPORT")):
            candidates.append((word.i, word.i + 1, predicate, "passive"))
            return


def _demanded(draft: Draft, word: Word, candidates: list[tuple[int, int, Predicate, str]]) -> None:
    """«رئيس الحكومة مطالب بالتدخل»: a duty said of somebody."""
    follow = draft.words[word.i + 1] if word.i + 1 < len(draft.words) else None
    if word.article or follow is None or follow.prep != "ب" or said_of(draft, word) is None:
        return
    for takes in signals(draft, word, "pp"):
        predicate = draft.lexicon.predicates[takes.predicate]
        if predicate.type == "REQUEST" and not takes.nouns:
            candidates.append((word.i, word.i + 1, predicate, "passive"))
            return


def _concluded(draft: Draft, word: Word, candidates: list[tuple[int, int, Predicate, str]]) -> None:
    """«الاتفاقية الموقعة بين البلدين»: what both sides did, said of the thing they made."""
    noun = concluded(draft, word)
    if noun is None:
        return
    for takes in signals(draft, word, "pp"):
        predicate = draft.lexicon.predicates[takes.predicate]
        if predicate.reciprocal and is_one(draft.words[noun], takes.nouns):
            candidates.append((word.i, word.i + 1, predicate, "passive"))
            return


def concluded(draft: Draft, word: Word) -> int | None:
    """The noun that a passive participle of its phrase describes as made by both sides, «الاتفاق النووي الموقع»."""
    around = (draft.phrase_of.get(word.i), draft.phrase_of.get(word.i - 1))
    phrase = next((p for p in around if p is not None and 0 <= p.head < word.i), None)
    if "pp" not in word.classes or word.conj or word.prep or phrase is None or phrase.direct:
        return None
    for at in range(word.i - 1, phrase.start - 1, -1):  # «بنود اتفاقية التعاون الموقعة»
        noun = draft.words[at]
        if noun.tag == NOUN and any(is_one(noun, t.nouns) for t in signals(draft, word, "pp") if t.nouns):
            return at
    return None


def said_of(draft: Draft, word: Word) -> NounPhrase | None:
    """The definite party right before an indefinite word, of whom it is said."""
    before = draft.phrase_of.get(word.i - 1)
    if before is None or not word.i <= before.end <= word.i + 1 or not before.direct or before.prep:
        return None
    closed = before.head < word.i and draft.reader.closed(word.i - 1)
    return before if before.definite or closed else None


def described(draft: Draft, word: Word) -> NounPhrase | None:
    """The party a participle is said of: its own phrase, or the one just before it."""
    phrase = draft.phrase_of.get(word.i)
    if phrase is None:
        return None
    if phrase.head < word.i:
        return phrase if phrase.direct else None
    for clause in draft.clauses:  # «ما زال الأسرى محتجزين», «كان مدعوما من الزعيم»
        if any(p is phrase for p in clause.object) and "verb.aspect" in draft.classes(clause.verb):
            return clause.subject[0] if clause.subject and clause.subject[0].direct else None
    at = word.i - 1
    if word.article and at > 0 and draft.words[at].fold in COMMAS:
        at -= 1  # «عمر عبد الرحمن، المسجون منذ 15 عاما»
    before = draft.phrase_of.get(at)
    if before is None or not before.direct or before.end != at + 1 or word.conj or word.prep:
        return None
    if at < word.i - 1 and draft.words[before.head].tag == NAME:
        return before
    return before if draft.words[before.head].article == word.article else None


def signals(draft: Draft, word: Word, cls: str) -> list[Takes]:
    """The predicates of the verbs behind a verbal noun or participle."""
    if cls not in word.classes:
        return []
    keys = {s.key: None for s in word.senses if s.cls == cls}
    return [t for info in draft.verbs_of(keys) for t in info.predicates]


def nominal(draft: Draft, word: Word, kind: str, length: int) -> bool:
    """Whether the word stands here as the noun the candidate needs."""
    if kind == "passive":
        return True
    if kind not in ("masdar", "active") and length == 1 and word.article and names_party(draft, word):
        return False  # المعارضة is a party, not an opposition to something
    if (
        kind == "masdar"
        and length == 1
        and word.article
        and word.cls != "masdar"
        and names_party(draft, word)
    ):
        return False
    if kind in ("masdar", "adverb"):
        return True
    if word.tag == VERB and word.sense is not None and word.sense.key != "?":
        return length > 1
    return word.tag != NAME


def names_party(draft: Draft, word: Word) -> bool:
    """Whether the word may also be a common noun for people or bodies."""
    keys = [
        s.key for s in word.senses if s.cls == "noun" and s.key and s.number != "d" and not deeds_too(word, s)
    ]  # «العدوان»: not two enemies
    return any(draft.lexicon.nouns[k].party in ("person", "organization", "group") for k in keys)


def _complemented(draft: Draft, word: Word) -> bool:
    """Whether a complement follows, as it does after a participle: إلى، ب، أن, a name."""
    if word.i + 1 >= len(draft.words):
        return False
    follow = draft.words[word.i + 1]
    return follow.tag in (PREP, SUB, NAME, PRON) or bool(follow.prep) or follow.article


def adverbial(draft: Draft, word: Word) -> bool:
    """An active participle used as an adverb: «منددا», «متهمة», after its clause."""
    if word.article or word.prep or word.sense is None or word.sense.number != "s":
        return False
    if not word.fold.endswith(("ا", "ه")) or word.pronoun:
        return False
    before = draft.words[word.i - 1] if word.i else None
    apart = before is not None and before.fold in QUOTES and word.fold.endswith("ا")
    if names_party(draft, word) and not _complemented(draft, word) and not apart:
        return False  # «قتل متظاهرا»: somebody, not a manner
    if word.conj or before is None:
        return True
    return (
        before.fold in COMMAS
        or before.fold in ('"', "»", "”")
        or (before.tag not in (NOUN, PREP) or before.article or (before.tag == PREP and bool(before.pronoun)))
    )


def institutional(draft: Draft, start: int) -> bool:
    """Whether the word only names the business of an office or body: وزير التخطيط والاستثمار."""
    phrase = draft.phrase_of.get(start)
    while phrase is not None and phrase.joined and draft.words[start].article:
        before = [p for p in draft.phrases if p.end <= phrase.start]
        if not before:
            break
        phrase = before[-1]
    if phrase is None or (phrase.head >= start and phrase.end > start and phrase.head == start):
        return False
    info = draft.reader.noun(phrase.head)
    return (
        info is not None
        and draft.words[start].article
        and (info.party in ("organization", "group", "vessel") or info.office is not None)
        and draft.words[start].cls in ("masdar", "noun", "")
        and not draft.words[start].prep
    )


COOPERATIVE: Final = frozenset(("SUPPORT", "AID", "COOPERATE"))
"""Types whose end is another event: «رفع الدعم» supports nobody."""


def ended(draft: Draft, start: int) -> bool:
    """Whether the noun stands in construct behind a word for ending: «سحب الدعم», «وقف المساعدات»."""
    before = draft.words[start - 1] if start else None
    return before is not None and before.tag == NOUN and before.stem in draft.lexicon.mark("ending")


def serves(draft: Draft, start: int) -> bool:
    """Whether the noun says what a tool or norm is for, «معدات تفجير», «حق الإضراب», or belongs to a name, «عنصر دعم»."""
    if any(m.phrase.kind == "noun" and m.start < start < m.end for m in draft.others):
        return True
    word, before = draft.words[start], draft.words[start - 1] if start else None
    if before is None or before.article or word.prep or word.conj or word.pronoun:
        return False
    if word.article:  # «قواعد الاشتباك»: how it may be done; «قانون العقوبات على كوبا» imposes them
        follow = draft.words[start + 1] if start + 1 < len(draft.words) else None
        hits = follow is not None and follow.fold in ("علي", "ضد")
        return before.stem in draft.lexicon.mark("norm") and not hits
    return before.stem in draft.lexicon.mark("tool")


def aimed_at(draft: Draft, start: int) -> bool:
    """Whether the noun is an aim, «دعاهم إلى تحمل مسؤولياتهم», «خطة لزعزعة الأمن», and nothing somebody has done."""
    before = [w for w in draft.words[max(start - 2, 0) : start] if w.fold not in QUOTES]
    behind = bool(before) and before[-1].tag == PREP
    asked = any(s.stance == "asks" and s.start <= start < s.end for s in draft.sayings)
    return (asked and behind) or draft.words[start].prep == "ل"


def predicative(draft: Draft, word: Word) -> bool:
    """«مستعد»: a participle that is said of a subject rather than naming somebody."""
    return (
        not word.article
        and word.sense is not None
        and word.cls in ("ap", "adjective")
        and not (word.i + 1 < len(draft.words) and draft.words[word.i + 1].tag == ADJ)
        and word.sense.number == "s"
    )


def kinds_of(draft: Draft, verb: Word) -> set[str]:
    """The types of event the verb signals by itself, without a noun it must take."""
    return {
        draft.lexicon.predicates[t.predicate].type
        for info in draft.verbs_behind(verb)
        for t in info.predicates
        if not t.nouns and not draft.lexicon.predicates[t.predicate].negated
    }


def asserted(draft: Draft, at: int) -> bool:
    """Whether the noun at word `at` is said to have been done, by whomever: «تم التفاوض», «جاءت المصادقة متأخرة»."""
    if concluded(draft, draft.words[at]) is not None:
        return True  # «الاتفاق الموقع عام 2015»
    phrase = draft.phrase_of.get(at)
    if phrase is None or phrase.head != at or phrase.prep or phrase.joined:
        return False
    known = draft.words[at].article and draft.words[at].stem in draft.lexicon.mark("deed")
    return any(
        (known or "verb.impersonal" in draft.classes(c.verb)) and any(p is phrase for p in c.subject)
        for c in draft.clauses
    )


def needs_met(draft: Draft, event: Found) -> bool:
    """Whether every role the predicate cannot do without was found; «تم» hides the doer of what was done."""
    hidden = asserted(draft, event.anchor)
    for role in event.predicate.needs:
        if hidden and role != "recipient":
            continue
        recipients = [p for p in event.recipients if not p.thing]
        has = {"actor": event.actors, "recipient": recipients}.get(role, event.actors or recipients)
        if not has:
            draft.rejected.append(f"{draft.words[event.anchor].fold}: {event.predicate.id} needs a {role}")
            return False
    return True


def stands(draft: Draft, event: Found) -> bool:
    """Whether what was found makes an event; the hurt may yet find the attack that hurt them."""
    if event.predicate.aftermath is None and not needs_met(draft, event):
        return False
    word = draft.words[event.anchor]
    if event.predicate.mode == "visit" and event.actors and not any(visits(draft, p) for p in event.actors):
        draft.rejected.append(f"{word.fold}: who flees or flies pays no visit")
        return False
    if (
        word.tag != VERB
        and event.predicate.type not in _ANONYMOUS
        and not event.actors
        and not event.recipients
        and not asserted(draft, event.anchor)
    ):
        draft.rejected.append(f"{word.fold}: {event.predicate.id} without any party is a topic, not an event")
        return False
    if (
        word.tag == VERB
        and word.sense is not None
        and word.sense.person in ("1s", "1p")
        and not spoken(draft, word.i)
    ):
        draft.rejected.append(f"{word.fold}: nobody speaks in the first person here")
        return False
    return True


def visits(draft: Draft, party: Party) -> bool:
    """Whether a party can pay a visit; «المهاجرون» and «الصاروخ» only arrive."""
    info = draft.reader.noun(party.start) if party.start >= 0 and party.named is None else None
    return info is None or (info.party not in ("weapon", "vessel") and info.sector not in _NO_GUESTS)


_NO_GUESTS: Final = frozenset(("REF", "UAF", "CRM"))
"""Sectors whose coming somewhere is no meeting: refugees, the armed, criminals."""


def spoken(draft: Draft, at: int) -> bool:
    """Whether word `at` stands in somebody's own words: after a quotation mark or with نحن, إننا."""
    return any(w.fold in QUOTES or w.pronoun == "نا" or w.fold == "نحن" for w in draft.words[:at])
