"""Sayings: from cue to content and speaker, in one pass over a sentence.

A cue waits for its content: for «أن», a colon or a quotation mark, which the nearest waiting cue takes. A cue
that waits in vain may have its content as object or behind its preposition («نفى الاتهامات», «دعا إلى الحوار»).
"""

from __future__ import annotations

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import Final

from marsad.lexicon.tables import Lexicon
from marsad.readers.clause import COMMAS, Clause
from marsad.readers.phrase import NounPhrase
from marsad.readers.quotes.cues import (
    Cue,
    announced_before,
    inside_relative,
    linked,
    meanwhile,
    new_statement,
    read_cues,
)
from marsad.readers.quotes.marks import MARKS, Marked
from marsad.readers.quotes.quoted import SPEECH, Quoted
from marsad.readers.quotes.spans import Spans
from marsad.readers.quotes.speakers import Speakers
from marsad.readers.speech import Saying
from marsad.readers.words import PART, PREP, SUB, VERB, Word

_CARRYING: Final = frozenset(("علي", "الي", "عن", "من", "ب", "في"))
"""Prepositions that may stand between a cue and its «أن»."""
_FAR: Final = 6
"""Words after which a noun no longer announces a clause: «في بيان صدر أمس أن» is the verb's."""
_CUTS: Final = 20
"""Quotations of a sentence that are looked at for where the reported speech before them ends."""


@dataclass
class _Waiting:
    """A cue whose content has not come yet."""

    cue: Cue
    speaker: list[NounPhrase]
    limit: int
    """The code point where the quotation that surrounds the cue ends."""
    via: list[NounPhrase] = field(default_factory=list)
    """Who passes it on: «في بيان أوردته الوكالة»."""
    inner: list[tuple[Cue, list[NounPhrase]]] = field(default_factory=list)
    """Sources named before the content: «ذكرت الصحيفة نقلا عن الوزير أن»."""


def read_sayings(
    words: list[Word],
    clauses: list[Clause],
    phrases: list[NounPhrase],
    lexicon: Lexicon,
    marks: dict[int, Marked],
    last: list[NounPhrase],
    nested: list[NounPhrase],
) -> tuple[list[Saying], list[NounPhrase]]:
    """The sayings of a sentence, outermost first, and who spoke last; `last` are the speakers before it, who quoted `nested`."""
    cues = read_cues(words, clauses, lexicon)
    if not cues and all(w.fold != ":" for w in words):
        return [], last
    speakers = Speakers(words, clauses, phrases, lexicon, last, nested, marks)
    turns = meanwhile(words, clauses)
    return _Sayings(words, phrases, cues, speakers, marks, turns).read(), speakers.last


class _Sayings:
    def __init__(
        self,
        words: list[Word],
        phrases: list[NounPhrase],
        cues: dict[int, Cue],
        speakers: Speakers,
        marks: dict[int, Marked],
        turns: list[int],
    ) -> None:
        self.words = words
        self.spans = Spans(words, phrases, speakers.lexicon)
        self.quoted = Quoted(words, cues, marks, self.spans)
        self.cues = cues
        self.speakers = speakers
        self.reasons = speakers.lexicon.mark("reason")
        self.marks = marks
        self.waiting: list[_Waiting] = []
        self.found: list[Saying] = []
        self.limits: list[int] = []
        """Where the quotations end that are open at the current word."""
        self.resumes = turns
        """Words at which the narrator speaks again."""
        self.inside = False
        """Whether the current word may be part of what somebody says."""
        self.closed: dict[int, tuple[int, Marked]] = {}
        """The quotations of the sentence by the code point behind their closing mark."""
        self.cuts: list[tuple[int, int]] = []
        """Quotations and the cue of each: what a later cue reports ends before them."""
        self.taken: set[int] = set()
        """Quotation marks whose speaker is found."""

    def read(self) -> list[Saying]:
        for word in self.words:
            while self.limits and word.token.start >= self.limits[-1]:
                self.limits.pop()
            cue = self.cues.get(word.i)
            if cue is not None:
                self.meet(cue)
            elif word.tag == SUB and word.stem in ("ان", "بان"):
                self.clause(word)
            elif word.fold == ":":
                self.colon(word)
            elif word.fold in COMMAS:
                self.comma(word.i)
            mark = self.marks.get(word.token.start) if word.fold in MARKS else None
            if mark is not None:
                self.quotation(word.i, mark)
                self.limits.append(mark.end)
                self.closed[mark.closing] = (word.i, mark)
        self.settle(len(self.words))
        self.resumes.sort()
        for saying in self.found:
            self.close(saying)
        found = [s for s in self.found if s.end > s.start and s.speaker]
        found.sort(key=lambda s: (s.start, -s.end))
        return found

    # -- cues ------------------------------------------------------------------------------------------

    def meet(self, cue: Cue) -> None:
        if cue.kind in ("source", "relay"):
            self.source(cue)
            return
        if self.waiting and self.spans.aside(self.waiting[-1].cue, cue.at):
            del self.cues[cue.at]
            return
        if cue.kind == "noun":
            if any(w.cue.kind != "noun" for w in self.waiting) and not self.own_noun(cue):
                return
        elif inside_relative(cue, self.words):
            if self.words[cue.at].pronoun and self.waiting:
                self.waiting[-1].via = self.speakers.passing_on(cue)
                return
            if announced_before(cue, self.words):
                return
        else:
            self.settle(cue.start)
            if cue.kind == "participle" or new_statement(cue, self.words):
                self.resumes.append(cue.start - linked(cue, self.words))
                self.inside = False
                self.speakers.content = len(self.words)
        speaker = self.speakers.of(cue)
        if not speaker and cue.kind != "noun":
            return
        if cue.silent:
            self.speakers.last = speaker if not self.inside else self.speakers.last
            return
        if cue.kind == "verb" and not inside_relative(cue, self.words):
            self.speakers.source = []
            if not self.inside:
                self.speakers.last = speaker
        limit = self.limits[-1] if self.limits else -1
        self.waiting.append(_Waiting(cue, speaker, limit))
        if len(self.waiting) > 8:
            del self.waiting[0]  # bounded: a thousand verbs of saying without content cost no more than eight

    def own_noun(self, cue: Cue) -> bool:
        """Whether the noun announces by itself beside a waiting verb: «نقلت عن الوزير قوله إن»."""
        word = self.words[cue.at]
        before = self.words[cue.at - 1]
        phrase = self.spans.at.get(cue.at)
        whose = phrase is not None and phrase.end > cue.end and self.speakers.announces(phrase.end)
        if word.cls == "masdar" and whose and word.prep == "ب" and not word.article:
            return True  # «استشهد بقول ابن خلدون إن»
        return word.cls == "masdar" and not word.prep and before.tag != PREP and bool(word.pronoun)

    def source(self, cue: Cue) -> None:
        """«بحسب الوكالة»: of the waiting verb's content, of the whole sentence, or of what follows."""
        speaker = self.speakers.of(cue)
        if not speaker:
            return
        if self.waiting and cue.kind == "source" and self.on_the_way(self.waiting[-1].cue, cue.start):
            self.waiting[-1].inner.append((cue, speaker))
            return
        first = next((w.i for w in self.words if w.token.kind == "word"), 0)
        if cue.start <= first + 2 and cue.kind == "source":
            start = self.spans.behind(speaker[0].end if speaker[0].start >= 0 else cue.end)
            that = self.speakers.announces(start) and not self.words[start].pronoun
            start += that and start + 1 < len(self.words)  # «وبحسب الوكالة فإن», «وجاء في البيان أن»
            start = self.spans.behind_description(start)
            end = self.spans.before(len(self.words))
            self.found.append(Saying(start, end, speaker, cue.at, stance=cue.stance, outside=True))
            return
        self.settle(cue.start)
        self.resumes.append(cue.start)
        self.whole(cue, speaker)

    def whole(self, cue: Cue, speaker: list[NounPhrase]) -> None:
        """A source behind what it says: it answers for all of the sentence before, and for what goes on behind it."""
        self.speakers.source = speaker
        first = next((w.i for w in self.words if w.token.kind == "word"), 0)
        end = self.spans.before(cue.start - linked(cue, self.words))
        if linked(cue, self.words) and self.spans.inserted(cue):
            end = self.spans.before(len(self.words))
        self.found.append(Saying(first, end, speaker, cue.at, stance=cue.stance, outside=True))

    def on_the_way(self, cue: Cue, at: int) -> bool:
        """Whether a source stands between a verb and its content: «ذكرت الصحيفة نقلا عن الوزير أن»."""
        return cue.kind == "verb" and self.spans.reach(cue.end, at) == at and self.spans.nominal(cue, at) < 0

    # -- what a waiting cue takes ------------------------------------------------------------------------

    def candidate(self, at: int, *, clause: bool = False) -> _Waiting | None:
        """The nearest waiting cue that may take a clause at word `at`."""
        while self.waiting:
            last = self.waiting[-1]
            if last.cue.kind == "noun" and at - last.cue.end > _FAR:
                self.waiting.pop()
                continue
            return (
                last
                if "clause" in last.cue.content or ("quotation" in last.cue.content and not clause)
                else None
            )
        return None

    def clause(self, word: Word) -> None:
        """«أن» after a cue, unless it belongs to another word: «بعد أن», «يجب أن», «من المقرر أن»."""
        i = word.i
        before = self.words[i - 1] if i else None
        if before is None or word.conj or word.prep in ("ل", "ك"):
            return
        bare = before.tag == PREP and not before.pronoun  # «قالوا له إن» still says it
        joined = bare or (before.tag == PART and before.sense is None)
        if joined and before.stem not in _CARRYING:
            return
        if before.tag == SUB or (before.tag == VERB and before.i not in self.cues):
            return
        if before.stem in self.reasons and (before.prep or self.words[i - 2].tag == PREP):
            return  # «على اعتبار أن», «بحجة أن»
        if before.article and before.cls in ("adjective", "pp", "ap") and self.words[i - 2].stem == "من":
            return
        if self.waiting and self.spans.has_object(self.waiting[-1].cue, i):
            self.settle(i)
            return
        top = self.waiting[-1].cue if len(self.waiting) > 1 and before.tag != PREP else None
        if top is not None and inside_relative(top, self.words) and self.spans.nominal(top, i) >= 0:
            self.settle_last(i)
        waiting = self.candidate(i, clause=True)
        if before.tag == PREP:
            fitting = [w for w in self.waiting if before.stem in w.cue.content]
            waiting = fitting[-1] if fitting else waiting
        if waiting is None:
            while self.waiting and "clause" not in self.waiting[-1].cue.content:
                self.waiting.pop()
            waiting = self.candidate(i, clause=True)
        if waiting is None:
            return
        start = i + 1
        mark = self.quoted.mark_at(start)
        if mark is not None and mark.tokens < 4 and not self.quoted.ends_at(mark):
            mark = None  # «إن "الانفتاح" ليس حلا»: one word of the sentence
        elif mark is None:
            mark = self.quoted.mark_at(start + 1)
            if mark is not None and (mark.tokens < SPEECH or not self.quoted.ends_at(mark)):
                mark = None
        self.take(waiting, start, mark)

    def comma(self, i: int) -> None:
        """A comma ends the relative clause that one opened: «المسؤول، الذي طلب عدم ذكر اسمه، أن»."""
        if not self.waiting or not inside_relative(self.waiting[-1].cue, self.words):
            return
        cue = self.waiting[-1].cue
        first = cue.clause.first if cue.clause is not None else 0
        if first > 1 and self.words[first - 2].fold in COMMAS:
            self.settle_last(i)

    def colon(self, word: Word) -> None:
        waiting = self.candidate(word.i)
        mark = self.quoted.mark_at(word.i + 1)
        if not self.cues and (speaker := self.speakers.headed(word.i, quoted=mark is not None)):
            headline = Cue(word.i, "noun", "asserts", frozenset(), word.i + 1)
            self.add(headline, speaker, word.i + 1, mark, direct=True, via=[])
        if waiting is None or word.i - waiting.cue.at > 40:
            return
        self.take(waiting, word.i + 1, mark, direct=True)

    def quotation(self, i: int, mark: Marked) -> None:
        if i in self.taken:
            return
        if self.waiting and mark.closed:
            start = self.spans.nominal(self.waiting[-1].cue, i)
            if start >= 0:
                self.take(self.waiting[-1], start, None, nominal=True)
        waiting = self.candidate(i) or (self.waiting[-1] if self.waiting else None)
        if waiting is not None and self.quoted.speech(i, mark, waiting.cue):
            self.take(waiting, i, mark)

    def take(
        self,
        waiting: _Waiting,
        start: int,
        mark: Marked | None,
        *,
        direct: bool = False,
        nominal: bool = False,
    ) -> None:
        """Give a waiting cue its content."""
        self.waiting.remove(waiting)
        cue, speaker, via = waiting.cue, waiting.speaker, waiting.via
        if cue.clause is not None and cue.stance == "quotes":
            source = self.speakers.relayed(cue.clause)
            if source:
                speaker, via = source, speaker
        elif cue.kind == "noun" and self.waiting and self.waiting[-1].cue.stance == "quotes":
            outer = self.waiting.pop()
            via = outer.speaker
            if outer.cue.clause is not None and self.words[cue.at].pronoun:
                speaker = self.speakers.relayed(outer.cue.clause) or speaker
        if mark is not None:
            self.settle(cue.start)
            self.cuts.append((start, cue.at))
            self.taken.add(start if self.words[start].fold in MARKS else start + 1)
        for source_cue, source in waiting.inner:
            self.add(source_cue, source, start, mark, direct=direct, via=[])
        self.add(cue, speaker, start, mark, direct=direct, via=via, limit=waiting.limit)
        self.found[-1].nominal = nominal
        if mark is None and cue.kind != "noun":
            self.inside = True
            self.speakers.content = min(self.speakers.content, start)

    def add(
        self,
        cue: Cue,
        speaker: list[NounPhrase],
        start: int,
        mark: Marked | None,
        *,
        direct: bool,
        via: list[NounPhrase],
        limit: int = -1,
    ) -> None:
        span = None
        if mark is not None:
            span = (mark.start, mark.end)
            start, end = self.spans.index_of(mark.start), self.spans.index_of(mark.end)
        else:
            start = self.spans.behind_description(start)
            end = self.spans.index_of(limit) if limit >= 0 else -1
        saying = Saying(start, end, speaker, cue.at, via, direct or mark is not None, span, cue.stance)
        self.found.append(saying)

    # -- content without a particle ------------------------------------------------------------------------

    def settle(self, limit: int) -> None:
        """What still waits has its content as object or behind a preposition before `limit`, or none."""
        while self.waiting:
            self.settle_last(limit)

    def settle_last(self, limit: int) -> None:
        """Settle the cue that began to wait last."""
        waiting = self.waiting[-1]
        cue = waiting.cue
        start = self.spans.of_act(cue, limit) if cue.kind == "noun" else self.spans.nominal(cue, limit)
        if start >= 0:
            self.take(waiting, start, None, nominal=True)
            return
        start = self.spans.first_person(cue, limit)
        if start >= 0:
            self.take(waiting, start, None, direct=True)
            return
        comma = cue.start > 1 and self.words[cue.start - 1].fold in COMMAS
        before = self.closed.get(self.words[cue.start - 1 - comma].token.end) if cue.start else None
        if (
            cue.kind == "verb"
            and before is not None
            and (comma or not before[0])
            and before[0] not in self.taken
        ):
            self.take(waiting, *before)  # «"لن نقبل"، قال الوزير»
            return
        self.waiting.pop()
        if self.spans.closing(cue, waiting.speaker):
            self.whole(cue, waiting.speaker)
        for source, speaker in waiting.inner:
            self.whole(source, speaker)

    # -- where it ends -----------------------------------------------------------------------------------

    def close(self, saying: Saying) -> None:
        """The end of what is said: of the sentence, or where the narrator speaks again."""
        if saying.span is not None or saying.outside:
            return
        n = bisect_right(self.resumes, saying.start)
        end = self.resumes[n] if n < len(self.resumes) else len(self.words)
        if saying.end >= 0:
            end = min(end, saying.end)
        for at, cue in self.cuts[-_CUTS:]:
            if cue < saying.cue and at > saying.start:
                end = min(end, at)
        saying.end = self.spans.before(end)
        self.own_words(saying)

    def own_words(self, saying: Saying) -> None:
        """What is reported mostly in the speaker's own words is a direct quotation of these."""
        for word in self.words[saying.start : saying.end]:
            mark = self.marks.get(word.token.start) if word.fold in MARKS else None
            if mark is None or saying.direct:
                continue
            last = self.spans.index_of(mark.closing) >= saying.end - 1
            whole = word.i == saying.start and mark.tokens > 1
            much = mark.tokens >= SPEECH and 2 * mark.tokens >= saying.end - saying.start
            if last and (whole or much):
                saying.span, saying.direct = (mark.start, mark.end), True
                saying.start, saying.end = self.spans.index_of(mark.start), self.spans.index_of(mark.end)
                return
