"""Titles and names: how far the words reach that name a speaker by his office.

«قال أستاذ القانون، جوهر بن مبارك، إن» names him twice, and where his office says where he serves, the name stands
behind that: «قال عضو اللجنة في البرلمان، طارق الزاوي، إن».
"""

from __future__ import annotations

from typing import Final

from marsad.lexicon.tables import Lexicon
from marsad.readers.clause import COMMAS
from marsad.readers.named import is_title
from marsad.readers.phrase import NounPhrase, Party
from marsad.readers.quotes.marks import MARKS
from marsad.readers.words import ADV, BREAK, CONJ, NAME, NOUN, PREP, REL, SUB, TIME, UNKNOWN, VERB, Word

_FAR: Final = 8
"""Words between a title and its name at most: «عضو لجنة … في البرلمان الليبي، "طارق …"»."""
_ENDS: Final = frozenset((VERB, SUB, REL, BREAK, ADV, TIME, CONJ))
_NAMING: Final = frozenset(("given-name", "name-particle"))
_NAMES: Final = frozenset(("given-name", "family-name", "name-particle"))


class Titles:
    """The titles of one sentence and the names behind them."""

    def __init__(self, words: list[Word], phrases: dict[int, NounPhrase], lexicon: Lexicon) -> None:
        self.words = words
        self.at = phrases
        self.lexicon = lexicon

    def continued(self, phrase: NounPhrase) -> int:
        """The end of a title with the unknown name behind it: «الطالب ييت تورك», «أستاذ القانون، جوهر …»."""
        words = self.words
        end = phrase.end
        if end >= len(words) or (words[phrase.head].tag == NAME and not phrase.parties):
            return end
        comma = words[end].fold in COMMAS
        at = end + comma
        while at < len(words) and at - phrase.end < 5 and words[at].tag == UNKNOWN:
            if words[at].conj or words[at].prep or (words[at].article and at == end + comma):
                break
            at += 1
        if at == end + comma or (comma and (at - end < 3 or at >= len(words) or words[at].tag == NOUN)):
            return end
        return at

    def apposed(self, phrase: NounPhrase) -> Party | None:
        """The name behind a title, with where its bearer serves between: «عضو الوفد في جنيف، سالم حمدان، أن»."""
        party = phrase.parties[0] if phrase.parties else None
        if party is not None and party.named is not None and party.named.kind == "person":
            return None
        if self.words[phrase.head].tag == NAME or phrase.number != "s":
            return None
        at = phrase.end
        at += at < len(self.words) and self.words[at].fold in COMMAS
        follows = self.at.get(at)
        if follows is not None and not (follows.prep or follows.joined) and follows.parties:
            named = follows.parties[0]
            person = named.named is not None and named.named.kind == "person" and named.start == follows.start
            return named if person else None
        return self.further(phrase)

    def further(self, phrase: NounPhrase) -> Party | None:
        """The name beyond what the title is completed by: «الإعلامي بقناة الشرق سالم حمدان»."""
        at = phrase.end
        last = min(phrase.end + _FAR, len(self.words))
        while at < last:
            word = self.words[at]
            end = self.name(at)
            if end - at > 1:
                marked = end < len(self.words) and self.words[end].fold in MARKS
                inside = self.at.get(at)
                known = inside.parties[0] if inside is not None and inside.parties else None
                if known is not None and known.named is not None and known.start == at:
                    return known if known.named.kind == "person" else None
                return Party(at, end + marked, None, None, None)
            if word.tag in _ENDS or (word.conj and word.tag != UNKNOWN):
                return None
            if word.token.kind == "punct" and word.fold not in COMMAS and word.fold not in MARKS:
                return None
            if is_title(word, self.lexicon) and (word.pronoun or word.prep or self.words[at - 1].tag == PREP):
                return None  # «لنظيره الفرنسي»: the name is another's
            if word.stem in self.lexicon.cues and (word.prep or self.words[at - 1].tag == PREP):
                return None  # «في تصريح»: what follows is no longer his office
            at += 1
        return None

    def name(self, at: int) -> int:
        """Where a name of two words or more ends that begins at word `at`; `at` itself when none does."""
        first = self.words[at]
        before = self.words[at - 1]
        if first.conj or first.prep or first.article or before.tag == PREP or first.token.kind != "word":
            return at
        end = at
        while end < len(self.words) and self.part(end, start=at):
            end += 1
        sure = any(self.classes(w) & _NAMING for w in self.words[at:end])
        return end if end - at > 1 and sure and self.titled(before) else at

    def part(self, at: int, *, start: int) -> bool:
        """Whether word `at` may go on a name that began at word `start`."""
        word = self.words[at]
        if word.token.kind != "word" or word.conj or word.prep or (word.article and at == start):
            return False
        if word.tag in (NAME, UNKNOWN):
            return True
        following = self.words[at + 1] if at + 1 < len(self.words) else None
        particle = following is not None and following.cls == "name-particle"  # «جوهر بن سالم»
        return bool(self.classes(word) & _NAMES) or (at == start and particle and word.tag == NOUN)

    def classes(self, word: Word) -> set[str]:
        """The classes of a word without clitics."""
        plain = word.analyses[0] if word.analyses else None
        if plain is None or plain.split.prep or plain.split.conj:
            return set()
        return {s.cls for s in plain.senses}

    def titled(self, before: Word) -> bool:
        """Whether the name is not that of the word before: «المتحدث باسم الرئيس …», «وزير في حكومة …»."""
        construct = before.tag == NOUN and not (before.article or before.pronoun)
        return not construct and not (before.article and is_title(before, self.lexicon))
