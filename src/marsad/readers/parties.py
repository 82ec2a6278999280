"""Parties: who a noun phrase is, or who is inside it; and what is taken in to say whose somebody is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from marsad.readers.clause import COMMAS
from marsad.readers.counting import some_of
from marsad.readers.named import Named
from marsad.readers.phrase import NounPhrase, Party, named_party, national
from marsad.readers.words import (
    NOMINAL,
    NUMBER,
    PART,
    PREP,
    QUANT,
)

if TYPE_CHECKING:
    from marsad.readers.phrases import PhraseReader

_ATTACHING: Final = frozenset(("من", "في", "ب", "لدي", "باسم", "عن"))
_FAMILY: Final = {"family-name"}
_HONORIFIC: Final = frozenset(("ملك", "ملكه", "امير", "سلطان", "شيخ", "بابا"))
"""Offices that also stand between another title and the name."""


def parties_of(reader: PhraseReader, phrase: NounPhrase) -> tuple[Party, ...]:
    """Who the phrase is, or else who is inside it."""
    named = reader.name_of.get(phrase.head)
    if named is not None and named.rule != "demonym":
        phrase.direct = (named.rule != "place" and named.kind != "place") or named.rule == "capital"
        return (named_party(named),)
    info = reader.noun(phrase.head)
    if reader.words[phrase.head].tag == QUANT and reader.words[phrase.head].pronoun in ("هم", "هن", "هما"):
        phrase.direct = True  # some of them
        return (Party(phrase.start, phrase.end, None, None, None),)
    head = reader.words[phrase.head]
    if named is None and head.classes == _FAMILY and phrase.end == phrase.head + 1:
        phrase.direct = True  # «طالب الحزب [الحريري] بالاعتذار»
        return (Party(phrase.head, phrase.end, None, None, None),)
    if info is None and named is not None:  # a demonym standing alone: الفلسطينيون
        phrase.direct = True
        return (Party(phrase.start, phrase.end, None, named.country, None, named),)
    people = head.cls == "adjective" and head.fold.endswith(("ون", "ين")) and phrase.number == "p"
    people = people and len(head.stem) >= 6 and phrase.start == phrase.head  # «تقاتل القوات [الانفصاليين]»
    follow = reader.words[phrase.end] if phrase.end < len(reader.words) else None
    bound = follow is not None and (follow.tag == PREP or bool(follow.prep))
    people = people and (head.article or not bound)  # «تظاهروا، مطالبين بالإصلاح»: a manner
    if (info is not None and info.party != "place") or reader.human_plural(phrase.head) or people:
        phrase.direct = True
        return (headed_party(reader, phrase, info.sector if info else None),)
    return inner_parties(reader, phrase)


def headed_party(reader: PhraseReader, phrase: NounPhrase, sector: str | None) -> Party:
    """A phrase headed by a common noun; an apposed name says who, a demonym or genitive whose."""
    country = None
    person: Named | None = None
    inside = [reader.name_of[i] for i in range(phrase.head, phrase.end) if i in reader.name_of]
    for named in inside:
        if named.kind == "person" and named.end == phrase.end and reader.is_person(phrase.head):
            person = named
    for named in inside:
        if named is not person and named.country and (country is None or len(country) != 3):
            country = named.country
    if person is not None:
        return Party(
            phrase.start,
            phrase.end,
            person.entity,
            person.country or country,
            person.sector or sector,
            person,
        )
    institution = reader.institution_at.get(phrase.head)
    if institution is not None:
        country = institution.country
    return Party(phrase.start, phrase.end, None, country, sector, institution)


def inner_parties(reader: PhraseReader, phrase: NounPhrase) -> tuple[Party, ...]:
    """The party inside a phrase whose head cannot act: a genitive, or a nationality adjective."""
    i = phrase.head + 1
    while i < phrase.end:
        named = reader.name_of.get(i)
        info = reader.noun(i)
        if named is not None and named.rule != "demonym":
            return (named_party(named),)
        if info is not None and info.party != "place":
            start = i
            if start - 2 > phrase.head and some_of(reader.words, start - 2):
                start -= 2  # «مقتل [خمسة من رجال الشرطة]»
            while start - 1 > phrase.head and reader.words[start - 1].tag in (NUMBER, QUANT, PART):
                start -= 1  # «مقتل [أكثر من 80 متشددا]»
            inner = NounPhrase(start, phrase.end, i)
            return (headed_party(reader, inner, info.sector),)
        i = reader.unit(i)
    for i in range(phrase.head, phrase.end):
        named = reader.name_of.get(i)
        if named is not None and named.rule == "demonym":
            return (national(named),)
    return ()


def attach(reader: PhraseReader, phrase: NounPhrase) -> None:
    """Take in what says whose a person or body is: «مسؤولين في الحكومة», «الأمين العام ل…»."""
    words = reader.words
    info = reader.noun(phrase.head)
    if info is None or phrase.end >= len(words):
        return
    if words[phrase.head].pronoun and words[phrase.end].stem != "في":
        return  # «شركاءها في الناتو» only
    inside = [n for i in range(phrase.head, phrase.end) if (n := reader.name_of.get(i)) is not None]
    if any(n.kind == "person" for n in inside):
        return  # who it is has been said
    word = words[phrase.end]
    at = phrase.end
    if (
        word.tag == PREP
        and not word.conj
        and not word.pronoun
        and word.stem in _ATTACHING
        and word.stem != "عن"
    ):
        at += 1
    elif (
        word.prep == "ل"
        and not word.conj
        and (
            info.office
            or info.party == "organization"
            or info.sector == "MIL"
            or (info.title and at > phrase.head + 1)
        )
        and word.tag in NOMINAL
    ):
        if word.stem == "شوون":  # وزير الدولة للشؤون الخارجية
            phrase.end = reader.extend(at)
            return
    elif word.fold in ("باسم",):
        at += 1
    else:
        return
    if at >= len(words) or words[at].tag not in NOMINAL or words[at].conj:
        return
    inner = reader.noun(at)
    named = reader.name_of.get(at)
    if named is not None and named.rule == "demonym":
        named = None
    if named is None and (inner is None or inner.party not in ("organization", "group")):
        return
    if (
        word.tag == PREP
        and word.stem == "في"
        and named is not None
        and named.on_the_map
        and not (info.party == "organization" or info.title)
    ):
        return
    if word.stem == "من" and named is not None and any(n.country for n in inside):
        return  # «انسحبت القوات الأميركية من شمال سوريا»: from where, not whose
    phrase.end = reader.extend(at)


def apposed(reader: PhraseReader, phrase: NounPhrase) -> int:
    """The end with the name that follows a title and its complement: «العاهل الأردني الملك عبد الله».

    The title may stand inside the phrase: «زيارة الرئيس الروسي فلاديمير بوتين» is one visit by one man.
    """
    words, at = reader.words, phrase.end
    titles = [i for i in range(phrase.head, at) if reader.is_person(i)]
    title = titles[-1] if titles else at
    if title >= at or not reader.singular(title) or (title == phrase.head and at <= title + 1):
        return at
    if title > phrase.head and not (words[title].article or at > title + 1):
        return at
    if at < len(words) and words[at].article and not (words[at].conj or words[at].prep):
        info = reader.noun(at)
        at += info is not None and info.title and (info.office is None or words[at].stem in _HONORIFIC)
    named = reader.name_of.get(at)
    if named is None or named.kind != "person" or words[at].conj or words[at].prep:
        return phrase.end
    if reader.another(title, named):
        return phrase.end
    already = any(n.kind == "person" for i in range(title, phrase.end) if (n := reader.name_of.get(i)))
    return phrase.end if already else named.end


def with_its_field(reader: PhraseReader, phrase: NounPhrase) -> int:
    """The end with the name that follows what a title is for: «المرشحة للانتخابات الرئاسية مارين لوبن»."""
    words, at = reader.words, phrase.end
    if at >= len(words) or words[at].prep != "ل" or words[at].conj or words[at].tag not in NOMINAL:
        return at
    title = reader.is_person(phrase.head) and reader.singular(phrase.head) and phrase.definite
    if not title or any(n.kind == "person" for i in range(phrase.head, at) if (n := reader.name_of.get(i))):
        return at
    end = reader.extend(at)
    named = reader.name_of.get(end)
    if named is None or named.kind != "person" or named.start != end or words[end].conj or words[end].prep:
        return at
    return at if any(reader.is_person(i) for i in range(at, end)) else named.end


def set_apart(reader: PhraseReader, phrase: NounPhrase) -> int:
    """The end with the name that a comma sets apart from its title: «رئيس الحزب، علي حسن، أن …»."""
    words, at = reader.words, phrase.end + 1
    named = reader.name_of.get(at)
    if named is None or named.kind != "person" or named.start != at or words[phrase.end].fold not in COMMAS:
        return phrase.end
    known = any(n.kind == "person" for i in range(phrase.head, phrase.end) if (n := reader.name_of.get(i)))
    title = reader.is_person(phrase.head) and reader.singular(phrase.head) and phrase.definite
    closes = named.end < len(words) and words[named.end].fold in COMMAS
    return (
        named.end
        if title and closes and not known and not words[at].conj and not words[at].prep
        else phrase.end
    )
