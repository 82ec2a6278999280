"""Sayings: from cue to content and speaker, in one pass over a sentence.

A cue waits for its content: for «أن», a colon or a quotation mark, which the nearest waiting cue takes. A cue
that waits in vain may have its content as object or behind its preposition («نفى الاتهامات», «دعا إلى الحوار»).
"""

from __future__ import annotations

from bisect import bisect_right

import msgspec

from marsad.lexicon.tables import Lexicon
from marsad.readers.clauses import COMMAS, STOPS, Clause
from marsad.readers.phrase import NounPhrase
from marsad.readers.quotes.cues import Cue, read_cues
from marsad.readers.quotes.marks import MARKS, Marked
from marsad.readers.quotes.speakers import Speakers
from marsad.readers.speech import Saying
from marsad.readers.words import ADJ, BREAK, CONJ, NAME, NOUN, PART, PREP, PUNCT, REL, SUB, TIME, VERB, Word

_CARRYING = frozenset(("علي", "الي", "عن", "من", "ب", "في"))
"""Prepositions that may stand between a cue and its «أن»."""
_MEANWHILE = frozenset(("فيما", "كما"))
_FAR = 6
"""Words after which a noun no longer announces a clause: «في بيان صدر أمس أن» is the verb's."""
_SPEECH = 6
"""Tokens in quotation marks that are speech wherever they stand; fewer may be a name or title."""


_CUTS = 20
"""Quotations of a sentence that are looked at for where the reported speech before them ends."""


class _Waiting(msgspec.Struct):
    """A cue whose content has not come yet."""

    cue: Cue
    speaker: list[NounPhrase]
    limit: int
    """The code point where the quotation that surrounds the cue ends."""
    inner: list[tuple[Cue, list[NounPhrase]]] = msgspec.field(default_factory=list)
    """Sources named before the content: «ذكرت الصحيفة نقلا عن الوزير أن»."""


def read_sayings(
    words: list[Word],
    clauses: list[Clause],
    phrases: list[NounPhrase],
    lexicon: Lexicon,
    marks: dict[int, Marked],
    last: list[NounPhrase],
) -> tuple[list[Saying], list[NounPhrase]]:
    """The sayings of a sentence, outermost first, and who spoke last; `last` are the speakers before it."""
    cues = read_cues(words, clauses, lexicon)
    if not cues:
        return [], last
    speakers = Speakers(words, clauses, phrases, lexicon, last, marks)
    return _Sayings(words, phrases, cues, speakers, marks).read(), speakers.last


class _Sayings:
    def __init__(
        self,
        words: list[Word],
        phrases: list[NounPhrase],
        cues: dict[int, Cue],
        speakers: Speakers,
        marks: dict[int, Marked],
    ) -> None:
        self.words = words
        self.phrases = phrases
        self.starts = [p.start for p in phrases]
        self.cues = cues
        self.speakers = speakers
        self.marks = marks
        self.waiting: list[_Waiting] = []
        self.found: list[Saying] = []
        self.limits: list[int] = []
        """Where the quotations end that are open at the current word."""
        self.resumes: list[int] = []
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
        if cue.kind == "noun":
            if any(w.cue.kind != "noun" for w in self.waiting) and not self.own_noun(cue):
                return
        elif not self.inside_relative(cue):
            self.settle(cue.start)
            if cue.kind == "participle" or self.new_statement(cue):
                self.resumes.append(cue.start - self.linked(cue))
                self.inside = False
                self.speakers.content = len(self.words)
        speaker = self.speakers.of(cue)
        if not speaker and cue.kind != "noun":
            return
        if cue.silent:
            self.speakers.last = speaker if not self.inside else self.speakers.last
            return
        if cue.kind == "verb" and not self.inside and not self.inside_relative(cue):
            self.speakers.last = speaker
        limit = self.limits[-1] if self.limits else -1
        self.waiting.append(_Waiting(cue, speaker, limit))
        if len(self.waiting) > 8:
            del self.waiting[0]  # bounded: a thousand verbs of saying without content cost no more than eight

    def own_noun(self, cue: Cue) -> bool:
        """Whether the noun announces by itself beside a waiting verb: «نقلت عن الوزير قوله إن»."""
        word = self.words[cue.at]
        before = self.words[cue.at - 1]
        return word.cls == "masdar" and not word.prep and before.tag != PREP and bool(word.pronoun)

    def inside_relative(self, cue: Cue) -> bool:
        """Whether the verb only qualifies a noun: «الوزير الذي قال», «استطلاع نشرته صحيفة»."""
        clause = cue.clause
        if clause is None or not cue.at:
            return False
        word, before = self.words[cue.at], self.words[cue.at - 1]
        taken_up = bool(word.pronoun) and not word.conj and before.tag in (NOUN, ADJ) and not before.article
        return taken_up or (clause.first > 0 and self.words[clause.first - 1].tag == REL)

    def new_statement(self, cue: Cue) -> bool:
        """Whether the narrator goes on with the verb: «… وأضاف», «فيما زعمت»."""
        word = self.words[cue.at]
        if self.linked(cue):
            return True
        return bool(word.conj) and word.sense is not None and word.sense.past

    def linked(self, cue: Cue) -> bool:
        """Whether a word that turns to another matter stands before the verb: «لكنه», «بينما», «فيما»."""
        before = self.words[cue.at - 1] if cue.at else None
        return before is not None and (before.tag == CONJ or before.fold in _MEANWHILE)

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
            start = self.behind(speaker[0].end if speaker[0].start >= 0 else cue.end)
            start += start + 1 < len(self.words) and self.words[start].fold == "فان"
            self.found.append(
                Saying(start, self.before(len(self.words)), speaker, cue.at, stance=cue.stance, outside=True)
            )
            return
        self.settle(cue.start)
        self.resumes.append(cue.start)
        self.whole(cue, speaker)

    def whole(self, cue: Cue, speaker: list[NounPhrase]) -> None:
        """A source behind what it says: it answers for all of the sentence before."""
        first = next((w.i for w in self.words if w.token.kind == "word"), 0)
        end = self.before(cue.start)
        self.found.append(Saying(first, end, speaker, cue.at, stance=cue.stance, outside=True))

    def on_the_way(self, cue: Cue, at: int) -> bool:
        """Whether a source stands between a verb and its content: «ذكرت الصحيفة نقلا عن الوزير أن»."""
        return cue.kind == "verb" and self.reach(cue.end, at) == at and self.nominal(cue, at) < 0

    # -- what a waiting cue takes ------------------------------------------------------------------------

    def candidate(self, at: int, *, clause: bool = False) -> _Waiting | None:
        """The nearest waiting cue that may take a clause at word `at`."""
        while self.waiting:
            last = self.waiting[-1]
            if last.cue.kind == "noun" and at - last.cue.end > _FAR:
                self.waiting.pop()
                continue
            return last if "clause" in last.cue.content or ("quotation" in last.cue.content and not clause) else None
        return None

    def clause(self, word: Word) -> None:
        """«أن» after a cue, unless it belongs to another word: «بعد أن», «يجب أن», «من المقرر أن»."""
        i = word.i
        before = self.words[i - 1] if i else None
        if before is None or word.conj or word.prep in ("ل", "ك"):
            return
        joined = before.tag == PREP or (before.tag == PART and before.sense is None)
        if joined and before.stem not in _CARRYING:
            return
        if before.tag == SUB or (before.tag == VERB and before.i not in self.cues):
            return
        if before.article and before.cls in ("adjective", "pp", "ap") and self.words[i - 2].stem == "من":
            return
        if self.waiting and self.has_object(self.waiting[-1].cue, i):
            self.settle(i)
            return
        if len(self.waiting) > 1 and before.tag != PREP and self.inside_relative(self.waiting[-1].cue):
            if self.nominal(self.waiting[-1].cue, i) >= 0:
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
        mark = self.mark_at(start)
        if mark is not None and mark.tokens < 4 and not self.ends_at(mark):
            mark = None  # «إن "الانفتاح" ليس حلا»: one word of the sentence
        elif mark is None:
            mark = self.mark_at(start + 1)
            if mark is not None and mark.tokens < _SPEECH:
                mark = None
        self.take(waiting, start, mark)

    def has_object(self, cue: Cue, limit: int) -> bool:
        """Whether the act that is announced stands right behind the subject: «أكد الوزير الاجتماع … وبأن»."""
        if cue.clause is None or "object" not in cue.content:
            return False
        subject = cue.clause.subject[0] if cue.clause.subject else None
        at = subject.end if subject is not None and subject.start > cue.at else cue.end
        phrase = self.speakers.at.get(at)
        act = phrase is not None and not phrase.prep and self.words[phrase.head].cls == "masdar"
        return act and phrase is not None and phrase.end < limit and self.nominal(cue, limit) == at

    def comma(self, i: int) -> None:
        """A comma ends the relative clause that one opened: «المسؤول، الذي طلب عدم ذكر اسمه، أن»."""
        if not self.waiting or not self.inside_relative(self.waiting[-1].cue):
            return
        cue = self.waiting[-1].cue
        first = cue.clause.first if cue.clause is not None else 0
        if first > 1 and self.words[first - 2].fold in COMMAS:
            self.settle_last(i)

    def colon(self, word: Word) -> None:
        waiting = self.candidate(word.i)
        if waiting is None or word.i - waiting.cue.at > 40:
            return
        mark = self.mark_at(word.i + 1)
        self.take(waiting, word.i + 1, mark, direct=True)

    def quotation(self, i: int, mark: Marked) -> None:
        if i in self.taken:
            return
        if self.waiting and mark.closed:
            start = self.nominal(self.waiting[-1].cue, i)
            if start >= 0:
                self.take(self.waiting[-1], start, None, nominal=True)
        waiting = self.candidate(i) or (self.waiting[-1] if self.waiting else None)
        if waiting is not None and self.speech(i, mark, waiting):
            self.take(waiting, i, mark)

    def mark_at(self, i: int) -> Marked | None:
        if i >= len(self.words) or self.words[i].fold not in MARKS:
            return None
        return self.marks.get(self.words[i].token.start)

    def speech(self, i: int, mark: Marked, waiting: _Waiting) -> bool:
        """Whether what the mark opens is what the cue announces, not a name or title on the way to it."""
        before = self.words[i - 1]
        behind = self.index_of(mark.closing)
        if self.announced_behind(behind):
            return False
        if not (mark.closed or before.i in self.cues or before.tag == SUB or before.fold in COMMAS):
            return False
        if mark.tokens >= _SPEECH:
            return True
        if self.announced_later(behind):
            return False
        if before.i in self.cues or before.fold in COMMAS or before.tag in (NAME, TIME, SUB):
            return mark.tokens > 1 or before.i == waiting.cue.at
        if before.tag == PREP or before.stem in ("ب", "بـ"):
            return before.stem in waiting.cue.content
        ends = behind >= len(self.words) or self.words[behind].fold in STOPS
        return ends and mark.tokens > 2 and before.tag not in (NOUN,)

    def ends_at(self, mark: Marked) -> bool:
        """Whether a clause ends where the quotation does."""
        behind = self.index_of(mark.closing)
        return behind >= len(self.words) or self.words[behind].tag in (PUNCT, BREAK)

    def announced_behind(self, behind: int) -> bool:
        """Whether «أن» or a colon follows: what stood in the marks was a name on the way to the content."""
        at = behind + (behind < len(self.words) and self.words[behind].fold in COMMAS)
        return at < len(self.words) and (self.particle(self.words[at]) or self.words[at].fold == ":")

    def announced_later(self, behind: int) -> bool:
        """Whether a particle comes before the next cue: «، "طارق الجروشي"، في تصريح، إنه»."""
        for word in self.words[behind : behind + 25]:
            if word.i in self.cues and self.cues[word.i].kind != "noun":
                return False
            if self.particle(word):
                return True
        return False

    def particle(self, word: Word) -> bool:
        return word.tag == SUB and word.stem in ("ان", "بان") and not word.conj

    def take(
        self, waiting: _Waiting, start: int, mark: Marked | None, *, direct: bool = False, nominal: bool = False
    ) -> None:
        """Give a waiting cue its content."""
        self.waiting.remove(waiting)
        cue, speaker, via = waiting.cue, waiting.speaker, list[NounPhrase]()
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
        end = -1
        if mark is not None:
            span = (mark.start, mark.end)
            start, end = self.index_of(mark.start), self.index_of(mark.end)
        elif limit >= 0:
            end = self.index_of(limit)
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
        start = self.of_act(cue, limit) if cue.kind == "noun" else self.nominal(cue, limit)
        if start >= 0:
            self.take(waiting, start, None, nominal=True)
            return
        start = self.first_person(cue, limit)
        if start >= 0:
            self.take(waiting, start, None, direct=True)
            return
        at = cue.start - 1 - (cue.start > 1 and self.words[cue.start - 1].fold in COMMAS)
        before = self.closed.get(self.words[at].token.end) if at >= 0 else None
        if cue.kind == "verb" and before is not None and before[0] not in self.taken:
            self.take(waiting, *before)  # «"لن نقبل"، قال الوزير»
            return
        self.waiting.pop()
        for source, speaker in waiting.inner:
            self.whole(source, speaker)

    def nominal(self, cue: Cue, limit: int) -> int:
        """Where a phrase begins that the cue's valency makes its content; -1 when there is none."""
        subject = {p.start for p in cue.clause.subject} if cue.clause is not None else set[int]()
        reach = self.reach(cue.end, limit)
        if cue.end < reach and self.first_object(cue):
            return cue.end
        for phrase in self.phrases[bisect_right(self.starts, cue.at) :]:
            if phrase.start >= reach:
                return -1
            if phrase.time or phrase.start in subject or self.words[phrase.start].tag == PREP:
                continue
            if phrase.prep:
                if phrase.prep in cue.content and self.reported(phrase):
                    return phrase.start
            elif "object" in cue.content and self.said_thing(phrase):
                return phrase.start
        return -1

    def of_act(self, cue: Cue, limit: int) -> int:
        """The content of a verbal noun behind its speaker: «تأكيد الوزير اعتقال ثلاثة», «إعلان الجيش عن مقتله»."""
        phrase = self.speakers.at.get(cue.at)
        if phrase is None or phrase.pronoun or not phrase.parties or self.words[cue.at].cls != "masdar":
            return -1
        at = phrase.end + (phrase.end < limit and self.words[phrase.end].tag == PREP)
        follows = self.speakers.at.get(at)
        if follows is None or at >= limit or self.words[follows.head].cls != "masdar":
            return -1
        return at if (follows.prep or "object") in cue.content else -1

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
            return head.cls == "masdar" and after is not None and (after.tag == PREP or bool(after.prep))
        return head.cls == "masdar" or not phrase.direct

    def said_thing(self, phrase: NounPhrase) -> bool:
        """Whether the object is something one can say: an act or a thing, not a person, not «ذلك» alone."""
        head = self.words[phrase.head]
        if head.cls == "masdar":
            return True
        if head.tag != NOUN or phrase.direct:
            return False
        after = self.words[phrase.end] if phrase.end < len(self.words) else None
        judged = after is not None and after.cls in ("adjective", "ap", "pp") and not after.article
        return phrase.end - phrase.start > 1 or (bool(head.pronoun) and judged)  # «اعتبر نتائجه مزورة»

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
        saying.end = self.before(end)
        self.own_words(saying)

    def own_words(self, saying: Saying) -> None:
        """What is reported mostly in the speaker's own words is a direct quotation of these."""
        for word in self.words[saying.start : saying.end]:
            mark = self.marks.get(word.token.start) if word.fold in MARKS else None
            if mark is None or saying.direct:
                continue
            if mark.tokens >= _SPEECH and 2 * mark.tokens >= saying.end - saying.start:
                saying.span, saying.direct = (mark.start, mark.end), True
                saying.start, saying.end = self.index_of(mark.start), self.index_of(mark.end)
                return

    def before(self, end: int) -> int:
        """`end` without the punctuation in front of it."""
        while end > 0 and self.words[end - 1].tag in (PUNCT, BREAK) and self.words[end - 1].fold not in '"»”)%':
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
