"""Numbers as news writes them: digits of both kinds, spelled cardinals and ordinals, and mixtures of the two.

A number is read left to right as a sum of groups, each a coefficient times scale words (ثلاثة آلاف).
What the words are worth is data; which word may follow which is the grammar here and in `sums`.
One pass with a bounded look-ahead at every token: time is linear whatever the text repeats.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from typing import Final, NamedTuple

from marsad.arabic.fold import fold
from marsad.arabic.seen import Seen
from marsad.arabic.tokens import Token
from marsad.values.numberwords import LARGEST, LONGEST_DIGITS, Word, listed, number_word, parse_digits, parts
from marsad.values.sums import ANY_LEVEL, HUNDREDS, Sum

_MOST_GROUPS: Final = 7
_PLURAL_ENDINGS: Final = ("ات", "ين", "ون")


class Number(NamedTuple):
    """A number at tokens `start`..`end` (half-open); `at` cuts the clitics off the first token."""

    start: int
    end: int
    value: float
    at: int = 0
    ordinal: bool = False
    digits: bool = False
    definite: bool = False
    fraction: bool = False
    scale: float = 1
    """What the coefficient was multiplied by: the first number of «3 إلى 5 ملايين» shares it."""
    words: int = 1
    """How many words or digit groups it has: a word alone is doubted more than a compound."""
    between: bool = False
    """Whether it is the first of «بين X وY»."""


class _Reader:
    """Reads the numbers of one text; tokens in `taken` belong to somebody else and end any number."""

    def __init__(self, tokens: list[Token], text: str, taken: Collection[int]) -> None:
        self.tokens, self.text, self.taken = tokens, text, taken
        self.size = len(tokens)

    def word(self, i: int) -> Word | None:
        if i >= self.size or self.tokens[i].kind != "word" or i in self.taken:
            return None
        token = self.tokens[i]
        word = number_word(token.fold)
        if (
            word
            and word.written
            and self.text
            and not _is_written(word.written, self.text[token.start : token.end])
        ):
            return None
        return word

    def fold(self, i: int) -> str:
        return self.tokens[i].fold if 0 <= i < self.size and i not in self.taken else ""

    def joined(self, i: int) -> int:
        """Where the item after «و» stands: at `i` when the conjunction is written with it, else after it."""
        return i + 1 if self.fold(i) == "و" else i

    def digits(self, i: int) -> tuple[float, int] | None:
        """The value of the digits at token `i` and the token after them, with spaced groups and a/b."""
        tokens = self.tokens
        if i >= self.size or tokens[i].kind != "number" or i in self.taken:
            return None
        written, end = tokens[i].fold, i + 1
        if len(written) <= 3 and written.isdecimal() and written[0] != "0":
            while end < self.size and end - i < _MOST_GROUPS and end not in self.taken and self._groups(end):
                written += tokens[end].fold
                end += 1
                if not written.isdecimal():
                    break
        elif written.isdecimal() and written[0] == "0" and len(written) >= 6:
            return None
        after = self.word(end)
        original = self.text[tokens[i].start : tokens[i].end] if len(written) <= LONGEST_DIGITS else ""
        scaled = (after is not None and after.kind == "scale") or self.fold(end) in (
            "%",
            "٪",
            "بالميه",
            "بالمايه",
        )
        value = parse_digits(written, decimal=scaled or "٫" in original)
        if value is None:
            return None
        if self.fold(end) == "،" and end == i + 1 and self._decimals(end + 1):
            return float(f"{written}.{tokens[end + 1].fold}"), end + 2
        if self.fold(end) == "/" and end == i + 1 and self._touches(end) and self._touches(end + 1):
            under = parse_digits(tokens[end + 1].fold) if tokens[end + 1].kind == "number" else None
            if under and not (self.fold(end + 2) == "/" and self._touches(end + 2)):
                return value / under, end + 2
        return value, end

    def _decimals(self, i: int) -> bool:
        """«98،08 %»: an Arabic comma between digits, where a percent sign shows it to be a decimal one."""
        near = self._touches(i) and self._touches(i - 1) and self.tokens[i].kind == "number"
        return (
            near
            and len(self.fold(i)) <= 2
            and self.fold(i + 1) in ("%", "٪")
            and self.tokens[i - 2].fold.isdecimal()
        )

    def _groups(self, i: int) -> bool:
        token = self.tokens[i]
        return (
            token.kind == "number"
            and token.start == self.tokens[i - 1].end + 1
            and re.fullmatch(r"\d{3}([.]\d{1,2})?", token.fold) is not None
        )

    def _touches(self, i: int) -> bool:
        return 0 < i < self.size and self.tokens[i].start == self.tokens[i - 1].end

    def number(self, i: int, *, stop: int | None = None) -> tuple[Number | None, int, int]:
        """The number at token `i`, the token after it, and where its last «و» group begins (or 0)."""
        sum_, pos, at, definite = Sum(), i + 1, 0, False
        found = self.digits(i)
        if found:
            value, pos = found
            sum_.digits = True
            sum_.put(value, 0, "digits")
        else:
            word = self.word(i)
            if word is None:
                return None, i + 1, 0
            at, definite = word.at, word.definite
            if word.kind in ("fraction", "two-thirds", "price") or self._is_part(i, word):
                return self._fraction(i, word)
            if "bound" in word.kind and not self._compounds(i + 1):
                return None, i + 1, 0
            if word.number == "e" and not self._is_noun(i + 1):
                word = word._replace(number="s")
            if not sum_.add(word):
                return None, i + 1, 0
        last_join = 0
        stop = self.size if stop is None else stop
        while pos < stop:
            step, join = self._step(sum_, pos, definite)
            if step == pos:
                break
            last_join = pos if join else last_join
            pos = step
        ordinal = sum_.ordinal or (definite and (sum_.words == 1 or sum_.last != "scale"))
        if sum_.words == 1 and not sum_.ordinal and sum_.last == "unit":
            ordinal = False
        if sum_.value > LARGEST:
            return None, pos, 0
        made = Number(
            i, pos, sum_.value, at, ordinal, sum_.digits, definite,
            sum_.last == "fraction", sum_.scale if sum_.group == sum_.value else 1, sum_.words,
        )  # fmt: skip
        return (made if made.words > 1 or self._stands_alone(made) else None), pos, last_join

    def _step(self, sum_: Sum, pos: int, definite: bool) -> tuple[int, bool]:
        """One word further: the token after what was taken (`pos` when nothing), whether by «و»."""
        word = self.word(pos)
        if word and sum_.follow(word):
            return pos + 1, False
        folded = self.fold(pos)
        if folded in parts() and 0 < sum_.value < 10 and sum_.words == 1 and not sum_.ordinal:
            sum_.open = sum_.value / parts()[folded]
            sum_.last = "fraction"
            sum_.words += 1
            return pos + 1, False
        if folded in listed("point") and not sum_.pointed:
            return self._point(sum_, pos), False
        if folded == "بعد" and (sum_.ordinal or definite):
            base = self.word(pos + 1)
            if base and base.definite and not base.prep and base.kind in ("hundred", "scale"):
                sum_.ordinal = True
                sum_.put(base.value, HUNDREDS, "hundred")
                return pos + 2, False
        at = self.joined(pos)
        if folded == "واحد" and sum_.words and self._compounds(pos + 1):
            # «مئة وأحد عشر»: folded, «and one» looks like «one».
            taken = sum_.add(Word("bound", 1))
            return (pos + 1, True) if taken else (pos, False)
        if folded == "الا" or at > pos or (word and word.conj):
            return self._join(sum_, pos + 1 if folded == "الا" else at, pos, definite)
        return pos, False

    def _join(self, sum_: Sum, at: int, pos: int, definite: bool) -> tuple[int, bool]:
        """Take the word or digits at `at` after «و» (or «إلا» before a fraction)."""
        minus = self.fold(pos) == "الا"
        if at >= self.size or at in self.taken:
            return pos, False
        if self.tokens[at].kind == "number":
            return (pos, False) if minus else self._join_digits(sum_, at, pos)
        word = self.word(at)
        if word is None or word.prep or word.conj != (at == pos and not minus):
            return pos, False
        if (word.kind == "fraction" or (word.kind == "price" and word.value == 2)) and not word.definite:
            return self._and_part(sum_, at, -word.value if minus else word.value), False
        if minus or word.definite != definite or ("bound" in word.kind and not self._compounds(at + 1)):
            return pos, False
        return (at + 1, True) if sum_.add(word) else (pos, False)

    def _join_digits(self, sum_: Sum, at: int, pos: int) -> tuple[int, bool]:
        found = self.digits(at)
        if found is None or at == pos:
            return pos, False
        value, end = found
        scale = self.word(end)
        if (
            scale
            and scale.kind == "scale"
            and scale.number != "d"
            and not (scale.conj or scale.prep or scale.definite)
        ):
            fits = not sum_.open and sum_.total > 0 and (value * scale.value < sum_.scale or not sum_.digits)
        elif sum_.open:
            fits = not sum_.digits and sum_.levels == HUNDREDS and value < 100 and not sum_.total
        else:
            fits = sum_.total > 0 and value < sum_.scale
        if not fits:
            return pos, False
        sum_.put(value, ANY_LEVEL, "digits")
        return end, True

    def _and_part(self, sum_: Sum, at: int, denominator: float) -> int:
        """«ونصف»: half the scale just named (مليون ونصف), of the next one (خمسة ونصف مليون), or of one."""
        after = self.word(at + 1)
        named = (
            after is not None
            and after.kind == "scale"
            and after.number == "s"
            and not (after.conj or after.prep)
        )
        scale = after.value if named and after is not None else 1.0
        if sum_.open:
            sum_.open += 1 / denominator
            sum_.last = "part"
            sum_.words += 1
            return at + 1
        sum_.put((scale if named else sum_.scale) / denominator, ANY_LEVEL, "part")
        return at + 1 + named

    def _point(self, sum_: Sum, pos: int) -> int:
        """«فاصلة»: the number after it gives the decimals (أربعة فاصلة خمسة مليون)."""
        decimals, end = Sum(), pos + 1
        decimals.pointed = sum_.pointed = True
        word, found = self.word(end), self.digits(end)
        if (sum_.total and sum_.open) or sum_.value > LARGEST or sum_.value % 1:
            return pos
        if found:
            end, shown = found[1], self.tokens[end].fold
        elif word and not word.conj and not word.prep and not word.definite and decimals.add(word):
            scales = word.kind == "scale"
            end += 1
            while end < self.size:
                after = self.word(end)
                if not scales and after and after.kind == "scale":
                    break
                step, _ = self._step(decimals, end, False)
                if step == end:
                    break
                end = step
            shown = f"{decimals.value:.0f}" if decimals.value < LARGEST else ""
        else:
            return pos
        if not shown.isdecimal() or len(shown) > LONGEST_DIGITS:
            return pos
        sum_.put(float("0." + shown), ANY_LEVEL, "digits")
        return end

    def _fraction(self, i: int, word: Word) -> tuple[Number | None, int, int]:
        """A fraction of a scale word (نصف مليون) or of what follows (ربع السكان)."""
        value = (2.0 if word.kind == "two-thirds" else 1.0) / (word.value or 1)
        if word.kind == "unit":
            value = 1 / parts()[self.fold(i)[word.at :]]
        scale = self.word(i + 1)
        if (
            scale
            and scale.kind in ("scale", "hundred")
            and scale.number == "s"
            and not (scale.conj or scale.prep)
        ):
            return Number(i, i + 2, value * scale.value, word.at, scale=scale.value, words=2), i + 2, 0
        portion = word.kind != "price" or fold(self.fold(i + 1).removeprefix("ال")) in listed("portion")
        named = (not word.definite and self._is_noun(i + 1)) or word.kind == "two-thirds"
        if not named or not portion or word.number == "p":
            return None, i + 1, 0
        return Number(i, i + 1, value, word.at, fraction=True), i + 1, 0

    def _is_part(self, i: int, word: Word) -> bool:
        """«خمس المساحة»: a unit's letters before a definite singular are the fraction."""
        after = self.fold(i + 1)
        return (
            word.kind == "unit"
            and not word.definite
            and self.fold(i)[word.at :] in parts()
            and after.startswith("ال")
            and len(after) > 4
            and not after.endswith(_PLURAL_ENDINGS)
            and self.word(i + 1) is None
        )

    def _is_noun(self, i: int) -> bool:
        """Whether a word that can be counted stands at `i`."""
        return (
            i < self.size and self.tokens[i].kind == "word" and self.fold(i) not in listed("function") | {""}
        )

    def _compounds(self, i: int) -> bool:
        """Whether عشر or وعشرون follows, without which «أحد» and «حادي» are no numbers."""
        word = self.word(i)
        if (
            word
            and word.kind == "unit"
            and word.value == 10
            and not (word.conj or word.prep or word.definite)
        ):
            return True
        after = self.word(self.joined(i))
        return after is not None and after.kind == "tens" and (after.conj or self.fold(i) == "و")

    def _stands_alone(self, number: Number) -> bool:
        """Whether a single number word may be read as a number where it stands."""
        i = number.start
        word = self.word(i)
        if word is None:
            return True
        before = self.fold(i - 1)
        if word.definite and word.kind in ("unit", "bound"):
            return (
                word.value >= 3 and self.tokens[i - 1].kind == "word" and "ال" in before[:4] if i else False
            )
        if word.definite and word.kind in ("hundred", "scale"):
            return not word.prep and before not in ("في", "من", "نصف", "ربع")
        if word.kind == "hundred" and word.value == 100 and self.fold(i + 1).startswith("ال"):
            return False  # مية الجريبي is a name: a hundred counts no definite noun
        if (
            word.kind == "ordinal"
            and word.value == 2
            and not word.definite
            and self.fold(i)[word.at :].endswith("ه")
        ):
            return i > 0 and before.endswith("ه") and self.word(i - 1) is None
        return not (word.prep == "ك" and word.value == 1)


def _is_written(letter: str, original: str) -> bool:
    return original.endswith(letter) if letter == "ى" else letter in original


@Seen
def _opens(word: str) -> bool:
    """Whether a number may begin with a folded word; most words begin none."""
    return number_word(word) is not None or word in listed("minus")


def read_numbers(
    tokens: list[Token], text: str = "", *, taken: Collection[int] = frozenset()
) -> list[Number]:
    """The numbers of a text in order, none overlapping; with `text`, spelling can tell مئتا from ميتا.

    >>> from marsad.arabic.tokens import tokenize
    >>> [n.value for n in read_numbers(tokenize("ألف ومئتان وخمسة وثلاثون جنديا و4.4 مليار دولار"))]
    [1235.0, 4400000000.0]
    """
    reader = _Reader(tokens, text, taken)
    found: list[Number] = []
    after = 0
    for i in [i for i, t in enumerate(tokens) if t.kind == "number" or (t.kind == "word" and _opens[t.fold])]:
        if i < after:
            continue
        minus = reader.fold(i) in listed("minus")
        number, end, join = reader.number(i + minus)
        if number and minus:
            found.append(number._replace(start=i, value=-number.value, at=0))
        elif number and reader.fold(i - 1) in ("بين", "مابين"):
            found += _between(reader, number, join)
        elif number:
            found.append(number)
        after = end
    return found


def _between(reader: _Reader, number: Number, join: int) -> list[Number]:
    """After «بين» an ascending «و» parts two numbers: خمسين ومئة is 50 and 100 there, not 150."""
    if join:
        first, _, _ = reader.number(number.start, stop=join)
        second, end, _ = reader.number(reader.joined(join))
        if first and second and end == number.end and first.value < second.value:
            return [first._replace(between=True), second]
    return [number._replace(between=True)]
