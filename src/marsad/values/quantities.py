"""Quantities: the numbers, ordinals, shares, amounts of money and measures of a text, and what they count.

Numbers come from `numerals`, currencies from `money`, units from `measures`, nouns from `counted`; what
is decided here is which numbers are amounts at all (not names, scores, telephones) and how far each reaches.
"""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from functools import cache
from itertools import pairwise
from typing import Final

from marsad.arabic.seen import Seen
from marsad.arabic.tokens import Token, touches
from marsad.types import Quantity
from marsad.values.counted import (
    addresses,
    bare,
    counted,
    dual_noun,
    is_noun,
    mod_after,
    mod_before,
    noun_end,
    relational_values,
    without_clitic,
)
from marsad.values.measures import Phrases, opens_unit_dual, unit_after, unit_dual
from marsad.values.money import Paid, adds_to, currency_after, currency_before, currency_dual
from marsad.values.numberwords import entries, listed
from marsad.values.numerals import Number, read_numbers

_HYPHENS: Final = ("-", "–", "−", "‑")
_TIES: Final = (*_HYPHENS, ":", "+", "/")
_SIGNS: Final = ("%", "٪")
_PAIR: Final = ("تان", "تين", "يان")
_LONGEST_NAME: Final = 5


@dataclass
class _Item:
    """A quantity being made: tokens `start`..`end`, `at` letters of clitics before it."""

    number: Number
    start: int
    end: int
    at: int
    kind: str
    value: float
    unit: str | None = None
    of: str | None = None
    mod: str | None = None
    reach: int = 0
    """Where the words end that no other dual may be read in (قاذفتان استراتيجيتان)."""


def read_quantities(
    tokens: list[Token], text: str, *, country: str | None = None, taken: Collection[int] = frozenset()
) -> list[Quantity]:
    """The quantities of a text in order, none overlapping; tokens in `taken` (dates) are left alone.

    `country` (ISO 3166-1 alpha-3) decides what a bare جنيه or دينار is; without it the unit is None.

    >>> from marsad.arabic.tokens import tokenize
    >>> text = "وقعا 12 اتفاقية تعاون بقيمة 4.4 مليار دولار"
    >>> [(q.kind, q.value, q.unit, q.of) for q in read_quantities(tokenize(text), text)]
    [('number', 12.0, None, 'اتفاقية تعاون'), ('money', 4400000000.0, 'USD', None)]
    """
    return _Finder(tokens, text, country, taken).find()


@cache
def _names() -> tuple[Phrases[str], Phrases[str]]:
    """Phrases that end in a number that is part of them, and phrases that only look like one."""
    body = [(f, "body") for e in entries() if e.kind == "body" for f in e.forms]
    phrase = [(f, "phrase") for e in entries() if e.kind == "phrase" for f in e.forms]
    return Phrases(body), Phrases(phrase)


@Seen
def _alone(word: str) -> str | None:
    """Whether a folded word may be a quantity by itself, most words are none.

    It is a `dual`, a `pair` where an adjective in the dual follows, or `relational`.
    """
    if not word.endswith(("ان", "ين")):
        return "relational" if bare(word) in relational_values() else None
    token = [Token(0, len(word), word, "word")]
    if currency_dual(token, 0) or opens_unit_dual(word) or dual_noun(token, 0) is not None:
        return "dual"
    return "pair" if word.endswith(("ان", "تين")) else None


class _Finder:
    """Reads the quantities of one text."""

    def __init__(self, tokens: list[Token], text: str, country: str | None, taken: Collection[int]) -> None:
        self.tokens, self.text, self.country = tokens, text, country
        self.size = len(tokens)
        self.taken = frozenset(taken) | addresses(tokens, text)

    def find(self) -> list[Quantity]:
        found: list[_Item] = []
        numbers = read_numbers(self.tokens, self.text, taken=self.taken)
        starts = {n.start: k for k, n in enumerate(numbers)}
        alone = {i: made for i, t in enumerate(self.tokens) if t.kind == "word" and (made := _alone[t.fold])}
        end = 0
        for i in sorted(starts.keys() | alone.keys() - self.taken):
            item = None
            if i < end:
                continue
            if (k := starts.get(i)) is not None:
                item = self.item(numbers[k], numbers[k + 1] if k + 1 < len(numbers) else None, found)
                end = max(numbers[k].end, item.end, item.reach) if item else numbers[k].end
            elif alone[i] != "pair" or self.fold(i + 1).endswith(_PAIR):
                item = self.relational(i) if alone[i] == "relational" else self.dual(i)
                end = max(item.end, item.reach) if item else i + 1
            if item and not self.repeats(item, found):
                found.append(item)
        _share(found, self.tokens)
        return [self.finish(item) for item in found]

    def repeats(self, item: _Item, found: list[_Item]) -> bool:
        """«أحد عشر (11) مهاجرا»: the same number again in brackets adds nothing but what is counted."""
        last = found[-1] if found else None
        if last is None or not self.in_brackets(item) or last.value != item.value:
            return False
        if not last.end <= item.start - 1 <= max(last.end, last.reach + 1):
            return False
        if last.of is None:
            end = counted(self.tokens, item.end + 1, taken=self.taken)
            last.of = self.words(item.end + 1, end) if end > item.end + 1 else None
        return True

    def in_brackets(self, item: _Item) -> bool:
        """«(03) إرهابيين»: some desks write every number in brackets."""
        return self.fold(item.start - 1) == "(" and self.fold(item.end) == ")"

    def finish(self, item: _Item) -> Quantity:
        first = self.tokens[item.start]
        start = first.span(item.at, len(first.fold), self.text)[0] if item.at else first.start
        end = self.tokens[item.end - 1].end
        return Quantity(
            start=start, end=end, text=self.text[start:end], kind=item.kind, value=float(item.value),
            unit=item.unit, of=item.of, mod=item.mod,
        )  # fmt: skip

    def fold(self, i: int) -> str:
        return self.tokens[i].fold if 0 <= i < self.size else ""

    def kind(self, i: int) -> str:
        return self.tokens[i].kind if 0 <= i < self.size else ""

    def touches(self, i: int) -> bool:
        """Whether token `i` stands right after the token before it."""
        return touches(self.tokens, i)

    def item(self, number: Number, following: Number | None, found: list[_Item]) -> _Item | None:
        """The quantity a number makes with what stands around it, None when it is no quantity."""
        start, end = number.start, number.end
        free = max(found[-1].end, found[-1].reach) if found else 0
        before = currency_before(self.tokens, start) if number.digits else None
        if before and before.start < free:
            before = None
        paid = currency_after(self.tokens, end, country=self.country)
        if paid and (paid.end > self.size or not self.free(end, paid.end)):
            paid = None
        measured = None if paid else unit_after(self.tokens, end)
        if measured and not self.free(end, measured.end):
            measured = None
        if measured and not measured.glued and self.touches(end):
            return None
        if number.digits and not before and self.is_name(number, following, bool(paid or measured)):
            return None
        if not number.digits and self.is_phrase(number):
            return None
        made = _Item(number, start, end, number.at, "ordinal" if number.ordinal else "number", number.value)
        if number.digits and self.fold(start - 1) in ("ال", "وال", "بال", "لل") and made.kind == "number":
            made.kind = "ordinal" if self.fold(start - 2).endswith(("ه", "ي")) else "number"
        made.mod = mod_before(self.tokens, before.start if before else start)
        if paid and paid.per > 1:
            return self.part(made, paid, found)
        if before or paid:
            codes = [found.code for found in (paid, before) if found and found.code]
            made.kind, made.unit = "money", codes[0] if codes else None
            made.start, made.end = before.start if before else start, paid.end if paid else end
            made.at = 0 if before else made.at
        elif measured:
            made.kind, made.unit, made.end = measured.kind, measured.unit, measured.end
            made.value /= measured.divide
        elif start > free and number.digits and self.fold(start - 1) in _SIGNS and self.touches(start):
            made.kind, made.unit, made.start, made.at = "percent", "%", start - 1, 0
        elif start > free and self.is_currency_before(number):
            made.kind, made.start, made.at = "money", start - 1, 0
            made.unit = currency_after(self.tokens, start - 1, country=self.country).code  # type: ignore[union-attr]
        self.negate(made)
        self.count(made)
        return made

    def free(self, start: int, end: int) -> bool:
        return not any(i in self.taken for i in range(start, end))

    def part(self, made: _Item, paid: Paid, found: list[_Item]) -> _Item | None:
        """Cents: added to the dollars before them, else an amount whose currency may be undecided."""
        last = found[-1] if found else None
        gap = made.start - last.end if last else -1
        follows = gap == 0 or (gap == 1 and self.fold(made.start - 1) == "و")
        if last and last.kind == "money" and follows and adds_to(last.unit, paid):
            last.value += made.value / paid.per
            last.end = paid.end
            return None
        made.kind, made.end, made.unit = "money", paid.end, paid.code
        made.value /= paid.per if paid.code else 1
        return made

    def is_currency_before(self, number: Number) -> bool:
        """«دولار واحد»: the noun stands before its one."""
        if number.value not in (1, 2) or number.digits or number.ordinal or number.start == 0:
            return False
        paid = currency_after(self.tokens, number.start - 1)
        return (
            paid is not None
            and paid.end == number.start
            and paid.per == 1
            and self.kind(paid.start) == "word"
        )

    def negate(self, made: _Item) -> None:
        """A sign that touches the digits and nothing before it: minus, unless it is the dash of a list."""
        sign = made.start - 1
        if not made.number.digits or not self.touches(made.start) or self.touches(sign):
            return
        if self.fold(sign) == "+":
            made.start, made.at = sign, 0
        elif (
            self.fold(sign) in (".", "٫") and self.fold(made.start).isdecimal() and made.end - made.start < 3
        ):
            made.start, made.at, made.value = sign, 0, made.value / 10.0 ** len(self.fold(made.start))
        elif self.fold(sign) in ("-", "−") and (made.kind != "number" or not self.noun(made.end)):
            made.start, made.at, made.value = sign, 0, -made.value

    def noun(self, i: int) -> bool:
        return i < self.size and i not in self.taken and is_noun(self.tokens[i])

    def count(self, made: _Item) -> None:
        """Fill in what is counted and the bound that may stand after it."""
        end = made.end + self.in_brackets(made)
        if made.kind == "number" and self.is_postposed(made):
            made.of = self.words(made.start - 1, made.start)
        elif made.kind in ("number", "measure", "percent") or (
            made.kind == "ordinal" and not made.number.definite and not made.number.digits
        ):
            of_end = counted(
                self.tokens, end, taken=self.taken, definite=made.number.fraction or made.number.definite
            )
            # A share is counted only with من: «51% للحزب» is what the party got.
            told = made.kind != "percent" or not self.fold(end).startswith(("ل", "ب"))
            listed_names = end > made.end and self.fold(of_end - 1).startswith("ال")  # (173) جامعة الملك سعود
            if of_end > end and told and not listed_names:
                begin = end + (self.fold(end) == "من")
                made.reach = of_end if end > made.end else 0
                made.of = self.words(begin, of_end)
                end = of_end
        if made.mod is None:
            made.mod = mod_after(self.tokens, made.end) or mod_after(self.tokens, end)

    def is_postposed(self, made: _Item) -> bool:
        """«الدول الخمس», «أمة واحدة»: the noun stands before its number."""
        one = made.value == 1 or (made.value == 2 and self.fold(made.start - 1).endswith(("ين", "ان")))
        one = one and not made.number.digits and made.number.words == 1
        return (made.number.definite or one) and not made.at and self.noun(made.start - 1)

    def words(self, start: int, end: int) -> str:
        return self.text[self.tokens[start].start : self.tokens[end - 1].end]

    def is_phrase(self, number: Number) -> bool:
        """«ثاني أكسيد», «مجموعة السبع»: number words inside a name."""
        _, phrase = _names()
        before = self.fold(number.start - 1)
        if number.ordinal and (before == "ال" or before in listed("regnal")):
            return True
        return phrase.match(self.tokens, number.start) is not None or (
            number.definite and self.in_body(number.start)
        )

    def in_body(self, start: int) -> bool:
        body, _ = _names()
        if start == 0 or not {self.fold(start - 1), without_clitic(self.fold(start - 1))} & body.last:
            return False
        return any(
            (
                found := body.match(
                    [self.tokens[s].read_as(without_clitic(self.fold(s))), *self.tokens[s + 1 : start]],
                    0,
                )
            )
            and s + found[1] == start
            for s in range(max(0, start - _LONGEST_NAME), start)
        )

    def is_name(self, number: Number, following: Number | None, has_unit: bool) -> bool:
        """Whether digits are part of a name, a score, a clock, a telephone number rather than an amount."""
        start, end = number.start, number.end
        written = self.fold(start)
        if (
            self.touches(end)
            and not has_unit
            and not number.scale > 1
            and self.glued_after(number, following)
        ):
            return True
        if self.touches(start):
            sign, before = self.fold(start - 1), self.touches(start - 1)
            if self.kind(start - 1) == "latin" or (
                sign in (":", "+", "/") and before and self.kind(start - 2) == "number"
            ):
                return True
            if (
                sign in _HYPHENS
                and before
                and not (self.kind(start - 2) == "word" and self.fold(start - 2) == "ال")
            ):
                return not (self.kind(start - 2) == "number" and self.is_range(start - 2, number, has_unit))
            if sign in _HYPHENS and self.fold(start - 2) in listed("designator"):
                return True  # إيه -321
            if sign == "+" and len(written) >= 8 and end == start + 1:
                return True
            if self.kind(start - 1) == "word" and len(sign) < 3 and sign not in listed("clitic"):
                return True
        label = self.fold(start - 1)
        known = has_unit or number.scale > 1 or (self.noun(end) and self.fold(end).endswith("ا"))
        if known:
            return False
        if label == "عدد" and not self.noun(end):
            return True
        return bare(label) in listed("label") or label in listed("designator") or self.in_body(start)

    def glued_after(self, number: Number, following: Number | None) -> bool:
        """Digits that touch what follows: a score, a clock, 1M and 4من are none; «12شخصا», «6بنادق» lost their space."""
        end = number.end
        sign, kind = self.fold(end), self.kind(end)
        if kind == "latin":
            return True
        if kind == "word" and sign != "و":
            return len(sign) < 4 or sign.startswith("ال") or not self.noun(end)
        if sign in _TIES and self.kind(end + 1) == "number" and self.touches(end + 1):
            if sign in _HYPHENS and following and following.start == end + 1:
                after = unit_after(self.tokens, following.end) or currency_after(self.tokens, following.end)
                return not self.is_range(number.start, following, after is not None)
            return True
        return sign in _HYPHENS and (number.words == 1 and self.kind(end + 1) in ("word", "latin"))

    def is_range(self, first: int, second: Number, has_unit: bool) -> bool:
        """«10-12 شخصا»: two numbers that ascend and something to count; a third is a telephone."""
        low = self.fold(first)
        if self.fold(first - 1) in _HYPHENS and self.touches(first) and self.touches(first - 1):
            return False
        if self.fold(second.end) in _HYPHENS and self.touches(second.end):
            return False
        ascending = low.replace(".", "", 1).isdecimal() and len(low) < 20 and float(low) < second.value
        return ascending and (has_unit or second.scale > 1 or self.noun(second.end))

    def dual(self, i: int) -> _Item | None:
        """A dual noun, currency or unit: two in one word."""
        paid = currency_dual(self.tokens, i, country=self.country)
        if paid:
            return _Item(
                _TWO, i, paid[0].end, paid[1], "money", 2.0, paid[0].code, mod=mod_before(self.tokens, i)
            )
        unit = unit_dual(self.tokens, i)
        if unit:
            return _Item(
                _TWO, i, unit[0].end, unit[1], "measure", 2.0, unit[0].unit, mod=mod_before(self.tokens, i)
            )
        at = dual_noun(self.tokens, i)
        if at is None:
            return None
        made = _Item(_TWO, i, i + 1, at, "number", 2.0, mod=mod_before(self.tokens, i))
        end = noun_end(self.tokens, i, self.taken)
        start = self.tokens[i].span(at, len(self.fold(i)), self.text)[0]
        made.of = self.text[start : self.tokens[max(end, i + 1) - 1].end]
        made.reach = end
        if self.fold(i + 1) in ("اثنان", "اثنين", "اثنتان", "اثنتين") and i + 1 not in self.taken:
            made.end = i + 2
        return made

    def relational(self, i: int) -> _Item | None:
        """«اللجنة السداسية»: how many parties meet; elsewhere such adjectives count nothing."""
        value = relational_values()[bare(self.fold(i))]
        if self.kind(i - 1) != "word" or bare(self.fold(i - 1)) not in listed("parties"):
            return None
        return _Item(_TWO, i, i + 1, 0, "number", value, of=self.words(i - 1, i))


_TWO: Final = Number(0, 0, 2.0, at=-1)


def _share(found: list[_Item], tokens: list[Token]) -> None:
    """Ranges: the first number takes scale, unit and noun of the second, and both become bounds."""
    for low, high in pairwise(found):
        gap = tokens[low.end : high.start]
        words = [t.fold for t in gap]
        hyphen = len(gap) == 1 and words[0] in _HYPHENS and gap[0].start == tokens[low.end - 1].end
        joined = low.number.between and (words == ["و"] or (not gap and high.at > 0))
        if not (hyphen or joined or words in (["الي"], ["حتي"], ["او"])) or "ordinal" in (
            low.kind,
            high.kind,
        ):
            continue
        if low.kind == "number" and high.value != low.value:
            if low.number.scale == 1 and high.number.scale > 1 and low.value < high.value / high.number.scale:
                low.value *= high.number.scale
            if low.of is None:
                low.kind, low.unit, low.of = high.kind, high.unit, high.of
        before = tokens[low.start - 1].fold if low.start else ""
        if words != ["او"] and before not in ("من", "ومن") and low.value < high.value:
            low.mod = low.mod or "EQUAL_OR_MORE"
            high.mod = high.mod or "EQUAL_OR_LESS"
