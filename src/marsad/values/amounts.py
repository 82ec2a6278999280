"""Amounts of time: numbers and units added up, with about and at least: ساعتين ونصف, قرابة شهر."""

from __future__ import annotations

from typing import Final, NamedTuple

from marsad.arabic.fold import fold
from marsad.values.dates import plain_year
from marsad.values.spelled import Small, number_at
from marsad.values.timewords import Match, Words, remembered

_ORDER: Final = ("Y", "M", "W", "D", "TH", "TM", "TS")


ROUND: Final = {"E": ("Y", 10), "C": ("Y", 100)}


_MINUS: Final = {fold("الا"), fold("إلا")}


_BETWEEN: Final = frozenset(("بين", "مابين"))


_TRAILING: Final = frozenset(fold(w) for w in ("على", "تقريبا", "كحد"))


class Amount(NamedTuple):
    """A length of time by unit, the token after it, and TIMEX3 mod."""

    parts: tuple[tuple[str, float], ...]
    end: int
    mod: str | None
    sure: bool
    """Counted or dual, so that it is a length wherever it stands."""

    @property
    def value(self) -> str:
        """TIMEX3 value: P1Y3M, PT2H30M.

        >>> Amount((("Y", 1.0), ("TH", 2.5)), 0, None, True).value
        'P1YT2.5H'
        """
        date = "".join(f"{_plain(n)}{u}" for u, n in self.parts if len(u) == 1)
        time = "".join(f"{_plain(n)}{u[1]}" for u, n in self.parts if len(u) == 2)
        return f"P{date}T{time}" if time else f"P{date}"


def _plain(number: float) -> str:
    text = f"{number:.3f}".rstrip("0").rstrip(".")
    return text or "0"


@remembered
def amount_at(words: Words, i: int) -> Amount | None:
    """The length of time that begins at a token, with the mod before and after it.

    >>> from marsad.arabic.tokens import tokenize
    >>> for text in ("3 ساعات و30 دقيقة", "قرابة ساعتين", "نصف سنة", "يومين وساعة الا ربع", "شهرين تقريبا"):
    ...     found = amount_at(Words(tokenize(text), text), 0)
    ...     print(found and (found.value, found.mod))
    ('PT3H30M', None)
    ('PT2H', 'APPROX')
    ('P0.5Y', None)
    ('P2DT0.75H', None)
    ('P2M', 'APPROX')
    """
    mod, start = _approx(words, i)
    first = _term(words, start, first=True)
    if first is None:
        return None
    totals: dict[str, float] = {}
    unit, number, end, sure = first
    add_unit(totals, unit, number)
    for _ in range(8):
        link = end
        if words.fold(link) in ("،", ","):
            link += 1
        joined = words.fold(link) == "و"
        after = link + 1 if joined else link
        more = _term(words, after, first=False)
        if more is None or not (joined or words.fold(after).startswith("و") or link > end):
            break
        if not more[3] and not closes(words, more[2]):
            break
        again = more[0] in totals and not words.alone(i, words.size)
        if again or words.fold(i - 1) in _BETWEEN:
            break  # «17 سنة و14 سنة», «بين ستة أشهر وعام»: another length begins
        if (
            link > end
            and not joined
            and not (more[3] and more[0] in _ORDER and _ORDER.index(more[0]) > _rank(totals))
        ):
            break
        add_unit(totals, more[0], more[1])
        end, sure = more[2], True
    if mod is None:
        after_mod = words.at(end, "approx")
        if after_mod and after_mod.form.text in _TRAILING:
            mod, end = after_mod.value, after_mod.end
    parts = tuple((u, totals[u]) for u in _ORDER if u in totals)
    return Amount(parts, end, mod, sure) if all(n < 1e9 for _, n in parts) else None


def _rank(totals: dict[str, float]) -> int:
    """How small the smallest unit so far is."""
    return max(_ORDER.index(unit) for unit in totals)


def _approx(words: Words, i: int) -> tuple[str | None, int]:
    found = words.at(i, "approx")
    if found is None or found.form.text in ("علي", "كحد"):
        return None, i
    return found.value, found.end


def add_unit(totals: dict[str, float], unit: str, number: float) -> None:
    """Add a unit to the units so far, decades and centuries as years."""
    unit, times = ROUND.get(unit, (unit, 1))
    totals[unit] = totals.get(unit, 0.0) + number * times


def closes(words: Words, end: int) -> bool:
    """Whether a bare unit that و adds ends there: «شهرين وساعة.» but not «3 أيام ويوم الجمعة»."""
    return words.kind(end) in ("punct", "break") or words.fold(end).startswith("و") or words.fold(end) in (
        "الا", "كامل", "كامله", "واحد", "واحده", "من", "في", "علي", "عن", "بعد", "قبل",
    )  # fmt: skip


def _term(words: Words, i: int, *, first: bool) -> tuple[str, float, int, bool] | None:
    """One unit with its number: unit, number, the token after it, and whether it is counted."""
    if words.kind(i) == "punct":
        if words.fold(i) == "+" and words.kind(i + 1) == "number":
            i += 1
        else:
            return None
    part = words.at(i, "fraction")
    if part is not None:
        unit = words.at(part.end, "unit_singular")
        if unit is None or unit.form.conj or unit.form.prep or unit.form.article:
            return None
        return unit.value, float(part.value), unit.end, True
    dual = words.at(i, "unit_dual")
    if dual is not None and not dual.form.article and not words.at(i - 1, "dual_not"):
        number, end = _and_part(words, 2.0, dual.end)
        return dual.value, number, end, True
    number_found = _count(words, i)
    if number_found is not None:
        if number_found.value == 1 and not number_found.digits:
            return None
        unit = unit_after(words, number_found.end)
        if unit is not None and unit.value == "Y" and plain_year(words, unit.end):
            return None  # من 22 ألفا سنة 2011
        if unit is not None:
            number, end = _and_part(words, number_found.value, unit.end)
            return unit.value, number, end, True
        return None
    single = words.at(i, "unit_singular")
    if single is None or single.form.article or plain_year(words, single.end):
        return None
    number, end = _and_part(words, 1.0, single.end)
    whole = words.bare(end, "whole")
    sure = number != 1.0
    if whole is not None and not whole.form.article:
        end, sure = whole.end, True
    return single.value, number, end, sure


def _count(words: Words, i: int) -> Small | None:
    """The number before a unit; a year or an ordinal is none."""
    number = number_at(words, i)
    if number is None or number.ordinal or number.value < 0:
        return None
    return number


def unit_after(words: Words, i: int) -> Match | None:
    """The unit that a number before token `i` counts."""
    if words.kind(i) == "punct":
        return None
    unit = words.at(i, "unit_plural") or words.at(i, "unit_singular")
    if unit is None or unit.form.prep or unit.form.conj or unit.form.article:
        return None
    return unit


def _and_part(words: Words, number: float, end: int) -> tuple[float, int]:
    """ونصف, وربع, إلا ربع after a unit; «وربع ثانية» belongs to what follows."""
    word = words.fold(end)
    at = end + 1 if word == "و" or word in _MINUS else end
    sign = -1 if word in _MINUS else 1
    part = words.at(at, "fraction")
    if part is None or (sign == 1 and not (word == "و" or part.form.conj == "و")) or part.form.prep:
        return number, end
    after = words.at(part.end, "unit_singular")
    if after is not None or words.kind(part.end) == "number":
        return number, end
    return number + sign * float(part.value), part.end
