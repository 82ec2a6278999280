"""What «و» joins inside one office or one man: «وزير الصناعة والتجارة», «الكاتب والناشط سالم حمدي».

A minister of two fields is one minister, and a man with two titles one man; taken for two, each makes a party or a
source that is nobody.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from marsad.readers.parties import apposed, parties_of, set_apart, with_its_field
from marsad.readers.phrase import NounPhrase, Party
from marsad.readers.words import NOUN

if TYPE_CHECKING:
    from marsad.readers.phrases import PhraseReader


def one_office(reader: PhraseReader, last: NounPhrase, phrase: NounPhrase) -> bool:
    """Take a second field or title into the phrase before it; whether that was done."""
    first = reader.words[phrase.start]
    if first.conj != "و" or first.prep or phrase.start != last.end or not last.direct or last.start < 0:
        return False
    if any(n.kind == "person" for i in range(last.head, last.end) if (n := reader.name_of.get(i))):
        return False  # who he is has been said
    if _second_field(reader, last, phrase):
        last.end = phrase.end
        last.end = apposed(reader, last)
        last.end = with_its_field(reader, last)
        last.end = set_apart(reader, last)
        last.parties = parties_of(reader, last)
        return True
    man = _second_title(reader, last, phrase)
    if man is None:
        return False
    country = man.country or last.parties[0].country
    sector = man.sector or last.parties[0].sector
    last.end = phrase.end
    last.parties = (Party(last.start, phrase.end, man.entity, country, sector, man.named),)
    return True


def _second_field(reader: PhraseReader, last: NounPhrase, phrase: NounPhrase) -> bool:
    """Whether a minister or body of one field has another: «وزارة الشباب | والرياضة»."""
    words, head = reader.words, reader.words[phrase.head]
    info, other = reader.noun(last.head), reader.noun(phrase.head)
    if info is None or phrase.head != phrase.start or not head.article or head.tag != NOUN:
        return False
    if phrase.head in reader.name_of or reader.human_plural(phrase.head):
        return False
    terms = [w for w in words[last.head + 1 : last.end] if w.tag == NOUN]
    if not terms or not terms[-1].article or terms[-1].i in reader.name_of:
        return False
    body = reader.noun(terms[-2].i) if len(terms) > 1 and not terms[-2].article else None
    if body is not None and body.party == "organization":  # «عضو لجنة الدفاع | والأمن»
        return other is None or other.party == "organization"
    ruling = info.office is not None or info.party == "organization" or info.title
    return ruling and other is None and reader.noun(terms[-1].i) is None


def _second_title(reader: PhraseReader, last: NounPhrase, phrase: NounPhrase) -> Party | None:
    """The man whose calling comes before another title and his name: «الكاتب | والناشط سالم حمدي»."""
    info, other = reader.noun(last.head), reader.noun(phrase.head)
    if info is None or other is None or info.party != "person" or other.party != "person" or info.office:
        return None
    if last.prep == "بين" or last.number != "s" or phrase.number != "s" or last.gender != phrase.gender:
        return None
    if not last.definite or last.head != last.start or len(phrase.parties) != 1:
        return None
    man = phrase.parties[0]
    named = man.named
    return man if named is not None and named.kind == "person" and named.start > phrase.head else None
