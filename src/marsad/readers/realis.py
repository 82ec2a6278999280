"""Is it so: whether an event happened, is planned, supposed or denied.

Scope decides, not nearness. An event stands in the scope of the words right before it («احتمال اندلاع حرب»),
of the verb whose complement it is («رفض توقيع الاتفاق»), and of what governs the clause («قد», «من المقرر أن»).
Scope ends at a comma before a participle, at a relative clause, and behind prepositions that presuppose
what follows them («بعد توقيف»). The words themselves are data: `data/words/realis.yaml`, `verbs.yaml`.
"""

from __future__ import annotations

from marsad.lexicon.tables import Lexicon
from marsad.readers.clause import COMMAS, QUOTES, STOPS, Clause
from marsad.readers.phrase import NounPhrase
from marsad.readers.words import ADV, DEM, NEG, PART, PREP, REL, SUB, VERB, Word
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


class Scopes:
    """The scopes of one sentence."""

    def __init__(
        self, words: list[Word], phrases: list[NounPhrase], clauses: list[Clause], lexicon: Lexicon
    ) -> None:
        self.words = words
        self.phrases = phrases
        self.clauses = clauses
        self.lexicon = lexicon

    def realis(self, trigger: int, clause: Clause | None) -> Realis:
        """The realis of the event whose word is `trigger` and which stands in this clause, provisos apart."""
        word = self.words[trigger]
        if word.tag == VERB:
            own = self.of_verb(trigger)
            return own if own != "actual" else self.governed(clause)
        if self.apart(word):
            return "negated" if self.marked(trigger - 1, "negation") else "actual"
        near = self.before_noun(trigger) or self.said_of(trigger) or self.told_after(trigger)
        if near is not None:
            return near
        if clause is None or clause.verb > trigger or not self.complement(trigger, clause):
            return "actual"
        own = self.of_verb(clause.verb)
        return own if own != "actual" else self.by_class(clause.verb) or self.governed(clause)

    def marked(self, at: int, mark: str) -> bool:
        """Whether word `at`, or the expression that ends with it, carries a mark."""
        if not 0 <= at < len(self.words):
            return False
        words: frozenset[str] | set[str] = self.lexicon.marks.get(f"mark.{mark}", frozenset())
        word = self.words[at]
        if word.stem in words or word.fold in words:
            return True
        return at > 0 and word.tag == PREP and f"{self.words[at - 1].stem} {word.fold}" in words

    # -- a noun ---------------------------------------------------------------------------------------

    def apart(self, word: Word) -> bool:
        """A participle that goes on after a comma, «…، منددا»: no longer under the verb."""
        before = self.words[word.i - 1] if word.i else None
        adverb = word.cls == "ap" and not word.article and word.fold.endswith(("ا", "ه"))
        return adverb and before is not None and (before.fold in COMMAS | QUOTES or bool(word.conj))

    def before_noun(self, trigger: int) -> Realis | None:
        """What the words before a noun make of it, as far as they belong to it."""
        if self.words[trigger].prep and self.marked(trigger, "presupposing"):
            return "actual"
        if self.words[trigger].conj == "و" and (joined := self.joined_deed(trigger)) is not None:
            return self.before_noun(joined)
        for i in range(trigger - 1, max(trigger - 1 - _REACH, -1), -1):
            word = self.words[i]
            for mark, realis in _MARKS:
                if self.marked(i, mark) and (mark != "presupposing" or word.tag == PREP):
                    return realis
            if word.tag == DEM and i == trigger - 1:
                return "actual"  # «تلك الغارات»
            if word.tag in (VERB, REL, SUB) or (word.token.kind == "punct" and word.fold not in QUOTES):
                return None
        return None

    def joined_deed(self, trigger: int) -> int | None:
        """The deed that a joined deed shares its scope with: «المطالبة بطرد الأجانب وسحب الجنسية»."""
        for phrase in reversed(self.phrases):
            if trigger - 2 * _REACH <= phrase.head < trigger and self.words[phrase.head].cls == "masdar":
                return phrase.head
        return None

    def said_of(self, trigger: int) -> Realis | None:
        """What an adjective says of it: «المحادثات المرتقبة», «هجمات محتملة»."""
        phrase = self.phrase_at(trigger)
        for i in range(trigger + 1, phrase.end if phrase is not None else trigger + 1):
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
            between = self.words[end : clause.verb]
            if any(w.tag not in (REL, ADV, PART) for w in between):
                return None
            if not between and clause.antecedent is None:
                return None
            verb = self.words[clause.verb]
            held = self.by_class(clause.verb)
            if verb.split.future or held == "planned":
                return "planned"
            past = verb.sense is not None and verb.sense.past
            return "actual" if past and self.of_verb(clause.verb) == "actual" else None
        return None

    def complement(self, trigger: int, clause: Clause) -> bool:
        """Whether the noun stands in the scope of the verb: not in an adjunct, nor known from before."""
        phrase = self.phrase_at(trigger)
        if phrase is None:
            return True
        if self.marked(phrase.start - 1, "presupposing") or self.marked(phrase.start, "presupposing"):
            return False
        known = self.words[trigger].article and phrase.prep != "ب" and phrase not in clause.object
        if known and any(clause.verb < p.start < phrase.start for group in (clause.object,) for p in group):
            return False  # «يتوقع نتيجة للمحادثات»
        for inner in self.phrases:
            deed = self.words[inner.head].cls == "masdar" and inner is not phrase
            if (
                deed
                and clause.verb < inner.start < phrase.start
                and not any(inner is p for p in clause.subject)
            ):
                known = self.words[trigger].article or bool(self.words[trigger].pronoun)
                if known and phrase.prep not in ("", "ب", "ل"):
                    return False  # «التحقيق في التفجير»: what is investigated has happened
        return True

    def phrase_at(self, at: int) -> NounPhrase | None:
        """The noun phrase in which word `at` stands."""
        return next((p for p in self.phrases if p.start <= at < p.end), None)

    # -- a verb ---------------------------------------------------------------------------------------

    def of_verb(self, verb: int) -> Realis:
        """What stands right before a verb makes of it: negation, future, «قد», a condition."""
        word = self.words[verb]
        before = verb - 1
        while before > 0 and verb - before < 3 and self.words[before].tag in (ADV, PART):
            if self.words[before].stem in ("قد", "سوف"):
                break
            before -= 1
        near = self.words[before] if before >= 0 else None
        if near is not None:
            if near.tag in (NEG, PART, PREP) and self.marked(before, "negation") and not self.still(word):
                return "negated"
            if near.stem == "سوف":
                return "planned"
            if near.stem == "قد" and word.sense is not None and not word.sense.past:
                return "hypothetical"
            if self.marked(before, "condition"):
                return "hypothetical"
        return "planned" if word.split.future else "actual"

    def still(self, verb: Word) -> bool:
        """«ما زال», «لا يزال»: two negations that say it goes on."""
        lemmas = {self.lexicon.verbs[k].lemma for k in verb.keys if k in self.lexicon.verbs}
        return not lemmas.isdisjoint(self.lexicon.marks.get("mark.still", frozenset()))

    def by_class(self, verb: int) -> Realis | None:
        """What the class of a governing verb makes of its complement."""
        word = self.words[verb]
        classes = {c for k in word.keys if k in self.lexicon.verbs for c in self.lexicon.verbs[k].classes}
        if "verb.managing" in classes:
            return None  # «تمكن من مصادرة»: he has
        if "verb.aspect" in classes:
            return None  # «بدأ إضرابا», which is spelt like «it seems»
        if "verb.deny" in classes:
            return "negated"
        if "verb.possible" in classes or "verb.want" in classes:
            return "hypothetical"
        return "planned" if "verb.plan" in classes else None

    def governed(self, clause: Clause | None) -> Realis:
        """What stands before the particle that opens the clause: a plan, a wish, a denial."""
        if clause is None or clause.first < 1:
            return "actual"
        at = clause.first - 1
        if self.marked(at, "condition"):
            return "hypothetical"
        if self.words[at].tag != SUB or self.words[at].stem != "ان":
            return "actual"
        if any(self.words[i].fold in ("بعد", "قبل", "منذ") for i in range(max(at - 1, 0), at)):
            return "actual"
        for i in range(at - 1, max(at - 4, -1), -1):
            if self.marked(i, "planned"):
                return "planned"
            if self.marked(i, "possible") or self.marked(i, "supposed"):
                return "hypothetical"
        verb = self.words[clause.verb]
        if verb.sense is not None and verb.sense.past:
            return "actual"
        for other in self.clauses:
            if other.complement == at:
                return self.by_class(other.verb) or "actual"
        return "actual"

    def conditional(self, found: Realis, trigger: int) -> Realis:
        """A plan on a condition is only supposed: «سيقاطع الانتخابات ما لم يتنح الرئيس»."""
        if found != "planned":
            return found
        for i in range(trigger + 1, len(self.words)):
            if self.words[i].fold in STOPS:
                break
            unless = self.words[i].fold == "لم" and self.words[i - 1].fold == "ما"
            if unless or self.marked(i, "proviso"):
                return "hypothetical"
        return found
