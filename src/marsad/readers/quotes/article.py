"""The talk of an article: its quotes so far, who spoke last, and on whose word a place in the text stands.

A direct quotation may run over several sentences, and «وأضاف» goes on from the sentence before; what one
sentence hands to the next is kept here.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from marsad.arabic.tokens import Token
from marsad.readers.phrase import NounPhrase
from marsad.readers.phrase import Party as WordParty
from marsad.readers.quotes.marks import Marked, pair
from marsad.readers.speech import Saying
from marsad.readers.words import NAME, PUNCT, SUB, UNKNOWN, Word
from marsad.types import Extent, Party, Quote

_DEEPEST: Final = 6
"""Speakers of one attribution at most: chains in news are two or three long."""


_ACT: Final = 4
"""Words of a reported phrase that name what is demanded, denied or alleged; what follows is background."""
_VERBAL: Final = frozenset(("SUPPORT", "CONCEDE", "REQUEST", "ACCUSE", "REJECT", "THREATEN"))
"""Acts done by speaking: who does one is its actor, not its source."""


class _Said(NamedTuple):
    start: int
    end: int
    speakers: list[Party]
    cue: str


class Page(NamedTuple):
    """A sentence and the way back from its words to the text."""

    words: list[Word]
    extent: Callable[[int, int], Extent]
    party: Callable[[WordParty], Party]
    carried: Callable[[NounPhrase], NounPhrase]


class Talk:
    """Gathers the quotes of an article sentence by sentence."""

    def __init__(self, tokens: list[Token], text: str) -> None:
        self.text = text
        self.marks = pair(tokens)
        self.last: list[NounPhrase] = []
        """The last speakers, fixed in the text."""
        self.nested: list[NounPhrase] = []
        """Whom the last speakers quoted: «ذكرت الصحيفة أن الوزير قال إن … وأضاف»."""
        self.quotes: list[Quote] = []
        self._said: list[_Said] = []
        self._via: list[Party] = []
        """Who passes on the words of the last speaker."""

    def hear(self, sayings: list[Saying], last: list[NounPhrase], page: Page) -> None:
        """Take in the sayings of a sentence, outermost first, and who spoke last in it."""
        begins = page.words[0].token.start
        self._said = [s for s in self._said if s.end > begins]
        taken = {s.span for s in sayings}
        for saying in sayings:
            carried = saying.speaker[0].start < 0
            via = self._via if carried else [page.party(p) for phrase in saying.via for p in phrase.parties]
            speakers = [page.party(p) for phrase in saying.speaker for p in phrase.parties]
            start, end = saying.span or self.stretch(saying, page)
            if end <= start or not speakers:
                continue
            if not saying.outside and start <= speakers[0].start < end:
                continue  # nobody stands inside what he says: the speaker was misread
            cue = page.extent(saying.cue, saying.cue + 1)
            reach = min(end, self.answered(saying, page.words))
            self._said.append(_Said(start, reach, [*via, *speakers], cue.text))
            speaker = self.whole(saying.speaker, speakers, page)
            self.quotes.append(
                Quote(
                    start=start, end=end, text=self.text[start:end], speaker=speaker, cue=cue,
                    direct=saying.direct,
                )
            )  # fmt: skip
            if not saying.direct and not saying.outside:
                for mark in self.partial(saying, page.words):
                    if (mark.start, mark.end) not in taken:
                        taken.add((mark.start, mark.end))
                        self.quotes.append(
                            Quote(
                                start=mark.start, end=mark.end, text=self.text[mark.start : mark.end],
                                speaker=speaker, cue=cue, direct=True,
                            )
                        )  # fmt: skip
        if last and last[0].start >= 0:
            self.last = [page.carried(p) for p in last]
            self.nested = [page.carried(p) for s in sayings[-1:] for p in s.speaker if p.start >= 0]
            self._via = [
                page.party(p)
                for saying in sayings
                if saying.via and saying.cue == sayings[-1].cue
                for phrase in saying.via
                for p in phrase.parties
            ]

    def attribution(self, at: int, kind: str, actors: list[Party]) -> list[Party]:
        """Who answers for an event of this type at this code point, outermost first."""
        found: list[Party] = []
        doers = {(p.start, p.end) for p in actors} | {p.text for p in actors}
        for said in self._around(at):
            for party in said.speakers:
                own = kind in _VERBAL and ((party.start, party.end) in doers or party.text in doers)
                if not own and all(p.text != party.text for p in found):
                    found.append(party)
        return found[:_DEEPEST]

    def scopes(self, at: int) -> list[str]:
        """In whose words this code point stands and which cue opened them, outermost first, for `explain`."""
        return [f"{' + '.join(p.text for p in s.speakers)} ({s.cue})" for s in self._around(at)]

    def _around(self, at: int) -> list[_Said]:
        """What is said around a code point, outermost first."""
        return sorted((s for s in self._said if s.start <= at < s.end), key=lambda s: (s.start, -s.end))

    def answered(self, saying: Saying, words: list[Word]) -> int:
        """The code point up to which the speaker answers for events; what follows is the newspaper's background."""
        if saying.nominal:
            return words[min(saying.start + _ACT, saying.end) - 1].token.end
        return words[saying.end - 1].token.end if saying.span is None else saying.span[1]

    def stretch(self, saying: Saying, page: Page) -> tuple[int, int]:
        """The code points of words that are said."""
        extent = page.extent(saying.start, saying.end)
        before = page.words[saying.start - 1] if saying.start else None
        if before is None or before.tag in (SUB, PUNCT):
            return page.words[saying.start].token.start, extent.end  # «أن لروسيا»: a clause loses no clitic
        return extent.start, extent.end

    def whole(self, phrases: list[NounPhrase], speakers: list[Party], page: Page) -> Party:
        """One party that names all who say it together: «السعودية ومصر والبحرين»."""
        first, last = phrases[0], phrases[-1]
        if len(phrases) < 2 or first.start < 0 or last.start < first.start:
            return speakers[0]
        extent = page.extent(first.start, last.end)
        return Party(start=extent.start, end=extent.end, text=extent.text)

    def partial(self, saying: Saying, words: list[Word]) -> list[Marked]:
        """The speaker's own words inside what is reported, without the names and titles among them."""
        found = []
        for word in words[saying.start : saying.end]:
            mark = self.marks.get(word.token.start)
            if mark is not None and mark.tokens > 1 and not _name(word.i, words, mark):
                found.append(mark)
        return found


def _name(at: int, words: list[Word], mark: Marked) -> bool:
    """Whether the mark at word `at` opens a name: behind a noun in construct or a name, «صحيفة "الرياض"»."""
    before = words[at - 1] if at else None
    inside = words[at + 1] if at + 1 < len(words) else None
    if inside is not None and inside.tag == NAME:
        # «الحكومة "تدير ظهرها للفقراء"» looks like the name of a body and begins with a verb.
        return mark.tokens < 3 or "verb" not in inside.classes
    if before is None or before.article:
        return False
    known = before.cls == "noun" and before.sense is not None and bool(before.sense.key)
    return known or before.tag in (NAME, UNKNOWN)
