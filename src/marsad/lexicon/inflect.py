"""Every written form of a verb or noun, generated from root and pattern or from its dictionary form.

News is unvocalised, so forms are folded and merged; what remains told apart is what syntax needs: tense,
person, voice. Second persons and imperatives are left out: reports hardly use them, and their forms
collide with third persons.
Verb forms come from mazini, a port of Wiktionary's Module:ar-verb (CC BY 4.0).
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import mazini

from marsad.arabic.fold import fold


@cache
def _conjugate(root: str, pattern: str) -> mazini.Conjugation:
    """One conjugation serves the finite forms, the participles and the verbal noun."""
    return mazini.conjugate(root, pattern)


_PERSONS = ("3ms", "3fs", "3md", "3fd", "3mp", "3fp", "1s", "1p")


class VerbForm(NamedTuple):
    """A folded finite form: `bound` forms stand only before a pronoun, `jussive` ones only after لم or لا."""

    form: str
    past: bool
    person: str
    passive: bool
    bound: bool
    jussive: bool = False


class NominalForm(NamedTuple):
    """A folded noun form: `number` s d p, `gender` m f, `bound` only before a pronoun, `construct` before a term."""

    form: str
    number: str
    gender: str
    bound: bool
    construct: bool


def verb_forms(root: str, pattern: str) -> Iterator[VerbForm]:
    """The finite forms of a verb, active and passive; raises mazini.MaziniError on a wrong root or pattern.

    >>> sorted({f.form for f in verb_forms("لقي", "افتعل") if f.past and not f.passive and not f.bound})[:3]
    ['التقت', 'التقتا', 'التقوا']
    """
    slots = _conjugate(root, pattern).slots
    seen: set[tuple[str, str, bool, bool]] = set()
    for tense in ("past", "ind", "sub", "juss"):
        past = tense == "past"
        for voice, passive in ((tense, False), (f"{tense}_pass", True)):
            for person in _PERSONS:
                for form in slots.get(f"{voice}_{person}", ()):
                    for written, bound in _before_pronouns(form.form):
                        key = (fold(written), person, passive, bound)
                        if key not in seen:
                            seen.add(key)
                            yield VerbForm(key[0], past, person, passive, bound, tense == "juss")


def _before_pronouns(form: str) -> Iterator[tuple[str, bool]]:
    """The form itself, and how it is spelt before an attached pronoun where that differs (التقى, التقاه)."""
    yield form, False
    plain = fold(form)
    if plain.endswith("وا"):
        yield plain[:-1], True
    bare = form.rstrip("\u064b\u064c\u064d\u064e\u064f\u0650\u0651\u0652")
    if bare.endswith("ى"):
        yield bare[:-1] + "ا", True


def masdars(root: str, pattern: str, *, given: list[str]) -> list[str]:
    """The verbal nouns: those given, else the regular one of a derived pattern.

    >>> masdars("وقع", "فعّل", given=[])
    ['توقيع']
    """
    if given:
        return given
    forms = _conjugate(root, pattern).slots.get("vn", ())
    return [fold(f.form) for f in forms if f.form != "?"]


def participles(root: str, pattern: str) -> tuple[list[str], list[str]]:
    """Active and passive participle, masculine singular; empty where the root alone cannot tell.

    >>> participles("حجز", "افتعل")
    (['محتجز'], ['محتجز'])
    """
    slots = _conjugate(root, pattern).slots
    active = [_defective(f.form) for f in slots.get("ap", ()) if f.form != "?"]
    passive = [_defective(f.form) for f in slots.get("pp", ()) if f.form != "?"]
    return active, passive


def _defective(form: str) -> str:
    """Weak-final participles regain their ya before an ending: دَاعٍ → داعي, as in داعيا."""
    return fold(form) + "ي" if form.endswith("\u064d") else fold(form)


def noun_forms(name: str, *, plural: list[str], sound: bool, feminine: bool) -> Iterator[NominalForm]:
    """The folded forms of a common noun without its article, with those used before attached pronouns.

    >>> [f.form for f in noun_forms("زيارة", plural=[], sound=False, feminine=False)][:4]
    ['زياره', 'زيارت', 'زيارتان', 'زيارتين']
    """
    yield from _singular(fold(name), sound=sound)
    if feminine:
        yield from _singular(fold(name) + "ه", sound=False)
    for broken in plural:
        form = fold(broken)
        yield NominalForm(form, "p", "m", bound=False, construct=False)
        yield from _hamza_seats(form, "p")
        if form.endswith("ه"):
            yield NominalForm(form[:-1] + "ت", "p", "m", bound=True, construct=False)
        elif not form.endswith(("ا", "اء")):
            yield NominalForm(form + "ا", "p", "m", bound=False, construct=False)
    if sound:
        for ending, construct in (("ون", False), ("ين", False), ("و", True), ("ي", True)):
            yield NominalForm(fold(name) + ending, "p", "m", bound=False, construct=construct)


def _singular(form: str, *, sound: bool) -> Iterator[NominalForm]:
    """Singular, dual and, for ta marbuta, the plural in ات."""
    if form.endswith("ه"):
        stem = form[:-1]
        yield NominalForm(form, "s", "f", bound=False, construct=False)
        yield NominalForm(stem + "ت", "s", "f", bound=True, construct=False)
        for ending, construct in (("تان", False), ("تين", False), ("تا", True), ("تي", True)):
            yield NominalForm(stem + ending, "d", "f", bound=False, construct=construct)
        yield NominalForm(stem + "ات", "p", "f", bound=False, construct=False)
        return
    yield NominalForm(form, "s", "m", bound=False, construct=False)
    yield from _hamza_seats(form, "s")
    stem = form
    if form.endswith("ي") or not form.endswith(("ا", "اء")):
        yield NominalForm(form + "ا", "s", "m", bound=False, construct=False)
    yield NominalForm(stem + "ان", "d", "m", bound=False, construct=False)
    if not sound:
        yield NominalForm(stem + "ين", "d", "m", bound=False, construct=False)
        yield NominalForm(stem + "ي", "d", "m", bound=False, construct=True)
    yield NominalForm(stem + "ا", "d", "m", bound=False, construct=True)


def _hamza_seats(form: str, number: str) -> Iterator[NominalForm]:
    """How a final hamza after alef is spelt before a pronoun: لقاء → لقائه, لقاؤه."""
    if form.endswith("اء"):
        for seat in ("ي", "و"):
            yield NominalForm(form[:-1] + seat, number, "m", bound=True, construct=False)


def nisba_forms(name: str, *, people: list[str]) -> Iterator[NominalForm]:
    """The forms of a demonym of one or several words, each word inflected alike (كوري جنوبي).

    >>> [f.form for f in nisba_forms("كوري جنوبي", people=[])][:3]
    ['كوري جنوبي', 'كوريا جنوبيا', 'كوريه جنوبيه']
    """
    words = fold(name).split()
    endings = (
        ("", "s", "m"), ("ا", "s", "m"), ("ه", "s", "f"), ("ان", "d", "m"), ("ين", "p", "m"),
        ("ون", "p", "m"), ("تان", "d", "f"), ("تين", "d", "f"), ("ات", "p", "f"),
    )  # fmt: skip
    for ending, number, gender in endings:
        yield NominalForm(" ".join(w + ending for w in words), number, gender, bound=False, construct=False)
    for broken in people:
        yield NominalForm(fold(broken), "p", "m", bound=False, construct=False)
