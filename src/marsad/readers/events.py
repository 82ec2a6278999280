"""Events: a predicate of the lexicon, and the parties its frame finds in the sentence.

A verb brings its parties through its clause; a noun through its construct, its adjectives, the prepositions
after it and the verb that carries it. What was considered and turned down is kept for `explain`.
"""

from __future__ import annotations

import msgspec

from marsad.lexicon.tables import Lexicon, Predicate
from marsad.readers.clauses import COMMAS, STOPS, Clause, agent_of_passive, antecedent
from marsad.readers.gazetteer import Match
from marsad.readers.mentions import Named
from marsad.readers.phrases import NounPhrase, Party, PhraseReader
from marsad.readers.words import ADJ, NAME, NOUN, PREP, PRON, REL, SUB, VERB, Word


class Found(msgspec.Struct):
    """An event in a sentence, in words; `why` lists the evidence for each party."""

    predicate: Predicate
    start: int
    end: int
    anchor: int
    """The word that names the event: verb, verbal noun or participle."""
    clause: Clause | None
    actors: list[Party] = msgspec.field(default_factory=list)
    recipients: list[Party] = msgspec.field(default_factory=list)
    why: list[str] = msgspec.field(default_factory=list)
    confidence: float = 0.8


class Sentence(msgspec.Struct):
    """What the earlier stages found in one sentence."""

    words: list[Word]
    phrases: list[NounPhrase]
    clauses: list[Clause]
    others: list[Match]
    reader: PhraseReader


def read_events(sentence: Sentence, lexicon: Lexicon) -> tuple[list[Found], list[str]]:
    """The events of a sentence in order, and the candidates that were turned down with the reason."""
    return _Events(sentence, lexicon).read()


class _Events:
    def __init__(self, sentence: Sentence, lexicon: Lexicon) -> None:
        self.s = sentence
        self.words = sentence.words
        self.lexicon = lexicon
        self.phrase_of: dict[int, NounPhrase] = {}
        for phrase in sentence.phrases:
            for i in range(phrase.start, phrase.end):
                self.phrase_of[i] = phrase
        self.clause_of_verb = {c.verb: c for c in sentence.clauses}
        self.used: set[int] = set()
        """Words that already belong to a trigger."""
        self.rejected: list[str] = []

    def read(self) -> tuple[list[Found], list[str]]:
        found: list[Found] = []
        for clause in self.s.clauses:
            event = self.verb_event(clause)
            if event is not None:
                found.append(event)
        found += self.noun_events()
        found.sort(key=lambda f: (f.start, f.end))
        return found, self.rejected

    # -- verbs ----------------------------------------------------------------------------------------

    def verb_event(self, clause: Clause) -> Found | None:
        word = self.words[clause.verb]
        signals = [t for k in word.keys if k in self.lexicon.verbs for t in self.lexicon.verbs[k].predicates]
        if not signals:
            return None
        best: tuple[int, int, Predicate] | None = None
        for takes in signals:
            predicate = self.lexicon.predicates[takes.predicate]
            if not takes.nouns:
                if best is None:
                    best = (0, -1, predicate)
                continue
            at = self.taken(clause, takes.nouns)
            if at >= 0 and (best is None or best[0] < 1):
                best = (1, at, predicate)
        if best is None:
            self.rejected.append(f"{word.fold}: none of the nouns its predicates take follows")
            return None
        _, at, predicate = best
        event = Found(predicate, clause.verb, clause.verb + 1, clause.verb, clause)
        self.used.add(clause.verb)
        if at > clause.verb and self.words[at].tag != PREP:
            self.used.add(at)
            event.end = at + 1 if at - clause.verb <= 6 else clause.verb + 1
        self.fill_verb(event, clause)
        return event

    def taken(self, clause: Clause, nouns: tuple[str, ...]) -> int:
        """The word among the clause's complements that is one of the nouns, else -1."""
        wanted = set(nouns)
        heads = 0
        for i in range(clause.verb + 1, min(clause.end, clause.verb + 14)):
            word = self.words[i]
            phrase = self.phrase_of.get(i)
            if phrase is not None and phrase.start == i and not phrase.joined and not phrase.time:
                heads += 1
            if heads > 4 or (phrase is not None and i - phrase.head > 2 and phrase.direct):
                continue
            if self.is_one(word, wanted):
                return i
        if clause.antecedent is not None and self.words[clause.antecedent.head].stem in wanted:
            return clause.antecedent.head
        if clause.object:
            for phrase in clause.object:
                if self.words[phrase.head].stem in wanted:
                    return phrase.head
        return -1

    def is_one(self, word: Word, wanted: set[str]) -> bool:
        return word.stem in wanted or word.fold in wanted or (word.stem.endswith("ا") and word.stem[:-1] in wanted)

    def fill_verb(self, event: Found, clause: Clause) -> None:
        frame = event.predicate.frame
        if clause.passive:
            self.put(event, frame["object"], clause.subject, f"subject of the passive ({clause.how})")
            if event.predicate.reciprocal:
                self.put(event, frame["subject"], clause.subject, "party of the passive")
        else:
            self.put(event, frame["subject"], clause.subject, clause.how)
            self.put(event, frame["object"], clause.object, "object")
            if clause.second:
                self.put(event, frame.get("second", "none"), clause.second, "second object")
            if clause.antecedent is not None:
                self.put(event, frame["object"], [clause.antecedent], "attached pronoun")
        self.put_obliques(event, clause.obliques)
        if clause.passive:
            for phrase in clause.obliques:
                if agent_of_passive(phrase, self.words):
                    self.put(event, "actor", [phrase], "agent of the passive")
        self.complete(event, clause.object + clause.obliques)

    def complete(self, event: Found, phrases: list[NounPhrase]) -> None:
        """Where the frame found nobody, the first party that a directing preposition brings is the recipient."""
        if event.recipients or event.predicate.reciprocal or event.predicate.type not in _DIRECTED:
            return
        known = {(p.start, p.end) for p in event.actors}
        countries = {p.country for p in event.actors}
        ranked = sorted(phrases, key=lambda p: (_DIRECTING.index(p.prep) if p.prep in _DIRECTING else 9, p.start))
        for phrase in ranked:
            if phrase.prep not in _DIRECTING or phrase.time or event.predicate.frame.get(phrase.prep) == "none":
                continue
            for party in phrase.parties:
                if (party.start, party.end) in known or (party.country is not None and party.country in countries):
                    continue
                event.recipients.append(party)
                event.why.append(f"recipient {self.text(party)}: the first party after {phrase.prep or 'the verb'}")
                event.confidence = 0.6
                return

    # -- roles ----------------------------------------------------------------------------------------

    def put_obliques(self, event: Found, phrases: list[NounPhrase]) -> None:
        for phrase in phrases:
            role = event.predicate.frame.get(phrase.prep)
            if role is None and phrase.prep in ("بين", "مابين"):
                role = "actor" if event.predicate.reciprocal else None
            if role == "actor" and phrase.prep == "بين" and event.actors:
                continue  # the doers are known: «بين البلدين» only says so again
            if role is not None:
                self.put(event, role, [phrase], f"after {phrase.prep}")

    def put(self, event: Found, role: str, phrases: list[NounPhrase], why: str) -> None:
        """Give the parties of these phrases a role, once."""
        if role not in ("actor", "recipient"):
            return
        target = event.actors if role == "actor" else event.recipients
        for phrase in phrases:
            parties = phrase.parties
            if not parties and phrase.pronoun and phrase.end - phrase.start == 1 and self.words[phrase.head].tag in (PREP, PRON):
                stands = antecedent(phrase.start, phrase.pronoun, self.s.phrases, exclude=[])
                parties = stands.parties if stands is not None else ()
            if not parties and phrase.pronoun == "":
                continue
            for party in parties:
                if any(p.start == party.start and p.end == party.end for p in (*event.actors, *event.recipients)):
                    continue
                target.append(party)
                event.why.append(f"{role} {self.text(party)}: {why}")

    def text(self, party: Party) -> str:
        return " ".join(w.fold for w in self.words[party.start : party.end])

    # -- nouns ----------------------------------------------------------------------------------------

    def noun_events(self) -> list[Found]:
        candidates: list[tuple[int, int, Predicate, str]] = []
        for match in self.s.others:
            if match.phrase.kind == "trigger":
                candidates.append((match.start, match.end, self.lexicon.predicates[int(match.phrase.key)], "noun"))
            elif match.phrase.kind == "participle":
                index, which = match.phrase.key.split()
                candidates.append((match.start, match.end, self.lexicon.predicates[int(index)], which))
        for word in self.words:
            if word.cls in ("masdar", "ap") and word.sense is not None:
                for takes in (t for k in word.keys if k in self.lexicon.verbs for t in self.lexicon.verbs[k].predicates):
                    if word.cls == "ap" and not self.adverbial(word):
                        continue
                    at = self.taken_by_noun(word, takes.nouns) if takes.nouns else word.i
                    if at >= 0:
                        kind = "masdar" if word.cls == "masdar" else "adverb"
                        candidates.append((word.i, at + 1, self.lexicon.predicates[takes.predicate], kind))
        candidates.sort(key=lambda c: (c[0], c[3] == "masdar", -(c[1] - c[0])))
        found = []
        for start, end, predicate, kind in candidates:
            span = range(start, end) if kind == "noun" else (start,)
            if any(i in self.used for i in span):
                continue
            word = self.words[start]
            if kind in ("noun", "masdar") and self.institutional(start):
                self.rejected.append(f"{word.fold}: {predicate.id} turned down, it names the business of an office")
                continue
            if not self.nominal(word, kind, end - start):
                self.rejected.append(f"{word.fold}: {predicate.id} turned down, the word is read as {word.tag}")
                continue
            self.used.update(range(start, end))
            if kind in ("active", "passive") and not self.predicative(word):
                found.append(self.participle(predicate, start, end, kind))
            elif kind == "adverb":
                found.append(self.adverb(predicate, start, end))
            else:
                found.append(self.noun_event(predicate, start, end))
        return found

    def nominal(self, word: Word, kind: str, length: int) -> bool:
        """Whether the word stands here as the noun the candidate needs."""
        if kind in ("masdar", "adverb"):
            return True
        if word.tag == VERB and word.sense is not None and word.sense.key != "?":
            return length > 1 and (word.prep != "" or word.article)
        return word.tag != NAME

    def adverbial(self, word: Word) -> bool:
        """An active participle used as an adverb: «منددا», «متهمة», after its clause."""
        if word.article or word.prep or word.sense is None or word.sense.number != "s":
            return False
        if not word.fold.endswith(("ا", "ه")) or word.pronoun:
            return False
        before = self.words[word.i - 1] if word.i else None
        if word.conj or before is None:
            return True
        return before.fold in COMMAS or before.fold in ('"', "»", "”") or (before.tag not in (NOUN, PREP) or before.article)

    def taken_by_noun(self, word: Word, nouns: tuple[str, ...]) -> int:
        """The word in construct with a verbal noun, or in the first phrase after it, that it needs; else -1."""
        wanted = set(nouns)
        for i in range(word.i + 1, min(word.i + 6, len(self.words))):
            other = self.words[i]
            if other.tag in (VERB, REL, SUB) or other.fold in STOPS or other.fold in COMMAS or other.conj:
                return -1
            if self.is_one(other, wanted):
                return i
        return -1

    def institutional(self, start: int) -> bool:
        """Whether the word only names the business of an office or body: وزير التخطيط والاستثمار."""
        phrase = self.phrase_of.get(start)
        while phrase is not None and phrase.joined and self.words[start].article:
            before = [p for p in self.s.phrases if p.end <= phrase.start]
            if not before:
                break
            phrase = before[-1]
        if phrase is None or phrase.head >= start and phrase.end > start and phrase.head == start:
            return False
        info = self.s.reader.noun(phrase.head)
        return info is not None and self.words[start].article and (
            info.party in ("organization", "group") or info.office is not None
        ) and self.words[start].cls in ("masdar", "noun", "") and not self.words[start].prep

    def noun_event(self, predicate: Predicate, start: int, end: int) -> Found:
        clause = self.governing(start)
        event = Found(predicate, start, end, start, clause)
        frame = predicate.frame
        word = self.words[start]
        phrase = self.phrase_of.get(start)
        at = end
        if word.pronoun and end == start + 1:
            stands = antecedent(start, word.pronoun, self.s.phrases, exclude=[])
            if stands is not None:
                self.put(event, frame["genitive"], [stands], "attached pronoun")
        # adjectives of nationality on the noun
        limit = phrase.end if phrase is not None else end
        while at < limit and (self.words[at].tag == ADJ or self.words[at].cls in ("ap", "pp")):
            stop = self.adjective(event, at)
            at = max(stop, at + 1)
        if at < limit and not word.pronoun and not word.article and at == end:
            self.genitive(event, self.inner(at, limit), phrase)
        elif at < limit:
            for i in range(at, limit):
                if self.words[i].tag == ADJ:
                    self.adjective(event, i)
        self.put_obliques(event, self.after(phrase.end if phrase is not None else end))
        self.carried(event, clause, phrase, start)
        if not event.actors and (self.words[start].cls in ("ap", "pp", "adjective")):
            self.nominal_subject(event, start)
        return event

    def nominal_subject(self, event: Found, start: int) -> None:
        """«إنه مستعد», «سوريا مستعدة»: the subject of a sentence without a verb."""
        word = self.words[start]
        i = start - 1
        while i >= 0 and self.words[i].tag in ("ADV", "PART", "NEG"):
            i -= 1
        if i < 0:
            return
        before = self.words[i]
        if before.tag == SUB and before.pronoun:
            for clause in reversed(self.s.clauses):
                if clause.complement == i:
                    self.put(event, "actor", clause.subject, "pronoun of إنّ: the subject of the verb before")
                    return
        for phrase in reversed(self.s.phrases):
            if phrase.end == i + 1 and not phrase.prep and phrase.direct and not word.article:
                self.put(event, "actor", [phrase], "subject of the nominal sentence")
                return

    def adjective(self, event: Found, at: int) -> int:
        """A nationality at word `at` names a party; returns the word after it."""
        named = self.demonym(at)
        if named is None:
            return at + 1
        role = event.predicate.frame["adjective"]
        party = Party(named.start, named.end, named.entity, named.country, None, named)
        if role in ("actor", "recipient"):
            (event.actors if role == "actor" else event.recipients).append(party)
            event.why.append(f"{role} {self.text(party)}: nationality on the noun")
        return named.end

    def demonym(self, at: int) -> Named | None:
        named = self.s.reader.name_of.get(at)
        return named if named is not None and named.rule == "demonym" else None

    def inner(self, at: int, limit: int) -> NounPhrase:
        """The phrase in construct after the trigger."""
        phrase = self.s.reader.phrase(at)
        phrase.end = min(max(phrase.end, at + 1), max(limit, at + 1))
        return phrase

    def genitive(self, event: Found, inner: NounPhrase, outer: NounPhrase | None) -> None:
        """The construct term; with a bare object behind it, the term is the doer (قصف الطيران المدينة)."""
        frame = event.predicate.frame
        group = [inner, *self.coordinated(outer)]
        role = frame["genitive"]
        follow = self.next_bare(outer)
        if role == "recipient" and follow is not None and frame["object"] == "recipient" and inner.direct:
            self.put(event, "actor", group, "construct, with an object behind it")
            self.put(event, "recipient", [follow], "object of the verbal noun")
            return
        if role == "recipient" and event.predicate.reciprocal:
            role = "actor"
        self.put(event, role, group, "construct")

    def coordinated(self, outer: NounPhrase | None) -> list[NounPhrase]:
        found: list[NounPhrase] = []
        if outer is None:
            return found
        last = outer
        for phrase in self.s.phrases:
            if phrase.start < last.end:
                continue
            if not phrase.joined or phrase.start - last.end > 2:
                break
            found.append(phrase)
            last = phrase
        return found

    def next_bare(self, outer: NounPhrase | None) -> NounPhrase | None:
        if outer is None:
            return None
        for phrase in self.s.phrases:
            if phrase.start == outer.end and not phrase.prep and not phrase.joined and not phrase.time and phrase.parties:
                return phrase
        return None

    def after(self, at: int) -> list[NounPhrase]:
        """The prepositional phrases that follow word `at` within the clause."""
        found: list[NounPhrase] = []
        i, count = at, 0
        while i < len(self.words) and count < 6:
            word = self.words[i]
            phrase = self.phrase_of.get(i)
            if phrase is not None and phrase.start == i:
                if phrase.prep:
                    found.append(phrase)
                    count += 1
                i = phrase.end
                continue
            if word.tag in (VERB, REL, SUB) or word.fold in STOPS or word.token.kind == "break":
                break
            if word.fold in COMMAS and i + 1 < len(self.words) and self.words[i + 1].tag not in (PREP,) and not self.words[i + 1].prep:
                break
            i += 1
        return found

    def governing(self, at: int) -> Clause | None:
        """The clause in whose arguments word `at` stands, else the last clause before it."""
        best = None
        for clause in self.s.clauses:
            if clause.verb < at < clause.end:
                best = clause
        return best

    def carried(self, event: Found, clause: Clause | None, phrase: NounPhrase | None, start: int) -> None:
        """A verb that carries the noun lends it its subject: «شنت إسرائيل غارة», «تبحث واشنطن فرض عقوبات»."""
        if clause is None:
            return
        verb = self.words[clause.verb]
        infos = [self.lexicon.verbs[k] for k in verb.keys if k in self.lexicon.verbs]
        lemma = next((i.lemma for i in infos if i.lemma in event.predicate.light), infos[0].lemma if infos else "")
        light = lemma in event.predicate.light
        classes = [c for i in infos for c in i.classes]
        in_subject = any(p is phrase for p in clause.subject)
        if in_subject and not light:
            return
        controlled = light or any(c in _CONTROL for c in classes)
        if light:
            event.start = min(event.start, clause.verb) if start - clause.verb <= 5 else event.start
            if event.start == clause.verb:
                self.used.add(clause.verb)
        free = not event.actors or (light and event.predicate.reciprocal)
        if controlled and free and not clause.passive and not in_subject:
            self.put(event, event.predicate.frame["subject"], clause.subject, f"subject of {lemma}, which carries it")
        if light:
            self.put_obliques(event, [p for p in clause.obliques if p.start < start])
            for p in clause.obliques:
                if clause.passive and agent_of_passive(p, self.words):
                    self.put(event, "actor", [p], "agent of the passive")

    def predicative(self, word: Word) -> bool:
        """«مستعد»: a participle that is said of a subject rather than naming somebody."""
        return not word.article and word.sense is not None and word.cls in ("ap", "adjective") and not (
            word.i + 1 < len(self.words) and self.words[word.i + 1].tag == ADJ
        ) and word.sense.number == "s"

    def participle(self, predicate: Predicate, start: int, end: int, kind: str) -> Found:
        """A participle: the active names the actor, the passive the recipient, itself or what it describes."""
        clause = self.governing(start)
        event = Found(predicate, start, end, start, clause)
        phrase = self.phrase_of.get(start)
        role = "actor" if kind == "active" else predicate.frame["object"]
        if phrase is not None:
            if phrase.head == start and not phrase.parties:
                party = Party(phrase.start, phrase.end, None, None, None)
                (event.actors if role == "actor" else event.recipients).append(party)
                event.why.append(f"{role} {self.text(party)}: the participle itself")
            else:
                self.put(event, role, [phrase], "described by the participle")
        return event

    def adverb(self, predicate: Predicate, start: int, end: int) -> Found:
        """A participle as adverb has the subject of its clause as its own."""
        clause = None
        for other in self.s.clauses:
            if other.verb < start:
                clause = other
        event = Found(predicate, start, end, start, clause)
        if clause is not None:
            self.put(event, predicate.frame["subject"], clause.subject, "subject of the clause it modifies")
        phrase = self.phrase_of.get(start)
        follow = self.next_bare(phrase) if phrase is not None else None
        if follow is None:
            for other in self.s.phrases:
                if other.start == start + 1 and not other.prep:
                    follow = other
        if follow is not None:
            self.put(event, predicate.frame["object"], [follow], "object of the participle")
        self.put_obliques(event, self.after(start + 1 if phrase is None else max(phrase.end, start + 1)))
        return event


_DIRECTED = frozenset((
    "SUPPORT", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE", "CONCEDE", "PROTEST", "AGREE",
    "RETREAT", "COOPERATE",
))  # fmt: skip
_DIRECTING = ("ضد", "علي", "", "من", "ل", "الي", "مع", "ب", "تجاه", "ازاء", "حيال", "لدي", "امام", "عن")
_CONTROL = frozenset(("verb.light", "verb.plan", "verb.attempt", "verb.possible", "verb.deny", "verb.aspect"))
