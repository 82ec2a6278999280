"""What quotation marks hold: speech, or a name, title or single word on the way to it.

«قالت صحيفة "الرياض" إن …»: the marks hold a name, the speech comes behind «إن».
"""

from __future__ import annotations

from typing import Final

from marsad.readers.clause import COMMAS, STOPS
from marsad.readers.quotes.cues import Cue
from marsad.readers.quotes.marks import MARKS, Marked
from marsad.readers.quotes.spans import Spans
from marsad.readers.words import BREAK, NAME, NOUN, PREP, PUNCT, SUB, TIME, Word

SPEECH: Final = 6
"""Tokens in quotation marks that are speech wherever they stand; fewer may be a name or title."""


class Quoted:
    """The quotation marks of a sentence, asked what they hold."""

    def __init__(
        self, words: list[Word], cues: dict[int, Cue], marks: dict[int, Marked], spans: Spans
    ) -> None:
        self.words = words
        self.cues = cues
        self.marks = marks
        self.spans = spans

    def mark_at(self, i: int) -> Marked | None:
        """What word `i` opens, when it is an opening mark."""
        if i >= len(self.words) or self.words[i].fold not in MARKS:
            return None
        return self.marks.get(self.words[i].token.start)

    def speech(self, i: int, mark: Marked, cue: Cue) -> bool:
        """Whether what the mark opens is what the cue announces, not a name or title on the way to it."""
        before = self.words[i - 1]
        behind = self.spans.index_of(mark.closing)
        if self.announced_behind(behind):
            return False
        if not (mark.closed or before.i in self.cues or before.tag == SUB or before.fold in COMMAS):
            return False
        if mark.tokens >= SPEECH:
            return True
        if self.announced_later(behind) or (mark.tokens < 3 and self.words[i + 1].tag == NAME):
            return False
        if before.i in self.cues or before.fold in COMMAS or before.tag in (NAME, TIME, SUB):
            return mark.tokens > 1 or before.i == cue.at
        if before.tag == PREP or before.stem in ("ب", "بـ"):
            return before.stem in cue.content
        ends = behind >= len(self.words) or self.words[behind].fold in STOPS
        return ends and mark.tokens > 2 and before.tag not in (NOUN,)

    def ends_at(self, mark: Marked) -> bool:
        """Whether a clause ends where the quotation does."""
        behind = self.spans.index_of(mark.closing)
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
        """Whether the word is an «أن» that may open what is said."""
        return word.tag == SUB and word.stem in ("ان", "بان") and not word.conj
