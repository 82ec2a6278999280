"""Agreement: which phrase can be the subject of a verb, and which one a pronoun stands for."""

from __future__ import annotations

from typing import Final

from marsad.lexicon.tables import Lexicon
from marsad.readers.phrase import NounPhrase
from marsad.readers.words import PREP, VERB, Word

PRONOUNS: Final = {
    "ه": ("s", "m"), "ها": ("s", "f"), "هم": ("p", "m"), "هن": ("p", "f"), "هما": ("d", ""), "هو": ("s", "m"),
    "هي": ("s", "f"),
}  # fmt: skip


def antecedent(
    at: int, pronoun: str, phrases: list[NounPhrase], *, exclude: list[NounPhrase]
) -> NounPhrase | None:
    """The nearest party before word `at` that the pronoun can stand for; None when nothing fits."""
    number, gender = PRONOUNS.get(pronoun, ("s", ""))
    if not gender and number == "s":
        return None
    for phrase in reversed(phrases):
        if phrase.start >= at or phrase in exclude or not phrase.parties or not phrase.direct:
            continue
        if number == "p" and not (phrase.number == "p" or phrase.joined):
            continue
        if (number == "d") != (phrase.number == "d"):
            continue
        if (number, gender, phrase.number) == ("s", "m", "p"):
            continue  # several, things or people, are never «ه»
        if (
            gender
            and phrase.gender
            and phrase.gender != gender
            and not (gender == "f" and phrase.number == "p" and not phrase.people)
        ):
            continue
        if phrase.parties[0].named is not None and number == "s":
            person = phrase.parties[0].named.kind == "person"
            if person != (gender == "m") and not phrase.gender:
                continue
        return phrase
    return _inside(at, number, gender, phrases, exclude)


def _inside(
    at: int, number: str, gender: str, phrases: list[NounPhrase], exclude: list[NounPhrase]
) -> NounPhrase | None:
    """The one named inside a phrase about something of his: «تصريحات [الوزير أنان] بعد إقالته»."""
    kinds = ("person",) if gender == "m" else ("country",)
    for phrase in reversed(phrases):
        if phrase.start >= at or phrase.direct or not phrase.parties or phrase in exclude or number != "s":
            continue
        party = phrase.parties[-1]
        if party.named is not None and party.named.kind in kinds and party.start > phrase.start >= 0:
            return NounPhrase(
                party.start,
                party.end,
                party.start,
                parties=(party,),
                direct=True,
                definite=True,
                gender=gender,
            )
    return None


def stands_for(pronoun: str, phrase: NounPhrase) -> bool:
    """Whether an attached pronoun may take up a phrase, party or not: «القرار … أعلنه», «الأموال … دفعتها»."""
    number, gender = PRONOUNS.get(pronoun, ("", ""))
    if not number or phrase.number == "d":
        return number == "d"
    if number == "s" and gender == "f":
        return phrase.number == "p" or phrase.gender != "m"
    return phrase.number == number and phrase.gender in ("", gender or phrase.gender)


def owned_by(pronoun: str, subject: list[NounPhrase]) -> bool:
    """Whether the pronoun may mean the subject."""
    number, gender = PRONOUNS.get(pronoun, ("s", ""))
    if subject and not subject[0].direct:
        return True  # «تصريحات الوزير الذي …»: its number and gender are not his
    many = len(subject) > 1 or (bool(subject) and subject[0].number == "p")
    return bool(subject) and (
        many if number in ("p", "d") else not many and subject[0].gender in ("", gender)
    )


def counted_among(before: NounPhrase, phrase: NounPhrase) -> bool:
    """Whether a phrase right behind «بينهم» names one of those counted before, and is no object of its own."""
    among = before.prep == "بين" and before.pronoun in ("هم", "هن", "ها")
    return among and phrase.start == before.end


def agrees(phrase: NounPhrase, person: str, lexicon: Lexicon, *, before: bool, many: bool = False) -> bool:
    """Whether a phrase can be the subject of a verb in this person.

    Before the verb number agrees too; after it the verb stays singular.
    """
    if person in ("1s", "1p"):
        return False
    number, gender = person[-1], "f" if "f" in person else "m"
    mine = phrase.gender
    party = phrase.parties[0] if phrase.parties else None
    if party is not None and party.named is not None and phrase.direct and party.entity:
        entity = lexicon.entities.get(party.entity)
        if entity is not None:  # a body has the gender of its head word, which desks do not agree on
            mine = entity.gender if entity.kind in ("person", "country") else ""
            mine = "" if (entity.kind, mine) == ("country", "m") else mine  # «ألغت الأردن», «ألغى الأردن»
        if party.named.rule == "capital":
            mine = "f"  # a city, whatever the gender of its country: «رفضت بيروت»
    if before:
        if number == "p" and phrase.number == "s" and not many:
            return False
        if number == "d" and phrase.number == "s" and not many:
            return False
        if number == "s" and phrase.number == "d":
            return False
        if number == "s" and phrase.number == "p" and phrase.direct and gender == "m" and party is not None:
            return False
        if many and number == "s" and gender == "m":
            return False
    if not mine or phrase.number == "p":
        return True
    return mine == gender


def agent_of_passive(phrase: NounPhrase, words: list[Word], deed: int = -1) -> bool:
    """«من قبل», «على يد», «من طرف», «بواسطة» bring the agent of a passive, or of the verbal noun at word `deed`."""
    if not _agent(phrase, words) or _behind_a_deed(phrase, words):
        return False
    at = phrase.start - (3 if phrase.prep in _SIDES else 2)
    own = at >= 0 and words[at].cls == "masdar" and bool(words[at].pronoun)
    return not own or at == deed  # «تمكن الأهالي من مطاردته قبل اعتقاله من طرف الشرطة»


def of_a_deed(phrase: NounPhrase, words: list[Word]) -> bool:
    """«احتجاجا على الانتهاكات من قبل الشرطة»: the agent of the deed that stands right before it."""
    return _agent(phrase, words) and _behind_a_deed(phrase, words)


def _agent(phrase: NounPhrase, words: list[Word]) -> bool:
    """Whether one of the prepositions that bring an agent stands before the phrase."""
    head = words[phrase.head]
    if head.stem == "واحد":
        return False  # «من جانب واحد»: unilaterally
    if phrase.prep == "علي" and head.stem in ("يد", "ايدي", "ايد"):
        return True
    if phrase.prep in ("يد", "ايدي"):
        return True
    if phrase.prep in _SIDES and phrase.start >= 2 and words[phrase.start - 2].fold == "من":
        return True
    if phrase.prep == "من" and head.stem in ("قبل", "طرف", "جانب"):
        return True
    return head.fold == "بواسطه" or phrase.prep == "بواسطه"


def _behind_a_deed(phrase: NounPhrase, words: list[Word]) -> bool:
    """Whether a deed behind a preposition of its own stands within a few words before the phrase."""
    for i in range(phrase.start - 3, max(phrase.start - 8, 0), -1):
        word = words[i]
        if word.tag == VERB or word.token.kind == "punct":
            return False
        if word.cls == "masdar" and words[i - 1].tag == PREP:
            return words[i - 1].stem in _ADJUNCTS
    return False


_SIDES: Final = frozenset(("قبل", "جانب", "طرف"))
"""What follows «من» before the agent of a passive."""
_ADJUNCTS: Final = frozenset(("علي", "رغم", "بسبب", "ضد", "عن"))
