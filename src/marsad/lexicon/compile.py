"""Entries into tables: inflection happens here, once, so that reading is only looking up."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

import mazini

from marsad.arabic.fold import fold
from marsad.dimensions import dimensions
from marsad.errors import LexiconError
from marsad.lexicon import inflect
from marsad.lexicon.entries import Body, Claim, Cue, Noun, Person, Place, Predicate, State, Verb, Words
from marsad.lexicon.load import Located
from marsad.lexicon.tables import (
    ClaimRule,
    CueInfo,
    Entity,
    Lexicon,
    NounInfo,
    Phrase,
    Sense,
    Takes,
    Term,
    VerbInfo,
)
from marsad.lexicon.tables import Predicate as Compiled


def compile_lexicon(located: Iterable[Located]) -> Lexicon:
    """The tables of these entries; raises LexiconError with file and line where one cannot be inflected."""
    builder = _Builder()
    for item in located:
        try:
            builder.add(item)
        except mazini.MaziniError as error:
            raise LexiconError(f"{item.place}: {item.entry.id}: {error}") from None
    return builder.finish()


class _Builder:
    """Gathers the tables entry by entry."""

    def __init__(self) -> None:
        self.forms: dict[str, dict[Sense, None]] = defaultdict(dict)
        self.phrases: dict[str, dict[Phrase, None]] = defaultdict(dict)
        self.lexicon = Lexicon({}, {}, {}, {}, {}, {}, [], {}, {})
        self.inflected: set[str] = set()
        self.claims: list[Located] = []

    def add(self, item: Located) -> None:
        entry = item.entry
        match entry:
            case State():
                self._state(entry)
            case Person():
                self._person(entry)
            case Body() | Place():
                self._named(entry)
            case Predicate():
                self._predicate(entry, item.place)
            case Noun():
                self._noun(entry)
            case Cue():
                self._cue(entry)
            case Claim():
                self.claims.append(item)
            case Words() if entry.word_class.startswith("mark."):
                name = entry.word_class.removeprefix("mark.")
                self.lexicon.marks.setdefault(name, set()).update(fold(w) for w in entry.words)
            case Words():
                for verb in entry.verbs:
                    self._verb(verb, entry.word_class)
                self._words(entry.word_class, entry.words)

    def finish(self) -> Lexicon:
        lexicon = self.lexicon
        lexicon.forms = {form: list(senses) for form, senses in self.forms.items()}
        # Longest first: the reader takes the first phrase that fits.
        lexicon.phrases = {
            stem: sorted(found, key=lambda p: -len(p.rest)) for stem, found in self.phrases.items()
        }
        for cues in lexicon.cues.values():
            cues.sort(key=lambda c: -len(c.rest))
        marking: dict[str, set[str]] = {}
        for name, words in lexicon.marks.items():
            for word in words:
                marking.setdefault(word, set()).add(name)
        lexicon.marking = {word: frozenset(names) for word, names in marking.items()}
        self._claims()
        lexicon.duty = next((i for i, p in enumerate(lexicon.predicates) if p.id == "request.duty"), -1)
        for terms in lexicon.offices.values():
            terms.sort(key=lambda t: t.since or "")
        return lexicon

    def _name(self, name: str, kind: str, key: str) -> None:
        """A proper name as it is written; its first word may or may not begin with the article."""
        first, *rest = fold(name).replace("-", " ").split()
        article = 1 if first.startswith("ال") and len(first) > 4 else 0
        stem = first[2:] if article else first
        self.phrases[stem][Phrase(tuple(rest), article, kind, key)] = None

    def _state(self, entry: State) -> None:
        self.lexicon.entities[entry.id] = Entity(
            "country", entry.id, "GOV", entry.name, entry.english, entry.gender
        )
        for name in [entry.name, *entry.formal, *entry.also]:
            self._name(name, "state", entry.id)
        for name in entry.capital:
            self._name(name, "capital", entry.id)
        for seat in entry.seats:
            self.lexicon.entities[seat.id] = Entity(
                "organization", entry.id, "GOV", seat.name, seat.english or ""
            )
            for name in [seat.name, *seat.also]:
                self._name(name, "seat", seat.id)
        for n, demonym in enumerate(entry.demonym):
            for form in inflect.nisba_forms(demonym, people=entry.people if n == 0 else []):
                first, *rest = form.form.split()
                self.phrases[first][
                    Phrase(tuple(rest), 2, "demonym", entry.id, bool(rest), form.number, form.gender)
                ] = None

    def _person(self, entry: Person) -> None:
        self.lexicon.entities[entry.id] = Entity(
            "person", entry.country, entry.sector, entry.name, entry.english, entry.gender
        )
        for name in [entry.name, *entry.also]:
            self._name(name, "person", entry.id)
        for name in entry.short:
            self._name(name, "short", entry.id)
        for office in entry.offices:
            self.lexicon.offices.setdefault(f"{office.office}|{office.of}", []).append(
                Term(entry.id, office.since, office.to)
            )

    def _named(self, entry: Body | Place) -> None:
        kind = "place" if isinstance(entry, Place) else entry.what
        sector = None if isinstance(entry, Place) else entry.sector
        self.lexicon.entities[entry.id] = Entity(kind, entry.country, sector, entry.name, entry.english)
        for name in [entry.name, *entry.also]:
            self._name(name, "place" if kind == "place" else "body", entry.id)

    def _noun(self, entry: Noun) -> None:
        self.lexicon.nouns[entry.id] = NounInfo(
            entry.party, entry.sector, entry.office, entry.title, fold(entry.name)
        )
        first, *rest = entry.name.split()
        plural = [p.split()[0] for p in entry.plural]
        for form in inflect.noun_forms(first, plural=plural, sound=entry.sound, feminine=entry.feminine):
            if rest:
                self.phrases[form.form][
                    Phrase(tuple(fold(w) for w in rest), 2, "noun", entry.id, True, form.number, form.gender)
                ] = None
            else:
                self.forms[form.form][_nominal("noun", entry.id, form)] = None

    def _cue(self, entry: Cue) -> None:
        content = [fold(c) for c in entry.content]
        for verb in entry.verbs:
            info = self._verb(verb, "cue")
            info.stance, info.content = entry.stance, content
        self._words("cue", entry.words)
        for word in entry.words:
            first, *rest = fold(word).split()
            self.lexicon.cues.setdefault(first, []).append(CueInfo(tuple(rest), entry.stance, tuple(content)))

    def _words(self, word_class: str, words: list[str]) -> None:
        for word in words:
            if " " in word.strip():
                first, *rest = fold(word).split()
                self.phrases[first][Phrase(tuple(rest), 0, "word", word_class)] = None
            elif word_class in ("noun", "adjective"):
                feminine = word_class == "adjective"
                for form in inflect.noun_forms(word, plural=[], sound=feminine, feminine=feminine):
                    self.forms[form.form][_nominal(word_class, "", form)] = None
            else:
                self.forms[fold(word)][Sense(word_class, fold(word))] = None

    def _verb(self, verb: Verb, word_class: str) -> VerbInfo:
        key = f"{verb.root} {verb.pattern}"
        info = self.lexicon.verbs.setdefault(key, VerbInfo(fold(verb.lemma), [], []))
        if word_class not in info.classes:
            info.classes.append(word_class)
        for masdar in inflect.masdars(verb.root, verb.pattern, given=verb.masdar):
            plural = [] if verb.pattern in _SIMPLE or masdar.endswith("ة") else [masdar + "ات"]
            for form in inflect.noun_forms(masdar, plural=plural, sound=False, feminine=False):
                self.forms[form.form][_nominal("masdar", key, form)] = None
        if key in self.inflected:
            return info
        self.inflected.add(key)
        for finite in inflect.verb_forms(verb.root, verb.pattern):
            number, gender = _agreement(finite.person)
            sense = Sense(
                "verb", key, number, gender, finite.person, finite.past, finite.passive, finite.bound,
                False, finite.jussive,
            )  # fmt: skip
            self.forms[finite.form][sense] = None
        active, passive = inflect.participles(verb.root, verb.pattern)
        for cls, bases in (("ap", active), ("pp", passive)):
            for base in bases:
                for form in inflect.noun_forms(base, plural=[], sound=True, feminine=True):
                    self.forms[form.form][_nominal(cls, key, form)] = None
        return info

    def _predicate(self, entry: Predicate, place: str) -> None:
        index = len(self.lexicon.predicates)
        frame = {_frame_key(k): str(v) for k, v in entry.frame.items()}
        takes_object = frame.get("object", "recipient" if entry.verbs else "none")
        frame.setdefault("subject", "actor")
        frame.setdefault("object", takes_object)
        frame.setdefault("adjective", "actor")
        frame.setdefault(
            "genitive", "recipient" if frame["object"] == "recipient" and entry.verbs else "actor"
        )
        self.lexicon.predicates.append(
            Compiled(
                entry.id,
                entry.type,
                entry.mode,
                tuple(entry.contexts),
                frame,
                entry.reciprocal,
                tuple(fold(w) for w in entry.light),
                tuple(entry.needs),
                entry.negated,
                entry.victims,
                entry.aftermath,
                entry.lasting,
                entry.said,
            )
        )
        for verb in entry.verbs:
            info = self._verb(verb, "event")
            info.predicates.append(
                Takes(index, _inflected(verb.takes), frozenset(fold(w) for w in verb.takes))
            )
        for lemma in entry.light:
            self.lexicon.light.setdefault(fold(lemma), []).append(index)
        for noun in entry.nouns:
            self._trigger(noun, str(index))
        for verb in entry.verbs:
            active, passive = inflect.participles(verb.root, verb.pattern)
            for which, bases in (("active", active), ("passive", passive)):
                if which in entry.participle:
                    for base in bases:
                        for form in inflect.noun_forms(base, plural=[], sound=True, feminine=True):
                            self.phrases[form.form][
                                Phrase(
                                    (), 2, "participle", f"{index} {which}", False, form.number, form.gender
                                )
                            ] = None
        if not entry.verbs and not entry.nouns:
            raise LexiconError(f"{place}: {entry.id}: a predicate needs verbs or nouns")

    def _claims(self) -> None:
        """The rules of the ledger, each under the predicates it names; raises LexiconError at an unknown word of ours."""
        predicates = {p.id for p in self.lexicon.predicates}
        rules = [(item, item.entry) for item in self.claims if isinstance(item.entry, Claim)]
        for at, (item, rule) in enumerate(rules):
            dimension = dimensions().get(rule.dimension)
            if dimension is None:
                raise LexiconError(f"{item.place}: {rule.id}: no dimension is called {rule.dimension}")
            for value in {rule.value, *rule.values.values()} - {""} - dimension.strand_of.keys():
                known = ", ".join(dimension.strand_of)
                raise LexiconError(f"{item.place}: {rule.id}: {rule.dimension} has no value {value}: {known}")
            for one in rule.events:
                if one not in predicates:
                    raise LexiconError(f"{item.place}: {rule.id}: no predicate is called {one}")
            self.lexicon.claims.append(
                ClaimRule(
                    rule.id, rule.dimension, dimension.directed, rule.value, {str(k): v for k, v in rule.values.items()},
                    _described(rule.about), _described(rule.before), _described(rule.without),
                    _described(rule.said),
                    rule.parties, rule.turned, rule.mutual, rule.presupposed, rule.otherwise, rule.placed,
                    rule.detail,
                    {key: {value: _described(words) for value, words in table.items()} for key, table in rule.read.items()},
                    tuple(rule.between), rule.since, rule.until,
                )
            )  # fmt: skip
            lemmas = {f"={fold(verb)}" for verb in rule.verbs}
            verbs = {f"={info.lemma}" for info in self.lexicon.verbs.values()}
            if unknown := sorted(lemmas - verbs):
                raise LexiconError(f"{item.place}: {rule.id}: no verb is {unknown[0][1:]}")
            nouns = _inflected(rule.of)
            for form in sorted(nouns | {f"ال{noun}" for noun in nouns} | lemmas):
                self.lexicon.stated_of.setdefault(form, []).append(at)
            for one in rule.events:
                self.lexicon.claims_of.setdefault(one, []).append(at)

    def _trigger(self, noun: str, key: str) -> None:
        first, *rest = noun.split()
        article = first.startswith("ال") and len(first) > 4
        for form in inflect.noun_forms(
            first[2:] if article else first, plural=[], sound=False, feminine=False
        ):
            if form.construct and form.number == "d":
                continue  # ضربتا، هجوما …: rare, and spelt like other words
            self.phrases[form.form][
                Phrase(
                    tuple(fold(w) for w in rest), 1 if article else 2, "trigger", key, True,
                    form.number, form.gender, form.bound,
                )
            ] = None  # fmt: skip


_SIMPLE = frozenset(("فعَل يفعُل", "فعَل يفعِل", "فعَل يفعَل", "فعِل يفعَل", "فعُل يفعُل", "فعِل يفعِل"))


def _inflected(takes: list[str]) -> frozenset[str]:
    """What a verb takes, in every form of a noun: one who holds a march (مسيرة) also holds marches."""
    found = {fold(noun) for noun in takes}
    for noun in takes:
        form = fold(noun)
        if form.startswith("@") or " " in form or (len(form) < 4 and not form.endswith("ه")):
            continue
        if noun.endswith("ه"):
            continue  # «مياه» is no feminine: its «ميات» would be «مئات»
        for inflected in inflect.noun_forms(noun, plural=[], sound=False, feminine=False):
            if not inflected.construct:
                found.add(inflected.form)
        if not form.endswith(("ه", "ات")):
            found.add(form + "ات")
    return frozenset(found)


def _described(words: list[str]) -> frozenset[str]:
    """Nouns and adjectives in every form, feminine and plural: «متوتر», «متوترة»."""
    forms = {form.form for word in words if " " not in word
             for form in inflect.noun_forms(word, plural=[], sound=True, feminine=True)}  # fmt: skip
    forms |= {fold(word) for word in words}
    return frozenset(forms | {f"ال{form}" for form in forms})


def _nominal(cls: str, key: str, form: inflect.NominalForm) -> Sense:
    return Sense(cls, key, form.number, form.gender, "", False, False, form.bound, form.construct)


def _agreement(person: str) -> tuple[str, str]:
    """Number and gender of a person tag: 3fs → s, f; the first person has no gender."""
    return person[-1], "f" if "f" in person else "m"


def _frame_key(key: str) -> str:
    return key if key.isascii() else fold(key)
