"""Is it so: whether an event happened, is planned, supposed or denied.

Scope decides, not nearness. An event stands in the scope of the words right before it («احتمال اندلاع حرب»),
of the verb whose complement it is («رفض توقيع الاتفاق»), and of what governs the clause («قد», «من المقرر أن»,
«نفى أن»). Scope ends at a comma before a participle, at a relative clause, and behind prepositions that
presuppose what follows them («بعد توقيف»). The words themselves are data: `data/words/realis.yaml`, `verbs.yaml`.
"""

from __future__ import annotations

from typing import Final

from marsad.readers.clause import COMMAS, QUOTES, STOPS, Clause
from marsad.readers.phrase import NounPhrase
from marsad.readers.scope import REACH, THAT, ClauseScopes
from marsad.readers.words import ADJ, ADV, DEM, NEG, NOUN, PART, PREP, REL, SUB, VERB
from marsad.types import Realis

_AT_ONCE: Final = 3
"""Words after a noun within which its relative clause begins."""
_MARKS: Final[tuple[tuple[str, Realis], ...]] = (
    ("noun-negation", "negated"), ("possible", "hypothetical"), ("ready", "planned"), ("standing", "actual"),
    ("presupposing", "actual"),
)  # fmt: skip
"""What a mark before a noun makes of it."""
_ADJUNCT: Final = frozenset(("في", "ل", "ضد", "حول", "بشان", "خلال", "مع", "بين", "ازاء", "حيال"))
"""Prepositions behind which something known stands beside the verb's complement."""
_BEHIND: Final = {
    "verb.allege": ("ب",),
    "verb.warn": ("ب", "من", "عن"),
    "verb.consent": ("علي",),
    "verb.offer": ("",),
}
"""The prepositions that bring the complement, where others bring only what stands beside it."""
_IS_NOT: Final = frozenset(("ليس", "ليست"))
_ANY: Final = frozenset(("اي", "ايه"))


class Scopes(ClauseScopes):
    """The scopes of one sentence."""

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
        if held == "negated" and self.marked(trigger, "utterance"):
            held = None  # «نفى اتهامات الوزير», «رفض طلبه»: what is answered has been said
        stressed = "cue" in self.classes(clause.verb) and phrase is not None and phrase.prep == "علي"
        if held == "hypothetical" and stressed and self.own_attitude(trigger):
            held = None  # «شدد على وقوف فرنسا إلى جانب تونس» says that she does
        if own == "planned" and phrase is not None and phrase.prep and self.of_verb(clause.verb) == "actual":
            own = self.governed(clause)  # a date says when the verb takes place, not what stands beside it
        if own == "negated" and self.words[trigger].prep == "ل":
            own = "hypothetical"  # a purpose is not denied
        if own == "actual" and "verb.going" in self.classes(clause.verb) and self.meant(trigger, clause):
            return "planned"
        if held is None or own == "hypothetical":
            return own
        return held if own in ("actual", "planned") or held == "hypothetical" else own

    def own_attitude(self, trigger: int) -> bool:
        """Whether the noun is an attitude and says whose it is: «دعمها», «وقوف فرنسا»."""
        whose = any(p.start == trigger + 1 for phrase in self.phrases for p in phrase.parties)
        return self.marked(trigger, "attitude") and (whose or bool(self.words[trigger].pronoun))

    def meant(self, trigger: int, clause: Clause) -> bool:
        """What somebody goes somewhere for: «وصل إلى جنيف لإجراء محادثات»."""
        at = next((p.start for p in clause.obliques if p.prep == "ل" and p.start <= trigger < p.end), -1)
        return at >= 0 and self.words[at].cls == "masdar" and not self.words[at].article

    def before_noun(self, trigger: int) -> Realis | None:
        """What the words before a noun make of it, as far as they belong to it."""
        if self.words[trigger].prep and self.marked(trigger, "presupposing"):
            return "actual"
        if self.words[trigger].conj == "و" and (joined := self.joined_deed(trigger)) is not None:
            return self.before_noun(joined)
        for i in range(trigger - 1, max(trigger - 1 - REACH, -1), -1):
            word = self.words[i]
            found = self.mark_of(i, trigger)
            if found == "planned" and self.none_of(i):
                return "negated"
            if found is not None:
                return found
            if i == trigger - 1 and word.cls == "masdar" and not (word.article or word.pronoun):
                if self.marked(i, "ending"):
                    return "actual"  # «رفض رفع العقوبات»: what is to end is there
                return self.before_noun(i)  # «اهتمام باستئناف استيراد النفط»
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
        if word.pronoun and word.fold not in self.lexicon.mark("narrow"):
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
            if not trigger - 2 * REACH <= phrase.head < trigger:
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
        for i in range(trigger - 1, max(trigger - 1 - 4 * REACH, -1), -1):
            if self.words[i].tag == VERB or self.words[i].fold in STOPS | COMMAS:
                break
            if self.words[i].tag == SUB:
                if self.words[i].stem not in THAT:
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
        carried = self.marked(phrase.head, "carrier")
        if definite and trigger != phrase.head and not carried:
            return False  # «تداعيات الهجوم»
        if carried:
            # «اشترط الإفراج عن قائده لاستئناف المفاوضات»: talks yet to come
            word, definite = self.words[phrase.head], False
        known = word.article and phrase.prep != "ب" and phrase not in clause.object
        if known and any(clause.verb < p.start < phrase.start for p in clause.object):
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
