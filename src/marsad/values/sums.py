"""A number under construction: which number word may join which, and what the sum is worth so far.

The grammar is that of groups: hundreds, tens and units each once in a group, closed by a scale word. Spoken
order (أربعين وخمسة) and sums of scales (مئة وعشرة ومليون) are taken; two units or two tens are two numbers.
"""

from __future__ import annotations

from typing import Final

from marsad.values.numberwords import Word

UNITS: Final = 1
TENS: Final = 2
HUNDREDS: Final = 4
ANY_LEVEL: Final = UNITS | TENS | HUNDREDS


class Sum:
    """A number under construction: groups closed by a scale word, and the coefficient still open."""

    def __init__(self) -> None:
        self.total = self.open = self.group = 0.0
        self.levels = self.words = 0
        self.scale = 1.0
        self.last = ""
        self.ordinal = self.digits = self.pointed = False

    @property
    def value(self) -> float:
        """What the number is worth so far."""
        return self.total + self.open

    def put(self, value: float, levels: int, last: str) -> None:
        """Add to the open coefficient; `last` names what was added."""
        self.open += value
        self.levels |= levels
        self.last = last
        self.words += 1

    def close(self, times: float) -> None:
        """A scale word takes the open coefficient, or the group before it (آلاف مليار)."""
        if self.last == "scale" and not self.open:
            self.total += self.group * (times - 1)
            self.group *= times
            self.scale *= times
        else:
            self.group = (self.open or 1.0) * times
            self.total += self.group
            self.scale = times
        self.open, self.levels, self.last = 0.0, 0, "scale"
        self.words += 1

    def add_alone(self, value: float, scale: float) -> None:
        """A scale word without a coefficient (مليون، ألفان)."""
        self.total += self.open + value
        self.open, self.levels, self.last = 0.0, 0, "scale"
        self.group, self.scale = value, scale
        self.words += 1

    def add(self, word: Word) -> bool:
        """Add a word that stands first or after «و»; False when the number cannot take it."""
        kind, value, levels = word.kind, word.value, self.levels
        if self.digits and (self.open or kind in ("ordinal", "bound-ordinal")):
            return False
        if kind in ("unit", "bound", "ordinal", "bound-ordinal"):
            taken = UNITS | (TENS if value >= 10 else 0)
            if levels & taken or (value == 0 and self.words) or (self.last == "ordinal" and self.words):
                return False
            self.ordinal = self.ordinal or "ordinal" in kind
            self.put(value, taken, "unit" if value < 10 else "ten")
        elif kind == "teen":
            if levels & (UNITS | TENS):
                return False
            self.put(value, UNITS | TENS, kind)
        elif kind == "tens":
            if levels & TENS:
                return False
            self.put(value, TENS, kind)
        elif kind == "hundred":
            if levels & HUNDREDS or word.number == "p":
                return False
            self.put(value, HUNDREDS, kind)
        elif kind == "scale" and word.number != "p":
            self.add_alone(value * (2 if word.number in "de" else 1), value)
        else:
            return False
        return True

    def follow(self, word: Word) -> bool:
        """Take a word that follows without «و»: the ten of a teen, a hundred or a scale to multiply by."""
        if word.definite or word.conj or word.prep:
            return False
        if word.kind == "unit" and word.value == 10 and self.last == "unit" and not self.levels & TENS:
            self.put(10, TENS, "teen")
            return True
        if word.kind == "hundred" and word.value == 100 and not self.digits:
            if 0 < self.open < 100 and not self.levels & HUNDREDS:
                self.open *= 100
                self.levels, self.last = HUNDREDS, "hundred"
                self.words += 1
                return True
            return False
        if word.kind == "scale" and word.number != "d" and (self.open or self.last == "scale"):
            if self.last == "scale" and word.number == "p":
                return False
            self.close(word.value)
            return True
        return False
