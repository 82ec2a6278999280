"""What a verb makes of itself and of what it governs: the scopes of clauses, on which `realis` builds."""

from __future__ import annotations

from typing import Final

from marsad.lexicon.tables import Lexicon
from marsad.readers.clause import COMMAS, QUOTES, STOPS, Clause
from marsad.readers.phrase import NounPhrase
from marsad.readers.words import ADJ, ADV, CONJ, NEG, NOUN, PART, PREP, REL, SUB, TIME, UNKNOWN, VERB, Word
from marsad.types import Realis

REACH: Final = 4
"""Words before a noun among which its own marks stand."""
THAT: Final = frozenset(("ان", "بان", "الا", "لان", "بالا"))
_CLASSES: Final[tuple[tuple[str, Realis | None], ...]] = (
    ("verb.managing", None),  # «تمكن من مصادرة»: he has
    ("verb.aspect", None),  # «بدأ إضرابا», which is spelt like «it seems»
    ("verb.deny", "negated"), ("verb.prevent", "negated"), ("verb.possible", "hypothetical"), ("verb.want", "hypothetical"),
    ("verb.allege", "hypothetical"), ("verb.warn", "hypothetical"),
    ("verb.plan", "planned"), ("verb.provide", "planned"),
    ("verb.consent", "planned"), ("verb.favour", "hypothetical"), ("verb.offer", "hypothetical"),
)  # fmt: skip
"""What the class of a governing word makes of its complement; the first that fits."""

_DEEDS: Final = frozenset(("masdar", "ap"))


_NONE: Final[frozenset[str]] = frozenset()
_IF: Final = frozenset(("ان", "وان", "فان"))
_THINKING: Final = frozenset(("cue", "verb.plan", "verb.possible", "verb.want", "verb.deny"))
_DOUBTING: Final = frozenset(("verb.deny", "verb.possible"))


_NOT_YET: Final = "لما"
"""«Not yet» before an imperfect; before a perfect it is «when» or «at what»: «لما كان يجري»."""
_HELPED: Final = 7
"""Words between a verb of aspect and the verb that completes it, at most: its subject."""


class ClauseScopes:
    """The scopes of the clauses of one sentence."""

    def __init__(
        self, words: list[Word], phrases: list[NounPhrase], clauses: list[Clause], lexicon: Lexicon
    ) -> None:
        self.words = words
        self.phrases = phrases
        self.clauses = clauses
        self.lexicon = lexicon
        self.known: dict[int, Realis] = {}
        """What governs each clause, by its verb; filled from left to right, for scope is handed on."""
        self._marks: dict[int, frozenset[str]] = {}
        """The marks of each word that was asked for them: every rule asks again."""

    def marked(self, at: int, mark: str) -> bool:
        """Whether word `at`, or the expression that ends with it, carries a mark."""
        if not 0 <= at < len(self.words):
            return False
        marks = self._marks.get(at)
        if marks is None:
            marks = self._marks[at] = self.marks_at(at)
        return mark in marks

    def marks_at(self, at: int) -> frozenset[str]:
        """The marks that word `at`, or the expression that ends with it, carries."""
        marking, word = self.lexicon.marking, self.words[at]
        found = marking.get(word.stem, _NONE) | marking.get(word.fold, _NONE)
        if word.tag == NOUN and word.stem.endswith("ا"):
            found |= marking.get(word.stem[:-1], _NONE)  # «مقترحا»
        own = word.sense is not None and word.sense.cls == "noun"  # «شرطة» is the police, not «his condition»
        if word.tag == NOUN and (word.pronoun or (word.fold.endswith("ه") and not own)):
            bare = word.stem if word.pronoun else word.fold[:-1]  # «أمله» is spelt like «hoping»
            found |= marking.get(bare.removesuffix("ت") + "ه" if bare.endswith("ت") else bare, _NONE)
        if at > 0 and word.tag == PREP:
            found |= marking.get(f"{self.words[at - 1].stem} {word.fold}", _NONE)
        return found

    def apart(self, word: Word) -> bool:
        """A participle that goes on after a comma, «…، منددا»: no longer under the verb."""
        before = self.words[word.i - 1] if word.i else None
        if before is None or word.article or not (before.fold in COMMAS | QUOTES or word.conj):
            return False
        if word.cls == "ap":
            return word.fold.endswith(("ا", "ه"))
        shaped = word.stem.startswith("م") and word.stem.endswith("ا") and before.fold in COMMAS
        return shaped and word.tag in (NOUN, UNKNOWN, ADJ)

    def aside(self, trigger: int, clause: Clause) -> int:
        """The participle after a comma that stands between a verb and a noun, whose complement the noun is."""
        for i in range(trigger - 1, clause.verb + 1, -1):
            word, before = self.words[i], self.words[i - 1]
            if before.fold in COMMAS and self.apart(word):
                return i
            shaped = (
                word.stem.startswith("م") and word.fold.endswith(("ا", "ه")) and self.by_class(i) is not None
            )
            loose = shaped and not word.article and not word.prep and word.tag == NOUN
            if loose and (before.article or before.tag == TIME):
                return i  # «… يوم الاثنين متهمة الإمارة بدعم»: no epithet of what is definite
        return -1

    def of_clause(self, clause: Clause | None, verb: int) -> Realis:
        """What a verb's own marks make of it, else when it is said to be, else what governs its clause."""
        own = self.of_verb(verb)
        if own != "actual":
            return own
        if clause is None:
            return "actual"
        found = self.governed(clause)
        return "planned" if found == "actual" and self.scheduled(clause) else found

    def of_verb(self, verb: int) -> Realis:
        """What stands right before a verb makes of it: negation, future, «قد», a condition."""
        word = self.words[verb]
        before = verb - 1
        if before > 0 and self.words[before].fold in QUOTES and self.words[before - 1].tag == NEG:
            before -= 1  # «أكدت أنها لم "تلتق به"»
        while before > 0 and verb - before < 3 and self.words[before].tag in (ADV, PART):
            if self.words[before].stem in ("قد", "سوف") or self.marked(before, "condition"):
                break
            before -= 1
        near = self.words[before] if before >= 0 else None
        if near is not None:
            denied = near.tag in (NEG, PART, PREP) and self.marked(before, "negation")
            if near.stem == _NOT_YET and word.sense is not None and word.sense.past:
                untrue = before > 1 and self.marked(before - 1, "true")
                denied = untrue and self.marked(before - 2, "negation")  # «لا صحة لما أشيع»
            if (denied or self.denying_ma(before, word)) and not self.still(word):
                return "actual" if self.only(verb) else "negated"
            if near.stem == "سوف":
                return "planned"
            if near.tag == VERB and self.marked(before, "supposed"):
                return "hypothetical"  # «يمكن هزم العدو»
            if near.stem == "قد" and word.sense is not None and not word.sense.past:
                return "hypothetical"
            if self.marked(before, "condition") or self.conditional_in(before):
                return "hypothetical"
        if word.split.future:
            return "planned"
        return (
            "negated"
            if (helped := self.helped(verb)) >= 0 and self.of_verb(helped) == "negated"
            else "actual"
        )

    def helped(self, verb: int) -> int:
        """The verb of aspect that an imperfect completes, «لم تعد واشنطن [تعترف]»; -1 where there is none."""
        word = self.words[verb]
        if word.conj or word.sense is None or word.sense.past or not word.sense.person:
            return -1
        for at in range(verb - 1, max(verb - _HELPED, -1), -1):
            before = self.words[at]
            if before.tag == VERB:
                return at if "verb.aspect" in self.classes(at) else -1
            if before.tag in (SUB, REL, CONJ) or before.token.kind == "punct" or before.conj:
                return -1
        return -1

    def denying_ma(self, at: int, verb: Word) -> bool:
        """«ما قصفت طائراتنا»: «ما» that opens a sentence before a past verb denies."""
        if self.words[at].stem != "ما" or self.words[at].tag != REL or self.words[at].prep:
            return False
        opens = at == 0 or self.words[at - 1].fold in STOPS | QUOTES
        return opens and verb.sense is not None and verb.sense.past

    def conditional_in(self, at: int) -> bool:
        """«إن هاجمت القوات …»: what opens a sentence before a past verb is a condition, for «that» wants a noun."""
        if self.words[at].fold not in _IF or (at and self.words[at - 1].fold not in STOPS | COMMAS | QUOTES):
            return False
        sense = self.words[at + 1].sense if self.words[at + 1].tag == VERB else None
        return sense is not None and sense.past

    def only(self, verb: int) -> bool:
        """«لم يلتق إلا الرئيس»: with an exception behind, it is so."""
        for i in range(verb + 1, min(verb + 2 * REACH, len(self.words))):
            word = self.words[i]
            if word.tag in (VERB, SUB, REL) and word.stem != "الا":
                return False
            if word.fold in STOPS or word.fold in COMMAS:
                return False
            if word.fold in ("الا", "سوي"):
                return i + 1 < len(self.words) and self.words[i + 1].tag not in (SUB, PREP, ADV)
        return False

    def scheduled(self, clause: Clause) -> bool:
        """«يعقد المجلس غدا جلسة»: a present that names a time to come."""
        word = self.words[clause.verb]
        if word.sense is None or word.sense.past or self.classes(clause.verb) & _THINKING:
            return False
        for i in range(clause.first, min(clause.end, len(self.words))):
            if self.marked(i, "tomorrow"):
                return True
            if self.marked(i, "coming") and i and self.words[i - 1].tag == TIME:
                return i - 1 <= clause.verb + 2 * REACH and not self.words[i - 1].prep
        return False

    def still(self, verb: Word) -> bool:
        """«ما زال», «لا يزال»: two negations that say it goes on."""
        lemmas = {self.lexicon.verbs[k].lemma for k in verb.keys if k in self.lexicon.verbs}
        return not lemmas.isdisjoint(self.lexicon.mark("still"))

    def classes(self, at: int) -> set[str]:
        """The grammatical classes of a verb or verbal noun."""
        word = self.words[at]
        keys = set(word.keys)
        if not keys and not word.classes.isdisjoint(_DEEDS):
            # A noun that could as well be the participle: «متهمة الإمارة بدعم».
            keys = {s.key for a in word.analyses for s in a.senses if s.cls in _DEEDS}
        return {c for k in keys if k in self.lexicon.verbs for c in self.lexicon.verbs[k].classes}

    def by_class(self, at: int) -> Realis | None:
        """What the class of a governing verb or verbal noun makes of its complement."""
        word = self.words[at]
        classes = self.classes(at)
        every = {s.key for a in word.analyses for s in a.senses if s.cls == "verb"}
        if any("verb.managing" in self.lexicon.verbs[k].classes for k in every if k in self.lexicon.verbs):
            return None
        past = word.tag != VERB or word.sense is None or word.sense.past
        if "verb.achieve" in classes and past:
            return None  # «استطاع اعتقاله»
        if "verb.enable" in classes:
            return None if past else "hypothetical"
        if word.cls == "masdar":
            classes.discard("verb.allege")  # «وجهت النيابة اتهامات بالتجمهر»: what is charged has happened
        return next((realis for name, realis in _CLASSES if name in classes), None)

    def held(self, verb: int) -> Realis | None:
        """What a governing verb makes of its complement, its own negation reckoned in: «لا يستبعد»."""
        found = self.by_class(verb)
        if self.of_verb(verb) != "negated":
            return found
        return "hypothetical" if found == "negated" else None

    def governed(self, clause: Clause) -> Realis:
        """What governs a clause; all of a sentence are looked at once, so that long chains cost no recursion."""
        if not self.known:
            for other in self.clauses:
                self.known[other.verb] = "actual"
                self.known[other.verb] = self.before_clause(other)
        return self.known.get(clause.verb, "actual")

    def before_clause(self, clause: Clause) -> Realis:
        """What stands before the particle that opens the clause: a plan, a wish, a denial."""
        word = self.words[clause.verb]
        past = word.sense is not None and word.sense.past
        if word.conj and clause.first == clause.verb:
            return self.shared(clause, past=past)
        if clause.first < 1:
            return "actual"
        at = clause.first - 1
        if self.marked(at, "condition"):
            return "hypothetical"
        if self.words[at].tag == VERB and not past:
            return self.described(at)
        if self.words[at].tag != SUB or self.words[at].stem not in THAT:
            return "actual"
        if self.words[at].conj == "و":
            return self.taken_up(clause, at)
        return self.behind_that(at, past=past)

    def behind_that(self, at: int, *, past: bool) -> Realis:
        """What governs the clause that «أن» at word `at` opens."""
        if at and self.words[at - 1].fold in ("بعد", "قبل", "منذ"):
            return "actual"
        if self.owed(at):
            return "hypothetical"
        for i in range(at - 1, max(at - 4, -1), -1):
            word = self.words[i]
            if word.token.kind == "punct":
                break
            if self.marked(i, "without") and i >= at - 1:
                return "negated"
            if self.marked(i, "true") and self.words[i - 1].tag in (NEG, PREP, PART):
                return "negated" if self.marked(i - 1, "negation") else "actual"
            if self.marked(i, "planned"):
                return "actual" if past else "planned"
            if (self.marked(i, "possible") and word.tag != PREP) or self.marked(i, "supposed"):
                return "hypothetical"
            if word.tag == NOUN and word.cls in _DEEDS and (found := self.by_class(i)) is not None:
                return "actual" if past and found == "planned" else found
            if word.tag == VERB:
                break
        for other in self.clauses:
            if other.complement == at:
                aside = self.aside(at, other)
                found = self.by_class(aside) if aside >= 0 else self.held(other.verb)
                if found is None or (past and found == "planned"):
                    return "actual"
                doubts = self.classes(other.verb) & _DOUBTING or self.words[at].stem == "بان"  # «اتهمه بأنه»
                return found if not past or doubts else "actual"
        return "actual"

    def described(self, verb: int) -> Realis:
        """What a present describes inside something supposed: «من المرجح أن يقع انقلاب يدخل الجيش إثره»."""
        for other in self.clauses:
            if other.verb == verb:
                return "hypothetical" if self.of_clause(other, verb) == "hypothetical" else "actual"
        return "actual"

    def owed(self, at: int) -> bool:
        """«على الحكومة أن تطلق»: a duty."""
        for phrase in self.phrases:
            if phrase.end == at and phrase.prep == "علي":
                opens = phrase.start == 0 or self.words[phrase.start - 1].tag != VERB
                return opens and not any(phrase.start - REACH < c.verb < phrase.start for c in self.clauses)
        return self.words[at - 1].stem == "علي" and bool(self.words[at - 1].pronoun)

    def taken_up(self, clause: Clause, at: int) -> Realis:
        """«نفى أن يكون … وأن …»: the second «أن» takes up what governs the first."""
        for other in reversed(self.clauses):
            if other.verb < at and other.first > 0 and self.words[other.first - 1].stem in THAT:
                return self.governed(other) if other.verb != clause.verb else "actual"
        return "actual"

    def shared(self, clause: Clause, *, past: bool) -> Realis:
        """A verb joined with و or ف shares what governs the verb before it, unless it reports speech."""
        before = next((c for c in reversed(self.clauses) if c.verb < clause.verb), None)
        if before is None or self.words[clause.verb].conj != "و" or "cue" in self.classes(clause.verb):
            return "actual"
        if any(
            w.fold in STOPS | COMMAS or w.tag in (CONJ, REL) for w in self.words[before.verb : clause.verb]
        ):
            return "actual"
        sense = self.words[before.verb].sense
        if sense is None or sense.past != past or before.complement >= 0:
            return "actual"
        own = self.of_verb(before.verb)
        if own == "negated":
            return "actual"
        if own != "actual":
            return own if not past or self.conditioned(before) else "actual"
        return self.governed(before)

    def conditioned(self, clause: Clause) -> bool:
        """Whether a condition opens the clause."""
        return clause.first > 0 and self.marked(clause.first - 1, "condition")
