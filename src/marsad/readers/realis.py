"""Is it so: whether an event happened, is planned, supposed or denied.

Scope decides, not nearness. An event stands in the scope of the words right before it («احتمال اندلاع حرب»),
of the verb whose complement it is («رفض توقيع الاتفاق»), and of what governs the clause («قد», «من المقرر أن»,
«نفى أن»). Scope ends at a comma before a participle, at a relative clause, and behind prepositions that
presuppose what follows them («بعد توقيف»). The words themselves are data: `data/words/realis.yaml`, `verbs.yaml`.
"""

from __future__ import annotations

from marsad.lexicon.tables import Lexicon
from marsad.readers.clause import COMMAS, QUOTES, STOPS, Clause
from marsad.readers.phrase import NounPhrase
from marsad.readers.words import (
    ADJ,
    ADV,
    CONJ,
    DEM,
    NEG,
    NOUN,
    PART,
    PREP,
    REL,
    SUB,
    TIME,
    UNKNOWN,
    VERB,
    Word,
)
from marsad.types import Realis

_REACH = 4
"""Words before a noun among which its own marks stand."""
_AT_ONCE = 3
"""Words after a noun within which its relative clause begins."""


_MARKS: tuple[tuple[str, Realis], ...] = (
    ("noun-negation", "negated"), ("possible", "hypothetical"), ("ready", "planned"), ("standing", "actual"),
    ("presupposing", "actual"),
)  # fmt: skip
"""What a mark before a noun makes of it."""

_CLASSES: tuple[tuple[str, Realis | None], ...] = (
    ("verb.managing", None),  # «تمكن من مصادرة»: he has
    ("verb.aspect", None),  # «بدأ إضرابا», which is spelt like «it seems»
    ("verb.deny", "negated"), ("verb.prevent", "negated"), ("verb.possible", "hypothetical"), ("verb.want", "hypothetical"),
    ("verb.allege", "hypothetical"), ("verb.warn", "hypothetical"),
    ("verb.plan", "planned"), ("verb.provide", "planned"),
    ("verb.consent", "planned"), ("verb.offer", "hypothetical"),
)  # fmt: skip
"""What the class of a governing word makes of its complement; the first that fits."""

_THAT = frozenset(("ان", "بان", "الا", "لان", "بالا"))
_DEEDS = frozenset(("masdar", "ap"))
_ADJUNCT = frozenset(("في", "ل", "ضد", "حول", "بشان", "خلال", "مع", "بين", "ازاء", "حيال"))
"""Prepositions behind which something known stands beside the verb's complement."""


class Scopes:
    """The scopes of one sentence."""

    def __init__(
        self, words: list[Word], phrases: list[NounPhrase], clauses: list[Clause], lexicon: Lexicon
    ) -> None:
        self.words = words
        self.phrases = phrases
        self.clauses = clauses
        self.lexicon = lexicon
        self.known: dict[int, Realis] = {}
        """What governs each clause, by its verb; filled from left to right, for scope is handed on."""

    def realis(self, trigger: int, clause: Clause | None) -> Realis:
        """The realis of the event whose word is `trigger` and which stands in this clause, provisos apart."""
        word = self.words[trigger]
        if word.tag == VERB:
            if self.marked(trigger, "supposed") and self.of_verb(trigger) != "negated":
                return "actual"  # «يجب أن»: the demand is made
            return self.of_clause(clause, trigger)
        if self.apart(word):
            return "negated" if self.marked(trigger - 1, "negation") else "actual"
        near = self.before_noun(trigger) or self.said_of(trigger) or self.told_after(trigger)
        if near is not None:
            return near
        if clause is None or clause.verb > trigger:
            return self.of_topic(trigger)
        if not self.complement(trigger, clause):
            return "actual"
        aside = self.aside(trigger, clause)
        if aside >= 0:
            return self.by_class(aside) or "actual"
        found = self.under(trigger, clause)
        return self.of_topic(trigger) if found == "actual" else found

    def under(self, trigger: int, clause: Clause) -> Realis:
        """What the verb makes of a noun that is its complement."""
        phrase = self.phrase_at(trigger)
        own, held = self.of_clause(clause, clause.verb), self.held(clause.verb)
        for name, preps in _BEHIND.items():
            if phrase is not None and phrase.prep not in preps and name in self.classes(clause.verb):
                held = None
        if own == "planned" and phrase is not None and phrase.prep and self.of_verb(clause.verb) == "actual":
            own = self.governed(clause)  # a date says when the verb takes place, not what stands beside it
        if own == "negated" and self.words[trigger].prep == "ل":
            own = "hypothetical"  # a purpose is not denied
        if own == "actual" and "verb.going" in self.classes(clause.verb) and self.meant(trigger, clause):
            return "planned"
        if held is None or own == "hypothetical":
            return own
        return held if own in ("actual", "planned") or held == "hypothetical" else own

    def meant(self, trigger: int, clause: Clause) -> bool:
        """What somebody goes somewhere for: «وصل إلى جنيف لإجراء محادثات»."""
        at = next((p.start for p in clause.obliques if p.prep == "ل" and p.start <= trigger < p.end), -1)
        return at >= 0 and self.words[at].cls == "masdar" and not self.words[at].article

    def marked(self, at: int, mark: str) -> bool:
        """Whether word `at`, or the expression that ends with it, carries a mark."""
        if not 0 <= at < len(self.words):
            return False
        words: frozenset[str] | set[str] = self.lexicon.marks.get(f"mark.{mark}", frozenset())
        word = self.words[at]
        if word.stem in words or word.fold in words:
            return True
        if word.tag == NOUN and word.stem.endswith("ا") and word.stem[:-1] in words:
            return True  # «مقترحا»
        if word.tag == NOUN and (word.pronoun or word.fold.endswith("ه")):
            bare = word.stem if word.pronoun else word.fold[:-1]  # «أمله» is spelt like «hoping»
            if (bare.removesuffix("ت") + "ه" if bare.endswith("ت") else bare) in words:
                return True
        return at > 0 and word.tag == PREP and f"{self.words[at - 1].stem} {word.fold}" in words

    # -- a noun ---------------------------------------------------------------------------------------

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

    def before_noun(self, trigger: int) -> Realis | None:
        """What the words before a noun make of it, as far as they belong to it."""
        if self.words[trigger].prep and self.marked(trigger, "presupposing"):
            return "actual"
        if self.words[trigger].conj == "و" and (joined := self.joined_deed(trigger)) is not None:
            return self.before_noun(joined)
        for i in range(trigger - 1, max(trigger - 1 - _REACH, -1), -1):
            word = self.words[i]
            found = self.mark_of(i, trigger)
            if found == "planned" and self.none_of(i):
                return "negated"
            if found is not None:
                return found
            if word.tag == DEM and i == trigger - 1 and self.words[trigger].article:
                return "actual"  # «تلك الغارات»
            if word.tag == NEG and word.stem in _IS_NOT and self.no_noun(i + 1, trigger):
                return "negated"  # «ليست هناك مفاوضات»
            carrier = self.marked(i, "carrier") and self.marked(i - 1, "noun-negation")  # «عدم تعرض»
            if word.tag in (REL, SUB) or (word.tag == VERB and not carrier):
                return None
            if word.token.kind == "punct" and word.fold not in QUOTES:
                return None
        return None

    def mark_of(self, at: int, trigger: int) -> Realis | None:
        """What word `at` makes of the noun behind it, when its scope reaches it."""
        word = self.words[at]
        for mark, realis in _MARKS:
            if not self.marked(at, mark) or (
                mark == "presupposing" and (self.yet(at) or (word.tag != PREP and at < trigger - 1))
            ):
                continue
            narrow = mark == "noun-negation" or self.marked(at, "narrow")
            return realis if not narrow or self.carried(at, trigger) else None
        if word.cls == "masdar" and self.governs(at, trigger):
            found = self.by_class(at)
            return (
                None if found == "planned" and trigger == at + 1 and not self.words[trigger].prep else found
            )
        return None

    def governs(self, at: int, trigger: int) -> bool:
        """Whether a noun is the complement of a verbal noun: «رفضه المشاركة», «دعوته إلى رفع»."""
        word = self.words[at]
        if word.article and not self.words[trigger].prep and self.words[trigger - 1].tag != PREP:
            return False
        between = self.words[at + 1 : trigger]
        if word.pronoun or not between:
            return all(w.tag == PREP for w in between)
        party = any(p.start == at + 1 and p.end == trigger for phrase in self.phrases for p in phrase.parties)
        return party or self.words[trigger - 1].tag == PREP or bool(self.words[trigger].prep)

    def carried(self, at: int, trigger: int) -> bool:
        """Whether a noun stands right behind a mark, or only carriers between: «عدم وجود مفاوضات»."""
        word, between = self.words[at], self.words[at + 1 : trigger]
        if word.pronoun and word.fold not in self.lexicon.marks.get("mark.narrow", frozenset()):
            return False
        if (
            between
            and self.marked(at + 1, "carrier")
            and (between[-1].tag == PREP or self.words[trigger].prep)
        ):
            return True
        if between and between[0].tag == PREP and word.tag == NOUN:
            return False
        return all(w.tag == PREP or w.stem in _ANY or self.marked(w.i, "carrier") for w in between)

    def yet(self, at: int) -> bool:
        """«لم يقدم بعد أي طلب»: not «after»."""
        return (
            self.words[at].fold == "بعد" and 1 < at < len(self.words) - 1 and self.words[at + 1].stem in _ANY
        )

    def none_of(self, at: int) -> bool:
        """Whether the word is denied: «ليس في نية باريس»."""
        return any(
            self.words[i].tag == NEG and all(w.tag == PREP for w in self.words[i + 1 : at])
            for i in range(max(at - 2, 0), at)
        )

    def no_noun(self, start: int, end: int) -> bool:
        """Whether only particles and prepositions stand between."""
        return start < end and all(w.tag in (PART, ADV, PREP) for w in self.words[start:end])

    def joined_deed(self, trigger: int) -> int | None:
        """The deed that a joined deed shares its scope with: «المطالبة بطرد الأجانب وسحب الجنسية»."""
        article = self.words[trigger].article
        for phrase in reversed(self.phrases):
            if not trigger - 2 * _REACH <= phrase.head < trigger:
                continue
            inner = range(phrase.head, min(phrase.end, trigger))
            deed = next((i for i in inner if self.words[i].cls == "masdar"), None)
            if deed is None or (deed != phrase.head and article):
                continue
            if article and not self.words[deed].article:
                definite = (
                    i for i in inner if i > deed and self.words[i].article and self.words[i].tag == NOUN
                )
                return next(definite, deed)  # «إنهاء العزل والاعتقال»
            return deed
        return None

    def said_of(self, trigger: int) -> Realis | None:
        """What an adjective says of it: «المحادثات المرتقبة», «هجمات محتملة»."""
        phrase = self.phrase_at(trigger)
        end = phrase.end if phrase is not None else trigger + 1
        while end < len(self.words) and self.words[end].tag == ADJ:
            end += 1
        for i in range(trigger + 1, end):
            if self.marked(i, "expected"):
                return "planned"
            if self.marked(i, "imagined"):
                return "hypothetical"
        return None

    def told_after(self, trigger: int) -> Realis | None:
        """A relative clause that tells it has taken place: «الهجوم الذي شنته», «عمليات تخطط لها»."""
        phrase = self.phrase_at(trigger)
        end = phrase.end if phrase is not None else trigger + 1
        for clause in self.clauses:
            if not end <= clause.verb <= end + _AT_ONCE or self.words[clause.verb].conj:
                continue
            verb = self.words[clause.verb]
            between = self.words[end : clause.verb]
            if any(w.tag not in (REL, ADV, PART) for w in between):
                return None
            if (
                not between
                and clause.antecedent is None
                and (not verb.pronoun or self.words[trigger].article)
            ):
                return None
            held = self.by_class(clause.verb)
            if verb.split.future or held == "planned":
                return "planned"
            past = verb.sense is not None and verb.sense.past
            return "actual" if past and self.of_verb(clause.verb) == "actual" else None
        return None

    def of_topic(self, trigger: int) -> Realis:
        """A deed of which only the future consequence is told is supposed: «سحب القوات سيؤدي إلى فوضى»."""
        word = self.words[trigger]
        for i in range(trigger - 1, max(trigger - 1 - 4 * _REACH, -1), -1):
            if self.words[i].tag == VERB or self.words[i].fold in STOPS | COMMAS:
                break
            if self.words[i].tag == SUB:
                if self.words[i].stem not in _THAT:
                    break
                if (found := self.behind_that(i, past=True)) != "actual":
                    return found  # «يشتبه في أنه قتل»
                break
        if word.cls != "masdar" or word.article:
            return "actual"
        for clause in self.clauses:
            topic = clause.first == trigger or any(p.head == trigger for p in clause.subject)
            if clause.verb > trigger and topic:
                leads = "verb.resulting" in self.classes(clause.verb)
                return "hypothetical" if leads and self.words[clause.verb].split.future else "actual"
        return "actual"

    def complement(self, trigger: int, clause: Clause) -> bool:
        """Whether the noun stands in the scope of the verb: not in an adjunct, nor known from before."""
        phrase = self.phrase_at(trigger)
        if phrase is None:
            return True
        if self.marked(phrase.start - 1, "presupposing") or self.marked(phrase.start, "presupposing"):
            return False
        word = self.words[trigger]
        if "verb.factive" in self.classes(clause.verb):
            return False  # «لم يدن الهجوم»
        if self.people(trigger, phrase) and (word.article or "verb.prevent" in self.classes(clause.verb)):
            return False  # «المتظاهرون»: whoever demonstrates is there
        definite = word.article or bool(word.pronoun) or self.construct(trigger, phrase)
        if definite and trigger != phrase.head and not self.marked(phrase.head, "carrier"):
            return False  # «تداعيات الهجوم»
        known = word.article and phrase.prep != "ب" and phrase not in clause.object
        if known and any(clause.verb < p.start < phrase.start for group in (clause.object,) for p in group):
            return False  # «يتوقع نتيجة للمحادثات»
        if definite and phrase.prep in _ADJUNCT and clause.object and phrase not in clause.object:
            return False
        for inner in self.phrases:
            deed = self.words[inner.head].cls == "masdar" and inner is not phrase
            if (
                deed
                and clause.verb < inner.start < phrase.start
                and not any(inner is p for p in clause.subject)
                and definite
                and phrase.prep not in ("", "ب", "ل")
            ):
                return False  # «التحقيق في التفجير»: what is investigated has happened
        return True

    def people(self, trigger: int, phrase: NounPhrase) -> bool:
        """Whether the word names whoever does it: «المتظاهرين»."""
        return self.words[trigger].cls == "ap" or (phrase.direct and phrase.head == trigger)

    def construct(self, trigger: int, phrase: NounPhrase) -> bool:
        """Made definite by what follows it: «عملية الاغتيال»."""
        word = self.words[trigger]
        return word.cls == "noun" and trigger + 1 < phrase.end and self.words[trigger + 1].article

    def phrase_at(self, at: int) -> NounPhrase | None:
        """The noun phrase in which word `at` stands."""
        return next((p for p in self.phrases if p.start <= at < p.end), None)

    # -- a verb ---------------------------------------------------------------------------------------

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
        while before > 0 and verb - before < 3 and self.words[before].tag in (ADV, PART):
            if self.words[before].stem in ("قد", "سوف") or self.marked(before, "condition"):
                break
            before -= 1
        near = self.words[before] if before >= 0 else None
        if near is not None:
            denied = near.tag in (NEG, PART, PREP) and self.marked(before, "negation")
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
        return "planned" if word.split.future else "actual"

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
        for i in range(verb + 1, min(verb + 2 * _REACH, len(self.words))):
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
                return i - 1 <= clause.verb + 2 * _REACH and not self.words[i - 1].prep
        return False

    def still(self, verb: Word) -> bool:
        """«ما زال», «لا يزال»: two negations that say it goes on."""
        lemmas = {self.lexicon.verbs[k].lemma for k in verb.keys if k in self.lexicon.verbs}
        return not lemmas.isdisjoint(self.lexicon.marks.get("mark.still", frozenset()))

    def classes(self, at: int) -> set[str]:
        """The grammatical classes of a verb or verbal noun."""
        word = self.words[at]
        keys = set(word.keys)
        if not keys:  # a noun that could as well be the participle: «متهمة الإمارة بدعم»
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
            classes.discard(
                "verb.allege"
            )  # «وجهت النيابة اتهامات بالتجمهر»: what the court hears has happened
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
        if self.words[at].tag != SUB or self.words[at].stem not in _THAT:
            return "actual"
        if self.words[at].conj == "و":
            return self.taken_up(clause, at)
        return self.behind_that(at, past=past)

    def behind_that(self, at: int, *, past: bool) -> Realis:
        """What governs the clause that «أن» at word `at` opens."""
        if any(self.words[i].fold in ("بعد", "قبل", "منذ") for i in range(max(at - 1, 0), at)):
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
                return opens and not any(phrase.start - _REACH < c.verb < phrase.start for c in self.clauses)
        return self.words[at - 1].stem == "علي" and bool(self.words[at - 1].pronoun)

    def taken_up(self, clause: Clause, at: int) -> Realis:
        """«نفى أن يكون … وأن …»: the second «أن» takes up what governs the first."""
        for other in reversed(self.clauses):
            if other.verb < at and other.first > 0 and self.words[other.first - 1].stem in _THAT:
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

    def conditional(self, found: Realis, trigger: int) -> Realis:
        """A plan on a condition is only supposed: «سيقاطع الانتخابات ما لم يتنح الرئيس»."""
        refused = trigger > 0 and self.words[trigger - 1].stem == "لن"
        if found != "planned" and not refused:
            return found
        for i in range(trigger + 1, len(self.words)):
            if self.words[i].fold in STOPS:
                break
            unless = self.words[i].fold == "لم" and self.words[i - 1].fold == "ما" and not refused
            if unless or self.marked(i, "proviso"):
                return "hypothetical"
        return found


_BEHIND = {
    "verb.allege": ("ب",),
    "verb.warn": ("ب", "من", "عن"),
    "verb.consent": ("علي",),
    "verb.offer": ("",),
}
"""The prepositions that bring the complement, where others bring only what stands beside it."""
_IF = frozenset(("ان", "وان", "فان"))
_IS_NOT = frozenset(("ليس", "ليست"))
_ANY = frozenset(("اي", "ايه"))
_THINKING = frozenset(("cue", "verb.plan", "verb.possible", "verb.want", "verb.deny"))
_DOUBTING = frozenset(("verb.deny", "verb.possible"))
