"""Extents: where what is said begins when no «أن» shows it, and how far words and marks reach.

A verb's valency is data: «دعا» has its content behind «إلى», «نفى» as object. A person, a pronoun or a thing is no
content; an act is.
"""

from __future__ import annotations

from bisect import bisect_right
from typing import Final

from marsad.lexicon.tables import Lexicon
from marsad.readers.clause import COMMAS, STOPS
from marsad.readers.phrase import NounPhrase
from marsad.readers.quotes.cues import Cue
from marsad.readers.words import BREAK, NOUN, PREP, PUNCT, REL, SUB, VERB, Word

_DESCRIBED: Final = 14
"""Words that a clause may have that describes a message."""
_ASIDE: Final = 16
"""Words within which an aside closes."""


class Spans:
    """The words and phrases of a sentence, asked for extents."""

    def __init__(self, words: list[Word], phrases: list[NounPhrase], lexicon: Lexicon) -> None:
        self.words = words
        self.lexicon = lexicon
        self.phrases = phrases
        self.starts = [p.start for p in phrases]
        self.at = {p.start: p for p in phrases}

    def nominal(self, cue: Cue, limit: int) -> int:
        """Where a phrase begins that the cue's valency makes its content; -1 when there is none."""
        subject = {p.start for p in cue.clause.subject} if cue.clause is not None else set[int]()
        reach = self.reach(cue.end, limit)
        if cue.end < reach and self.first_object(cue):
            return cue.end
        for phrase in self.phrases[bisect_right(self.starts, cue.at) :]:
            if phrase.start >= reach:
                break
            if phrase.time or phrase.start in subject or self.words[phrase.start].tag == PREP:
                continue
            if phrase.prep:
                if phrase.prep in cue.content and self.reported(phrase):
                    return phrase.start
            elif "object" in cue.content and self.said_thing(phrase):
                return phrase.start
        return self.hidden_act(cue, reach, limit)

    def aside(self, cue: Cue, at: int) -> bool:
        """Whether word `at` stands in an aside between a verb and its «أن»: «قال مسؤول، اشترط ألا يذكر اسمه، إن»."""
        if cue.kind != "verb" or "clause" not in cue.content or at - cue.end > _ASIDE:
            return False
        if not any(w.fold in COMMAS for w in self.words[cue.end : at]):
            return False
        if any(w.fold in STOPS or (w.tag == SUB and w.stem == "ان") for w in self.words[cue.end : at]):
            return False
        close = next((w.i for w in self.words[at : at + _ASIDE] if w.fold in COMMAS | STOPS), len(self.words))
        after = self.words[close + 1 : close + 2]
        return bool(after) and after[0].tag == SUB and after[0].stem == "ان" and not after[0].conj

    def hidden_act(self, cue: Cue, at: int, limit: int) -> int:
        """«استبعد الوزير خفض الإنتاج»: the verbal noun behind the subject that was read as a verb."""
        clause = cue.clause
        if at >= limit or clause is None or "object" not in cue.content or not clause.subject:
            return -1
        word = self.words[at]
        behind = clause.subject[0].start > cue.at and clause.subject[0].end == at
        noun = "masdar" in word.classes
        return at if behind and noun and word.tag == VERB and not word.conj else -1

    def act(self, word: Word) -> bool:
        """Whether the word names an act: a verbal noun, also where it is read as a common noun (وقف، مشاركة)."""
        if word.cls == "masdar":
            return True
        plain = word.cls == "noun" and not word.article
        return plain and any(s.cls == "masdar" for s in word.senses)

    def of_act(self, cue: Cue, limit: int) -> int:
        """The content of a verbal noun behind its speaker: «تأكيد الوزير اعتقال ثلاثة», «إعلان الجيش عن مقتله»."""
        phrase = self.at.get(cue.at)
        if phrase is None or phrase.pronoun or not phrase.parties or self.words[cue.at].cls != "masdar":
            return -1
        at = phrase.end + (phrase.end < limit and self.words[phrase.end].tag == PREP)
        follows = self.at.get(at)
        if follows is None or at >= limit or not self.act(self.words[follows.head]):
            return -1
        return at if (follows.prep or "object") in cue.content else -1

    def behind_description(self, start: int) -> int:
        """Past the clause that describes the noun before: «جاء في رسالة [وجهها القائد إلى الأهالي أن] رجاله …»."""
        if not 0 < start < len(self.words):
            return start
        word, before = self.words[start], self.words[start - 1]
        if word.tag != VERB or not word.pronoun or before.tag != NOUN or before.article:
            return start
        for follow in self.words[start + 1 : start + _DESCRIBED]:
            if follow.tag == SUB and follow.stem == "ان":
                return follow.i + 1
            if follow.fold in STOPS or follow.tag == BREAK:
                break
        return start

    def first_person(self, cue: Cue, limit: int) -> int:
        """Speech without any mark: «وأضاف سنحدد موقفنا» says «we» and is not the narrator's."""
        at = self.reach(cue.end, limit)
        subject = cue.clause.subject[0] if cue.clause is not None and cue.clause.subject else None
        begins = subject.end if subject is not None and subject.start > cue.at else cue.end
        if cue.kind != "verb" or "clause" not in cue.content or at >= limit or at != begins:
            return -1
        sense = self.words[at].sense
        said = self.words[at].tag == VERB and sense is not None and not sense.past
        return at if said and sense is not None and sense.person in ("1s", "1p") else -1

    def reach(self, start: int, limit: int) -> int:
        """The word before `limit` at which another clause begins."""
        for word in self.words[start:limit]:
            if word.tag in (VERB, REL, BREAK, SUB) or word.fold in STOPS:
                return word.i
        return limit

    def first_object(self, cue: Cue) -> bool:
        """Whether the word behind a participle is its object, though it looks like its genitive: «مؤكدة وجود»."""
        word = self.words[cue.end]
        return (
            cue.kind == "participle"
            and "object" in cue.content
            and word.tag == NOUN
            and not word.prep
            and word.cls in ("masdar", "noun")
            and not word.article
        )

    def reported(self, phrase: NounPhrase) -> bool:
        """Whether what a preposition brings can be said: an act, not a person, not «به» alone."""
        head = self.words[phrase.head]
        if phrase.end - phrase.start == 1 and phrase.pronoun:
            after = self.words[phrase.end] if phrase.end < len(self.words) else None
            carries = after is not None and (after.tag == PREP or bool(after.prep))
            return carries or (after is not None and head.cls == "masdar" and after.tag == NOUN)
        if self.act(head):
            return True
        size = phrase.end - phrase.start
        if size > 1 and head.stem in self.lexicon.mark("noun-negation"):
            return True  # «عبر عن عدم رضاه»
        last = self.words[phrase.end - 1]
        definite = last.article and last.tag == NOUN
        construct = (
            size == 2 and not head.article and (definite or last.stem in self.lexicon.mark("noun-negation"))
        )
        return not phrase.direct and (size > 2 or construct)  # «إلى وقف القتال», not «بفيلم قصير»

    def said_thing(self, phrase: NounPhrase) -> bool:
        """Whether the object is something one can say: an act or a thing, not a person, not «ذلك» alone."""
        head = self.words[phrase.head]
        if self.act(head):
            return True
        if head.tag != NOUN or phrase.direct:
            return False
        after = self.words[phrase.end] if phrase.end < len(self.words) else None
        judged = after is not None and after.cls in ("adjective", "ap", "pp") and not after.article
        return phrase.end - phrase.start > 1 or (bool(head.pronoun) and judged)  # «اعتبر نتائجه مزورة»

    def has_object(self, cue: Cue, limit: int) -> bool:
        """Whether the act that is announced stands right behind the subject: «أكد الوزير الاجتماع … وبأن»."""
        if cue.clause is None or "object" not in cue.content:
            return False
        subject = cue.clause.subject[0] if cue.clause.subject else None
        at = subject.end if subject is not None and subject.start > cue.at else cue.end
        phrase = self.at.get(at)
        act = phrase is not None and not phrase.prep and self.act(self.words[phrase.head])
        return act and phrase is not None and phrase.end < limit and self.nominal(cue, limit) == at

    def closing(self, cue: Cue, speaker: list[NounPhrase]) -> bool:
        """Whether verb and speaker close the sentence that is said: «سيرد الحلفاء بقوة، حذر الوزير»."""
        if cue.kind != "verb" or not cue.at or not speaker or speaker[0].start != cue.end:
            return False
        if self.words[cue.at - 1].stem == "كما":
            end = self.reach(cue.end, len(self.words))  # «كما أفاد مراسل للوكالة»
            return cue.at > 1 and (
                end >= len(self.words) or self.words[end].fold in STOPS or self.inserted(cue)
            )
        end = speaker[-1].end
        closed = end >= len(self.words) or self.words[end].fold in STOPS
        return closed and self.words[cue.at - 1].fold in COMMAS

    def inserted(self, cue: Cue) -> bool:
        """Whether commas set the verb with its speaker apart: «إن الحرب، كما قال الجنرال، لا تنتهي»."""
        end = self.reach(cue.end, len(self.words))
        comma = next((w.i for w in self.words[cue.end : end] if w.fold in COMMAS), len(self.words) - 1)
        rest = self.words[comma + 1 : comma + 3]
        said = len(rest) < 2 or (rest[0].tag == PREP and rest[1].stem in self.lexicon.cues)  # «، في بيان»
        return cue.at > 1 and self.words[cue.at - 2].fold in COMMAS and not said

    def before(self, end: int) -> int:
        """`end` without the punctuation in front of it."""
        while (
            end > 0 and self.words[end - 1].tag in (PUNCT, BREAK) and self.words[end - 1].fold not in '"»”)%'
        ):
            end -= 1
        return end

    def behind(self, start: int) -> int:
        """`start` without the punctuation behind it: «بحسب الوكالة، …»."""
        while start < len(self.words) - 1 and self.words[start].tag in (PUNCT, BREAK):
            start += 1
        return start

    def index_of(self, offset: int) -> int:
        """The first word at or after a code point."""
        low, high = 0, len(self.words)
        while low < high:
            middle = (low + high) // 2
            if self.words[middle].token.start < offset:
                low = middle + 1
            else:
                high = middle
        return low
