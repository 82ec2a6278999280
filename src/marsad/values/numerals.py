"""Numbers as news writes them: digits of both kinds, spelled cardinals and ordinals, and mixtures of the two.

A number is read left to right as a sum of groups, each a coefficient times scale words (ثلاثة آلاف، 4.4 مليار).
What the words are worth is data (`data/values/numbers.yaml`); which word may follow which is the grammar here.
One pass with a bounded look-ahead at every token: time is linear whatever the text repeats.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache, lru_cache
from typing import NamedTuple, TypeVar

import msgspec
import yaml

from marsad.arabic.fold import fold
from marsad.arabic.tokens import Token
from marsad.errors import LexiconError
from marsad.lexicon.load import DATA

LARGEST = 1e300
"""Beyond this a run of digits or scale words is no amount, and would not fit a JSON number."""

_UNITS, _TENS, _HUNDREDS = 1, 2, 4
_LONGEST_WORD = 24
_LONGEST_DIGITS = 310
_MOST_GROUPS = 7
_PLURAL_ENDINGS = ("ات", "ين", "ون")

_T = TypeVar("_T")


class Entry(msgspec.Struct, frozen=True, forbid_unknown_fields=True):
    """One entry of `numbers.yaml`: a class, a value, and the ways to write it."""

    id: str
    kind: str = msgspec.field(name="class")
    value: float = 0
    mod: str | None = None
    written: str | None = None
    note: str | None = None
    forms: list[str] = []
    duals: list[str] = []
    plurals: list[str] = []
    either: list[str] = []
    examples: list[dict[str, str]] = []
    wrong: list[str] = msgspec.field(name="not", default_factory=list)


class Word(NamedTuple):
    """A number word as it stands in the text: what it is worth, and what is written together with it."""

    kind: str
    value: float
    number: str = "s"
    """s, d, p, or e: the accusative ألفا, a dual where nothing multiplies it."""
    written: str = ""
    """A letter the original spelling must have: Meta (ميتا) is not two hundred (مئتا)."""
    conj: bool = False
    prep: str = ""
    definite: bool = False
    at: int = 0
    """Where the word begins after its conjunction and preposition."""


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


def read_entries(name: str, kind: type[_T]) -> list[_T]:
    """The entries of a knowledge file of this stage; raises LexiconError where one is wrong."""
    path = DATA / "values" / name
    loader: type[yaml.BaseLoader] = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
    try:
        loaded = yaml.load(path.read_text(encoding="utf-8"), Loader=loader)
        return msgspec.convert(loaded, list[kind], strict=False)  # type: ignore[valid-type]
    except (msgspec.ValidationError, yaml.YAMLError) as error:
        raise LexiconError(f"{path}: {error}") from None


@cache
def entries() -> tuple[Entry, ...]:
    """The entries of `numbers.yaml`."""
    return tuple(read_entries("numbers.yaml", Entry))


@cache
def listed(kind: str) -> frozenset[str]:
    """The folded forms of all entries of a class that is a mere list of words."""
    return frozenset(fold(form) for e in entries() if e.kind == kind for form in e.forms)


_VALUED = frozenset(
    ("unit", "bound", "teen", "tens", "hundred", "scale", "ordinal", "bound-ordinal", "fraction", "two-thirds", "price")
)


@cache
def _table() -> dict[str, Word]:
    table: dict[str, Word] = {}
    for e in entries():
        if e.kind in _VALUED:
            for number, forms in (("s", e.forms), ("d", e.duals), ("p", e.plurals), ("e", e.either)):
                for form in forms:
                    table.setdefault(fold(form), Word(e.kind, e.value, number, e.written or ""))
    return table


@cache
def _parts() -> dict[str, float]:
    """Fractions that look like units (خمس المساحة), and the plurals of all (ثلاثة أرباع)."""
    parts = {fold(f): e.value for e in entries() if e.kind == "part" for f in e.forms}
    plurals = {fold(p): e.value for e in entries() if e.kind in ("part", "fraction", "price") for p in e.plurals}
    return parts | plurals


_PREFIXES = tuple(
    (conj + prep + article, bool(conj), prep, bool(article), len(conj + prep))
    for conj in ("", "و", "ف")
    for prep, article in (("", ""), ("", "ال"), ("ب", ""), ("ل", ""), ("ك", ""), ("ب", "ال"), ("ك", "ال"), ("ل", "ل"))
)


@lru_cache(maxsize=16384)
def number_word(folded: str) -> Word | None:
    """The number word in a folded token, with or without clitics; None when there is none.

    >>> number_word("وبالثلاثه")
    Word(kind='unit', value=3.0, number='s', written='', conj=True, prep='ب', definite=True, at=2)
    >>> number_word("ولست")
    """
    if len(folded) > _LONGEST_WORD or folded in listed("never"):
        return None
    table = _table()
    for prefix, conj, prep, definite, at in _PREFIXES:
        if folded.startswith(prefix):
            word = table.get(folded[len(prefix) :])
            if word and not (prep and len(folded) - len(prefix) <= 2 and prep != "ب"):
                return word._replace(conj=conj, prep=prep, definite=definite, at=at)
    return None


def parse_digits(written: str, *, decimal: bool = False) -> float | None:
    """The value of a digit string with separators, None when they make no number (12.5.2018).

    A lone point before three digits groups thousands, as desks from Tunis to Baghdad write it, unless
    `decimal` (an Arabic decimal sign, or a scale word follows) or the number begins with zero.

    >>> parse_digits("1,234.5"), parse_digits("1.234.567"), parse_digits("500.000"), parse_digits("180,25")
    (1234.5, 1234567.0, 500000.0, 180.25)
    """
    if len(written) > _LONGEST_DIGITS:
        return None
    if written.isdecimal():
        value = float(written)
    elif re.fullmatch(r"[1-9]\d{0,2}(,\d{3})+(\.\d+)?", written):
        value = float(written.replace(",", ""))
    elif re.fullmatch(r"[1-9]\d{0,2}(\.\d{3}){2,}(,\d+)?|[1-9]\d{0,2}\.\d{3},\d+", written):
        value = float(written.replace(".", "").replace(",", "."))
    elif not decimal and re.fullmatch(r"[1-9]\d{0,2}\.\d{3}", written):
        value = float(written.replace(".", ""))
    elif re.fullmatch(r"\d+[.,]\d+", written):
        value = float(written.replace(",", "."))
    else:
        return None
    return value if value <= LARGEST else None


class _Sum:
    """A number under construction: groups closed by a scale word, and the coefficient still open."""

    def __init__(self) -> None:
        self.total = self.open = self.group = 0.0
        self.levels = self.words = 0
        self.scale = 1.0
        self.last = ""
        self.ordinal = self.digits = False

    @property
    def value(self) -> float:
        return self.total + self.open

    def put(self, value: float, levels: int, last: str) -> None:
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
            taken = _UNITS | (_TENS if value >= 10 else 0)
            if levels & taken or (value == 0 and self.words) or (self.last == "ordinal" and self.words):
                return False
            self.ordinal = self.ordinal or "ordinal" in kind
            self.put(value, taken, "unit" if value < 10 else "ten")
        elif kind == "teen":
            if levels & (_UNITS | _TENS):
                return False
            self.put(value, _UNITS | _TENS, kind)
        elif kind == "tens":
            if levels & _TENS:
                return False
            self.put(value, _TENS, kind)
        elif kind == "hundred":
            if levels & _HUNDREDS or word.number == "p":
                return False
            self.put(value, _HUNDREDS, kind)
        elif kind == "scale" and word.number != "p":
            self.add_alone(value * (2 if word.number in "de" else 1), value)
        else:
            return False
        return True

    def follow(self, word: Word) -> bool:
        """Take a word that follows without «و»: the ten of a teen, a hundred or a scale to multiply by."""
        if word.definite or word.conj or word.prep:
            return False
        if word.kind == "unit" and word.value == 10 and self.last == "unit" and not self.levels & _TENS:
            self.put(10, _TENS, "teen")
            return True
        if word.kind == "hundred" and word.value == 100 and not self.digits:
            if 0 < self.open < 100 and not self.levels & _HUNDREDS:
                self.open *= 100
                self.levels, self.last = _HUNDREDS, "hundred"
                self.words += 1
                return True
            return False
        if word.kind == "scale" and word.number != "d" and (self.open or self.last == "scale"):
            if self.last == "scale" and (word.number == "p" or self.group > LARGEST):
                return False
            self.close(word.value)
            return True
        return False


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
        if word and word.written and self.text and not _is_written(word.written, self.text[token.start : token.end]):
            return None
        return word

    def fold(self, i: int) -> str:
        return self.tokens[i].fold if 0 <= i < self.size and i not in self.taken else ""

    def joined(self, i: int) -> int:
        """Where the item after «و» stands: at `i` when the conjunction is written with it, else after it."""
        return i + 1 if self.fold(i) == "و" else i

    def digits(self, i: int) -> tuple[float, int] | None:
        """The value of the digits at token `i` and the token after them; groups by spaces and a/b included."""
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
        original = self.text[tokens[i].start : tokens[i].end] if len(written) <= _LONGEST_DIGITS else ""
        scaled = (after is not None and after.kind == "scale") or self.fold(end) in ("%", "٪", "بالميه", "بالمايه")
        value = parse_digits(written, decimal=scaled or "٫" in original)
        if value is None:
            return None
        if self.fold(end) == "/" and end == i + 1 and self._touches(end) and self._touches(end + 1):
            under = parse_digits(tokens[end + 1].fold) if tokens[end + 1].kind == "number" else None
            if under and not (self.fold(end + 2) == "/" and self._touches(end + 2)):
                return value / under, end + 2
        return value, end

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
        """The number that begins at token `i`, the token after it, and where its last «و» group begins (or 0)."""
        sum_, pos, at, definite = _Sum(), i + 1, 0, False
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

    def _step(self, sum_: _Sum, pos: int, definite: bool) -> tuple[int, bool]:
        """One word further: the token after what the number took (`pos` when nothing), and whether «و» led to it."""
        word = self.word(pos)
        if word and sum_.follow(word):
            return pos + 1, False
        folded = self.fold(pos)
        if folded in _parts() and 0 < sum_.value < 10 and sum_.words == 1 and not sum_.ordinal:
            sum_.open = sum_.value / _parts()[folded]
            sum_.last = "fraction"
            sum_.words += 1
            return pos + 1, False
        if folded in listed("point"):
            return self._point(sum_, pos), False
        if folded == "بعد" and (sum_.ordinal or definite):
            base = self.word(pos + 1)
            if base and base.definite and not base.prep and base.kind in ("hundred", "scale"):
                sum_.ordinal = True
                sum_.put(base.value, _HUNDREDS, "hundred")
                return pos + 2, False
        at = self.joined(pos)
        if folded == "الا" or at > pos or (word and word.conj):
            return self._join(sum_, pos + 1 if folded == "الا" else at, pos, definite)
        return pos, False

    def _join(self, sum_: _Sum, at: int, pos: int, definite: bool) -> tuple[int, bool]:
        """Take the word or digits at `at` after «و» (or «إلا» before a fraction)."""
        minus = self.fold(pos) == "الا"
        if at >= self.size or at in self.taken:
            return pos, False
        if self.tokens[at].kind == "number":
            return (pos, False) if minus else self._join_digits(sum_, at, pos)
        word = self.word(at)
        if word is None or word.prep or word.conj != (at == pos and not minus):
            return pos, False
        if word.kind == "fraction" and not word.definite:
            return self._and_part(sum_, at, -word.value if minus else word.value), False
        if minus or word.definite != definite or ("bound" in word.kind and not self._compounds(at + 1)):
            return pos, False
        return (at + 1, True) if sum_.add(word) else (pos, False)

    def _join_digits(self, sum_: _Sum, at: int, pos: int) -> tuple[int, bool]:
        found = self.digits(at)
        if found is None or at == pos:
            return pos, False
        value, end = found
        scale = self.word(end)
        if scale and scale.kind == "scale" and scale.number != "d" and not (scale.conj or scale.prep or scale.definite):
            fits = not sum_.open and sum_.total > 0 and (value * scale.value < sum_.scale or not sum_.digits)
        elif sum_.open:
            fits = not sum_.digits and sum_.levels == _HUNDREDS and value < 100 and not sum_.total
        else:
            fits = sum_.total > 0 and value < sum_.scale
        if not fits:
            return pos, False
        sum_.put(value, _UNITS | _TENS | _HUNDREDS, "digits")
        return end, True

    def _and_part(self, sum_: _Sum, at: int, denominator: float) -> int:
        """«ونصف»: of the scale just named (مليون ونصف), of the one that follows (خمسة ونصف مليون), or of one."""
        after = self.word(at + 1)
        named = after is not None and after.kind == "scale" and after.number == "s" and not (after.conj or after.prep)
        scale = after.value if named and after is not None else 1.0
        if sum_.open:
            sum_.open += 1 / denominator
            sum_.last = "part"
            sum_.words += 1
            return at + 1
        sum_.put((scale if named else sum_.scale) / denominator, _UNITS | _TENS | _HUNDREDS, "part")
        return at + 1 + named

    def _point(self, sum_: _Sum, pos: int) -> int:
        """«فاصلة»: the number after it gives the decimals (أربعة فاصلة خمسة مليون)."""
        decimals, end = _Sum(), pos + 1
        word, found = self.word(end), self.digits(end)
        if sum_.total and sum_.open or sum_.value != int(sum_.value):
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
        if not shown.isdecimal() or len(shown) > _LONGEST_DIGITS:
            return pos
        sum_.put(float("0." + shown), _UNITS | _TENS | _HUNDREDS, "digits")
        return end

    def _fraction(self, i: int, word: Word) -> tuple[Number | None, int, int]:
        """A fraction of a scale word (نصف مليون) or of what follows (ربع السكان)."""
        value = (2.0 if word.kind == "two-thirds" else 1.0) / (word.value or 1)
        if word.kind == "unit":
            value = 1 / _parts()[self.fold(i)[word.at :]]
        scale = self.word(i + 1)
        if scale and scale.kind in ("scale", "hundred") and scale.number == "s" and not (scale.conj or scale.prep):
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
            and self.fold(i)[word.at :] in _parts()
            and after.startswith("ال")
            and len(after) > 4
            and not after.endswith(_PLURAL_ENDINGS)
            and self.word(i + 1) is None
        )

    def _is_noun(self, i: int) -> bool:
        """Whether a word that can be counted stands at `i`."""
        return i < self.size and self.tokens[i].kind == "word" and self.fold(i) not in listed("function") | {""}

    def _compounds(self, i: int) -> bool:
        """Whether عشر or وعشرون follows, without which «أحد» and «حادي» are no numbers."""
        word = self.word(i)
        if word and word.kind == "unit" and word.value == 10 and not (word.conj or word.prep or word.definite):
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
            return word.value >= 3 and self.tokens[i - 1].kind == "word" and "ال" in before[:4] if i else False
        if word.definite and word.kind in ("hundred", "scale"):
            return not word.prep and before not in ("في", "من", "نصف", "ربع")
        if word.kind == "ordinal" and word.value == 2 and not word.definite and self.fold(i)[word.at :].endswith("ه"):
            return i > 0 and before.endswith("ه") and self.word(i - 1) is None
        return not (word.prep == "ك" and word.value == 1)


def _is_written(letter: str, original: str) -> bool:
    return original.endswith(letter) if letter == "ى" else letter in original


def read_numbers(tokens: list[Token], text: str = "", *, taken: Collection[int] = frozenset()) -> list[Number]:
    """The numbers of a text in order, none overlapping; with `text`, spelling can tell مئتا from ميتا.

    >>> from marsad.arabic.tokens import tokenize
    >>> [n.value for n in read_numbers(tokenize("ألف ومئتان وخمسة وثلاثون جنديا و4.4 مليار دولار"))]
    [1235.0, 4400000000.0]
    """
    reader = _Reader(tokens, text, taken)
    found: list[Number] = []
    i = 0
    while i < len(tokens):
        minus = reader.fold(i) in listed("minus")
        number, end, join = reader.number(i + minus)
        if number and minus:
            found.append(number._replace(start=i, value=-number.value, at=0))
        elif number and reader.fold(i - 1) in ("بين", "مابين"):
            found += _between(reader, number, join)
        elif number:
            found.append(number)
        i = max(end, i + 1)
    return found


def _between(reader: _Reader, number: Number, join: int) -> list[Number]:
    """After «بين» an ascending «و» parts two numbers: خمسين ومئة is 50 and 100 there, not 150."""
    if join:
        first, _, _ = reader.number(number.start, stop=join)
        second, end, _ = reader.number(reader.joined(join))
        if first and second and end == number.end and first.value < second.value:
            return [first._replace(between=True), second]
    return [number._replace(between=True)]
