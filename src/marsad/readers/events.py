"""Events: a predicate of the lexicon, and the parties its frame finds in the sentence.

A verb brings its parties through its clause; a noun through its construct, its adjectives, the prepositions
after it and the verb that carries it. What was considered and turned down is kept for `explain`.
"""

from __future__ import annotations

import msgspec

from marsad.lexicon.tables import Lexicon, Predicate, Takes
from marsad.readers.clauses import COMMAS, PRONOUNS, QUOTES, STOPS, Clause, agent_of_passive, antecedent
from marsad.readers.gazetteer import Match
from marsad.readers.mentions import Named
from marsad.readers.phrases import NounPhrase, Party, PhraseReader
from marsad.readers.speech import Saying
from marsad.readers.words import ADJ, NAME, NOMINAL, NOUN, PREP, PRON, REL, SUB, VERB, Word


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
    sayings: list[Saying]


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
        self.swallowed: set[int] = set()
        """Verbs that only say whom another event hits."""

    def read(self) -> tuple[list[Found], list[str]]:
        found: list[Found] = []
        for clause in self.s.clauses:
            event = self.verb_event(clause)
            if event is not None:
                found.append(event)
        found += self.noun_events()
        found += self.duties()
        found = self.absorb(self.merge(found))
        found = [f for f in found if self.complete_enough(f)]
        found.sort(key=lambda f: (f.start, f.end))
        return found, self.rejected

    def duties(self) -> list[Found]:
        """«على السودان أن يعيد …»: what somebody is told to do, without a word that says so."""
        predicate = self.duty_predicate()
        if predicate is None:
            return []
        found = []
        for phrase in self.s.phrases:
            follow = self.words[phrase.end] if phrase.end < len(self.words) else None
            if phrase.prep != "علي" or follow is None or follow.tag != SUB or follow.stem != "ان":
                continue
            if not phrase.parties and not phrase.pronoun or not phrase.direct and not phrase.pronoun:
                continue
            if any(c.verb < phrase.start < c.end and c.verb in self.used for c in self.s.clauses):
                continue
            verb = self.words[phrase.end + 1] if phrase.end + 1 < len(self.words) else None
            if verb is None or verb.tag != VERB or verb.sense is None or verb.sense.past:
                continue
            at = phrase.start if self.words[phrase.start].tag == PREP else phrase.start - 1
            event = Found(predicate, at, phrase.end + 1, at, None)
            self.put(event, "recipient", [phrase], "on whom the duty lies")
            self.by_speaker(event)
            found.append(event)
        return found

    def duty_predicate(self) -> Predicate | None:
        return next((p for p in self.lexicon.predicates if p.id == "request.duty"), None)

    def complete_enough(self, event: Found) -> bool:
        """Whether every role the predicate cannot do without was found."""
        for role in event.predicate.needs:
            has = {"actor": event.actors, "recipient": event.recipients}.get(role, event.actors or event.recipients)
            if not has:
                self.rejected.append(f"{self.words[event.anchor].fold}: {event.predicate.id} needs a {role}")
                return False
        word = self.words[event.anchor]
        if word.tag != VERB and event.predicate.type not in _ANONYMOUS and not event.actors and not event.recipients:
            self.rejected.append(f"{word.fold}: {event.predicate.id} without any party is a topic, not an event")
            return False
        if word.tag == VERB and word.sense is not None and word.sense.person in ("1s", "1p") and not self.spoken(word.i):
            self.rejected.append(f"{word.fold}: nobody speaks in the first person here")
            return False
        return True

    def spoken(self, at: int) -> bool:
        """Whether word `at` stands in somebody's own words: after a quotation mark or with نحن, إننا."""
        return any(w.fold in QUOTES or w.pronoun == "نا" or w.fold == "نحن" for w in self.words[:at])

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
        """The word among the clause's complements that is one of the nouns, else -1.

        «@place» stands for any place or state, «@party» for anybody who can act, «@person» for people.
        """
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
        if clause.complement >= 0:
            for i in range(clause.complement + 1, min(clause.complement + 11, len(self.words))):
                if self.words[i].fold in STOPS or self.words[i].fold in COMMAS:
                    break
                if self.is_one(self.words[i], wanted):
                    return clause.verb
        for phrase in clause.subject:
            if 0 <= phrase.head < clause.verb and self.is_one(self.words[phrase.head], wanted):
                return clause.verb
        for phrase in clause.obliques[:4]:
            if phrase.prep in wanted:
                return phrase.start if self.words[phrase.start].tag == PREP else clause.verb
        kinds = wanted & _KINDS
        if kinds:
            if "@weapon" in kinds and any(self.armed(p) for p in clause.subject):
                return clause.verb
            complements = [*clause.object, *clause.obliques[:2], *(clause.subject if clause.passive else [])]
            if clause.antecedent is not None:
                complements.append(clause.antecedent)
            if any(self.is_kind(p, kinds) for p in complements):
                return clause.verb
        for phrase in [*clause.object, *([clause.antecedent] if clause.antecedent is not None else [])]:
            if self.words[phrase.head].stem in wanted:
                return phrase.head
        if clause.passive and clause.subject and self.words[clause.subject[0].head].stem in wanted:
            return clause.subject[0].head
        return -1

    def armed(self, phrase: NounPhrase) -> bool:
        """Warships, bombers, troops: what moves as a show of force."""
        info = self.s.reader.noun(phrase.head) if phrase.head >= 0 else None
        return info is not None and (info.party in ("vessel", "weapon") or info.sector == "MIL")

    def is_kind(self, phrase: NounPhrase, kinds: set[str]) -> bool:
        """Whether a phrase is a place, a party or people, as «@place», «@party», «@person» ask."""
        if phrase.time or phrase.prep in ("في", "خلال", "منذ", "بعد", "قبل", "بسبب") and "@place" not in kinds:
            return False
        info = self.s.reader.noun(phrase.head)
        named = phrase.parties[0].named if phrase.parties else None
        if "@place" in kinds:
            if info is not None and info.party in ("place", "country"):
                return True
            if named is not None and named.rule in ("state", "capital", "place") and phrase.prep not in ("في", "خلال", "منذ"):
                return True
            if self.words[phrase.head].stem in _PLACES:
                return True
        if "@party" in kinds and phrase.parties and phrase.direct:
            return True
        return "@person" in kinds and phrase.direct and bool(phrase.parties) and (
            self.s.reader.is_person(phrase.head) or (named is not None and named.kind in ("person", "nationality"))
        )

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
            self.put(event, frame["object"], clause.object or self.shared_object(clause), "object")
            if clause.second:
                self.put(event, frame.get("second", "none"), clause.second, "second object")
            if clause.antecedent is not None:
                self.put(event, frame["object"], [clause.antecedent], "attached pronoun")
        self.put_obliques(event, clause.obliques)
        if clause.passive:
            for phrase in clause.obliques:
                if agent_of_passive(phrase, self.words):
                    self.put(event, "actor", [phrase], "agent of the passive")
        self.by_speaker(event)
        self.complete(event, clause.object + clause.obliques)

    def shared_object(self, clause: Clause) -> list[NounPhrase]:
        """«يقتل ويخطف الفلسطينيين»: coordinated verbs share the object of the last."""
        if clause.antecedent is not None or clause.end != clause.verb + 1:
            return []
        for other in self.s.clauses:
            if other.verb == clause.end and self.words[other.verb].conj == "و" and not other.passive:
                return other.object
        return []

    def by_speaker(self, event: Found) -> None:
        """Who speaks is the doer of what is said in the first person, and of what a frame gives to the speaker."""
        sense = self.words[event.anchor].sense
        first = sense is not None and sense.person in ("1s", "1p")
        if event.actors or not (first or event.predicate.frame.get("speaker") == "actor"):
            return
        for saying in reversed(self.s.sayings):
            if saying.start <= event.anchor < saying.end and saying.cue != event.anchor:
                self.put(event, "actor", saying.speaker, "the speaker")
                return

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
            if not parties and role == "recipient" and event.predicate.type == "ASSAULT" and self.target(phrase):
                parties = (Party(phrase.start, phrase.end, None, None, None),)
            if not parties:
                continue
            for party in parties:
                if any(self.same(p, party) for p in (*event.actors, *event.recipients)):
                    continue
                target.append(party)
                event.why.append(f"{role} {self.text(party)}: {why}")

    def target(self, phrase: NounPhrase) -> bool:
        """What can be attacked without being a party: a building, a vehicle, a village."""
        word = self.words[phrase.head]
        return phrase.start >= 0 and not phrase.time and word.cls not in ("masdar", "") and word.tag == NOUN

    def same(self, one: Party, other: Party) -> bool:
        return (one.start, one.end, one.carried) == (other.start, other.end, other.carried)

    def text(self, party: Party) -> str:
        if party.carried is not None:
            return party.carried.text
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
            active = word.cls != "verb" and any(s.cls == "ap" for a in word.analyses if a.split == word.split for s in a.senses)
            if word.cls == "masdar" or (active and self.adverbial(word)):
                for takes in self.signals(word, "masdar" if word.cls == "masdar" else "ap"):
                    at = self.taken_by_noun(word, takes.nouns) if takes.nouns else word.i
                    if at >= 0:
                        kind = "masdar" if word.cls == "masdar" else "adverb"
                        candidates.append((word.i, at + 1, self.lexicon.predicates[takes.predicate], kind))
            self.suffering(word, candidates)
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

    def suffering(self, word: Word, candidates: list[tuple[int, int, Predicate, str]]) -> None:
        """A passive participle said of people tells what was done to them: «أميركيين محتجزين», «مدعومة من إيران»."""
        phrase = self.phrase_of.get(word.i)
        if phrase is None or phrase.head >= word.i or not phrase.direct or word.tag == VERB:
            return
        for takes in self.signals(word, "pp"):
            predicate = self.lexicon.predicates[takes.predicate]
            if any(n[0] != "@" for n in takes.nouns) or predicate.frame["object"] != "recipient":
                continue
            follow = self.words[word.i + 1] if word.i + 1 < len(self.words) else None
            by = follow is not None and follow.fold == "من"
            if predicate.type in ("COERCE", "ASSAULT") or (by and predicate.type in ("AID", "SUPPORT")):
                candidates.append((word.i, word.i + 1, predicate, "passive"))
                return

    def signals(self, word: Word, cls: str) -> list[Takes]:
        """The predicates of the verbs behind a verbal noun or participle."""
        keys = {s.key: None for a in word.analyses if a.split == word.split for s in a.senses if s.cls == cls}
        return [t for k in keys if k in self.lexicon.verbs for t in self.lexicon.verbs[k].predicates]

    def nominal(self, word: Word, kind: str, length: int) -> bool:
        """Whether the word stands here as the noun the candidate needs."""
        if length == 1 and word.article and self.names_party(word):
            return False  # المعارضة is a party, not an opposition to something
        if kind in ("masdar", "adverb"):
            return True
        if word.tag == VERB and word.sense is not None and word.sense.key != "?":
            return length > 1 and (word.prep != "" or word.article)
        return word.tag != NAME

    def names_party(self, word: Word) -> bool:
        """Whether the word may also be a common noun for people or bodies."""
        keys = [s.key for a in word.analyses if a.split == word.split for s in a.senses if s.cls == "noun" and s.key]
        return any(self.lexicon.nouns[k].party in ("person", "organization", "group") for k in keys)

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
        kinds = wanted & _KINDS
        for i in range(word.i + 1, min(word.i + 6, len(self.words))):
            other = self.words[i]
            if other.tag in (VERB, REL, SUB) or other.fold in STOPS or other.fold in COMMAS or other.conj:
                return -1
            if self.is_one(other, wanted):
                return i
            if kinds and (i == word.i + 1 or self.phrase_of.get(i) is not self.phrase_of.get(word.i)):
                inner = self.s.reader.phrase(i) if other.tag in NOMINAL else None
                if inner is not None and self.is_kind(inner, kinds):
                    return word.i
        if kinds and word.pronoun and "@place" not in kinds:
            return word.i
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
            stands = self.possessor(start, word.pronoun, clause)
            if stands:
                role = "actor" if frame["genitive"] == "recipient" and self.mine(start, clause) else frame["genitive"]
                self.put(event, role, stands, "attached pronoun")
        # adjectives of nationality on the noun
        limit = phrase.end if phrase is not None else end
        while at < limit and self.qualifies(at, word):
            stop = self.adjective(event, at)
            at = max(stop, at + 1)
        if at < limit and not word.pronoun and not word.article and at == end:
            self.genitive(event, self.inner(at, limit), phrase)
        elif at < limit:
            for i in range(at, limit):
                if self.words[i].tag == ADJ:
                    self.adjective(event, i)
        behind = self.after(phrase.end if phrase is not None else end)
        self.put_obliques(event, behind)
        for by in behind:
            if agent_of_passive(by, self.words):
                self.put(event, "actor", [by], "agent named after the noun")
        self.carried(event, clause, phrase, start)
        self.relative_doer(event, phrase)
        source = event.predicate.type in ("COOPERATE", "REQUEST", "AGREE", "SANCTION")
        self.complete(event, [p for p in behind[:2] if p.prep != "ب" and p.prep and (p.prep != "من" or source)])
        if not event.actors and (self.words[start].cls in ("ap", "pp", "adjective")):
            self.nominal_subject(event, start)
        return event

    def possessor(self, at: int, pronoun: str, clause: Clause | None) -> list[NounPhrase]:
        """Whom the pronoun on an event noun means: the subject of its clause when it agrees, else the nearest."""
        number, gender = PRONOUNS.get(pronoun, ("s", ""))
        subject = clause.subject if clause is not None else []
        if subject and subject[0].parties and (
            (len(subject) > 1 or subject[0].number == "p") if number == "p"
            else not subject[0].gender or not gender or subject[0].gender == gender
        ):  # fmt: skip
            return subject
        stands = antecedent(at, pronoun, self.s.phrases, exclude=[])
        return [stands] if stands is not None else []

    def mine(self, at: int, clause: Clause | None) -> bool:
        """A noun governed by a verb of saying or doing has its own doer in the pronoun: أكد دعمه، أعلن رفضه."""
        if clause is None:
            return False
        classes = {c for k in self.words[clause.verb].keys if k in self.lexicon.verbs for c in self.lexicon.verbs[k].classes}
        return bool(classes & _OWNING)

    def qualifies(self, at: int, noun: Word) -> bool:
        """Whether word `at` is an adjective of the noun: same definiteness, and not a plural of people."""
        word = self.words[at]
        if word.tag != ADJ and word.cls not in ("ap", "pp"):
            return False
        if self.s.reader.human_plural(at) or (self.demonym(at) is None and self.s.reader.noun(at) is not None):
            return False
        return word.article == (noun.article or bool(noun.pronoun)) or self.demonym(at) is not None

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
        if not inner.direct and not inner.parties:
            return
        if role == "recipient" and event.predicate.reciprocal:
            role = "actor"
        if role != "actor" and inner.direct:
            follow = self.next_bare(outer)
            behind = next((p for p in self.after(outer.end if outer else event.end)[:1] if p.prep == "ل"), None)
            if role == "recipient" and follow is not None and frame["object"] == "recipient":
                self.put(event, "actor", group, "construct, with an object behind it")
                self.put(event, "recipient", [follow], "object of the verbal noun")
                return
            if behind is not None and (role == "none" or behind.direct):
                self.put(event, "actor", group, "construct, with an object in ل behind it")
                if role == "recipient":
                    self.put(event, "recipient", [behind], "object in ل of the verbal noun")
                return
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
        if phrase is not None and phrase.prep not in _COMPLEMENT and not light:
            return
        controlled = light or bool(_CONTROL.intersection(classes)) or lemma in _MANAGING
        frame = event.predicate.frame
        undergone = "verb.undergo" in classes
        if undergone and not in_subject:
            self.put(event, "recipient", clause.subject, f"subject of {lemma}, who suffers it")
            return
        free = not event.actors or (light and event.predicate.reciprocal)
        if not free or clause.passive or in_subject:
            pass
        elif self.kinds(verb) & {"REQUEST", "ACCUSE"} and not light:
            self.put(event, frame["subject"], self.addressed(clause), f"whom {lemma} names")
        elif controlled or self.kinds(verb) & {"AGREE", "THREATEN", "REJECT", "CONCEDE"}:
            self.put(event, frame["subject"], clause.subject, f"subject of {lemma}, which carries it")
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

    def kinds(self, verb: Word) -> set[str]:
        """The types of event the verb itself signals."""
        return {
            self.lexicon.predicates[t.predicate].type
            for k in verb.keys if k in self.lexicon.verbs for t in self.lexicon.verbs[k].predicates
        }  # fmt: skip

    def addressed(self, clause: Clause) -> list[NounPhrase]:
        """Whom a demand or an accusation names."""
        if clause.object:
            return clause.object
        if clause.antecedent is not None:
            return [clause.antecedent]
        return [p for p in clause.obliques if p.prep in ("من", "ل", "الي") and p.direct][:1]

    def relative_doer(self, event: Found, phrase: NounPhrase | None) -> None:
        """«هجوم نفذه مسلحون», «الغارات التي شنتها واشنطن», «عقوبات استهدفت طهران»: the clause that follows says who."""
        end = phrase.end if phrase is not None else event.end
        for clause in self.s.clauses:
            if not end <= clause.verb <= end + 5:
                continue
            between = self.words[end : clause.verb]
            if any(w.fold in STOPS or w.tag in (VERB, SUB) or w.conj for w in between) or self.words[clause.verb].conj:
                return
            lemmas = {self.lexicon.verbs[k].lemma for k in self.words[clause.verb].keys if k in self.lexicon.verbs}
            if lemmas & _DOING and (self.words[clause.verb].pronoun or clause.antecedent is not None):
                if not event.actors:
                    self.put(event, "actor", clause.subject, "subject of the verb that carries it in a relative clause")
                self.put_obliques(event, clause.obliques)
            elif lemmas & _HAPPENING:
                self.put_obliques(event, clause.obliques)
            elif lemmas & _HITTING and not event.recipients:
                self.put(event, "recipient", clause.object or ([] if clause.how == "subject before the verb" else clause.subject), "what it is said to hit")
                self.used.add(clause.verb)
                self.swallowed.add(clause.verb)
            return

    def merge(self, found: list[Found]) -> list[Found]:
        """One event, one record: the dead of an attack belong to the attack."""
        dropped: set[int] = set()
        for harm in found:
            if harm.predicate.type != "ASSAULT" or harm.predicate.id not in _HARM or id(harm) in dropped:
                continue
            means = self.means(harm, found)
            if means is None or id(means) in dropped:
                continue
            victim = harm.recipients
            if harm.actors and self.words[harm.anchor].tag == VERB:
                harm.why.append(f"merged with {self.words[means.anchor].fold}")
                dropped.add(id(means))
                continue
            for party in victim:
                if party not in means.recipients and party not in means.actors:
                    means.recipients.append(party)
                    means.why.append(f"recipient {self.text(party)}: victim of {self.words[harm.anchor].fold}")
            for party in harm.actors:
                if party not in means.actors and party not in means.recipients:
                    means.actors.append(party)
            dropped.add(id(harm))
        return [f for f in found if id(f) not in dropped and f.anchor not in self.swallowed]

    def absorb(self, found: list[Found]) -> list[Found]:
        """A verb and the noun it carries are one event: «فرض حزمة عقوبات»."""
        dropped: set[int] = set()
        for event in found:
            if self.words[event.anchor].tag != VERB or event.clause is None:
                continue
            carried = [*event.clause.object, *event.clause.second, *event.clause.obliques[:1]]
            if event.clause.passive:
                carried += event.clause.subject
            for other in found:
                phrase = self.phrase_of.get(other.anchor)
                if other is event or phrase is None or other.predicate.type != event.predicate.type:
                    continue
                if any(phrase is p for p in carried) and other.anchor - phrase.start <= 2 and id(other) not in dropped:
                    dropped.add(id(other))
                    if other.end - event.start <= 7:
                        event.end = max(event.end, other.end)
                    for mine, theirs in ((event.actors, other.actors), (event.recipients, other.recipients)):
                        if not mine:
                            mine.extend(p for p in theirs if p not in event.actors and p not in event.recipients)
        return [f for f in found if id(f) not in dropped]

    def means(self, harm: Found, found: list[Found]) -> Found | None:
        """The attack in which somebody was harmed: after في, إثر, جراء, or the subject of أسفر عن."""
        for other in found:
            if other is harm or other.predicate.type != "ASSAULT" or other.predicate.id in _HARM:
                continue
            phrase = self.phrase_of.get(other.anchor)
            word = self.words[other.anchor]
            if phrase is not None and other.anchor > harm.anchor and other.anchor - harm.anchor < 14:
                if phrase.prep in _IN_COURSE or word.prep == "ب":
                    return other
            if other.anchor < harm.anchor and harm.anchor - other.anchor < 25:
                for clause in self.s.clauses:
                    lemmas = {self.lexicon.verbs[k].lemma for k in self.words[clause.verb].keys if k in self.lexicon.verbs}
                    if other.anchor < clause.verb < harm.anchor and lemmas & _RESULTING and clause.verb >= harm.start - 3:
                        return other
        return None

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
            if kind == "passive":
                for by in self.after(phrase.end)[:2] if phrase.end > start else []:
                    if by.prep == "من" or agent_of_passive(by, self.words):
                        self.put(event, "actor", [by], "agent of the participle")
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
        behind = self.after(start + 1 if phrase is None else max(phrase.end, start + 1))
        self.put_obliques(event, behind)
        self.complete(event, behind)
        return event


_KINDS = frozenset(("@place", "@party", "@person", "@weapon"))
_PLACES = frozenset((
    "مدينه", "بلده", "قريه", "منطقه", "مناطق", "اراضي", "الاراضي", "حي", "احياء", "مقر", "مبني", "مطار", "ميناء",
    "قاعده", "معسكر", "ثكنه", "سجن", "مستشفي", "مسجد", "كنيسه", "جزيره", "حدود", "معبر", "بلدات", "قري", "مدن",
    "مواقع", "موقع", "حقول", "حقل", "عاصمه", "العاصمه", "محافظه", "ولايه", "اقليم", "شمال", "جنوب", "شرق", "غرب",
    "قناه", "مخيم", "محطه", "جبل", "طريق", "ساحه", "ميدان", "بلاد", "البلاد", "مقار", "مساحه", "اجزاء",
))  # fmt: skip
_COMPLEMENT = frozenset(("", "ب", "علي", "الي", "ل", "عن", "من", "في"))
_DOING = frozenset(("نفذ", "شن", "ارتكب", "تبني", "اقترف", "قام", "ادي", "اجري", "وجه", "قاد", "خاض", "فرض", "عقد", "اطلق", "مارس", "نظم"))
_HAPPENING = frozenset(("وقع", "حصل", "جري", "اندلع", "دار", "حدث", "تواصل", "استمر", "شهد"))
_HITTING = frozenset(("استهدف", "طال", "شمل", "اصاب", "ضرب", "هز"))
_RESULTING = frozenset(("اسفر", "ادي", "اودي", "خلف", "اوقع", "تسبب", "حصد", "راح"))
_IN_COURSE = frozenset(("في", "اثر", "جراء", "خلال", "بسبب", "نتيجه", "عقب"))
_HARM = frozenset(("assault.kill", "assault.wound", "assault.death", "assault.martyr", "assault.casualties"))
_ANONYMOUS = frozenset(("ASSAULT", "COERCE", "PROTEST", "MOBILIZE", "SANCTION", "RETREAT"))
"""Types that news reports without saying who."""
_DIRECTED = frozenset((
    "SUPPORT", "AID", "REQUEST", "ACCUSE", "REJECT", "THREATEN", "SANCTION", "COERCE", "CONCEDE", "PROTEST", "AGREE",
    "RETREAT", "COOPERATE",
))  # fmt: skip
_DIRECTING = ("ضد", "علي", "", "من", "ل", "الي", "مع", "ب", "تجاه", "ازاء", "حيال", "لدي", "امام", "عن")
_CONTROL = frozenset((
    "verb.light", "verb.plan", "verb.attempt", "verb.possible", "verb.deny", "verb.aspect", "cue", "verb.want",
))  # fmt: skip
_MANAGING = frozenset(("تمكن", "نجح", "قام", "شارك", "فشل", "عبر", "اعرب", "جدد", "كرر", "هم", "اسهم", "ساهم"))
_OWNING = frozenset(("cue", "verb.light", "verb.want", "verb.plan", "verb.aspect"))
