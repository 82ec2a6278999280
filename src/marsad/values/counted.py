"""Around a number: what it counts, what bounds it, and the duals that are a number by themselves.

All of it is decided by word lists of `data/values/numbers.yaml` and by agreement of endings; no dictionary of
Arabic is asked, so an unknown noun is counted as well as a known one.
"""

from __future__ import annotations

import re
from collections.abc import Collection
from functools import cache
from typing import Final

from marsad.arabic.fold import fold
from marsad.arabic.tokens import Token
from marsad.values.measures import Phrases
from marsad.values.numberwords import entries, listed, number_word

_ADDRESS: Final = re.compile(r"(?:https?://|www\.)[^\s«»]{1,2000}|[\w.\-]{1,64}@[\w\-]{1,64}\.[\w.\-]{1,64}")
_MOD_LONGEST: Final = 4
_NOWHERE: Final[frozenset[int]] = frozenset()
_AGREEING: Final = ("تين", "تان", "ين", "ون", "ان", "ات", "ه", "ا")
_VERBAL: Final = ("وا",)


def bare(word: str) -> str:
    """A folded word without conjunction and article (والقرار → قرار); too short a rest stays whole.

    >>> bare("والقرار"), bare("ولد")
    ('قرار', 'ولد')
    """
    if word[:1] in ("و", "ف") and word[1:3] == "ال":
        word = word[1:]
    rest = word[2:] if word.startswith(("ال", "لل")) else word
    return rest if len(rest) >= 3 else word


def without_clitic(word: str) -> str:
    """A word as names are listed: «بقرار», «والقرار» without what is written before them."""
    return word[1:] if word[:1] in ("ب", "و", "ل", "ف") and len(word) >= 5 else word


def is_noun(token: Token) -> bool:
    """Whether a token can head an indefinite counted phrase: no function word, verb, number or «و…».

    >>> from marsad.arabic.tokens import tokenize
    >>> [is_noun(t) for t in tokenize("دولة منذ وأصيب قتلوا وزيرا")]
    [True, False, False, False, True]
    """
    word = token.fold
    if token.kind != "word" or len(word) < 2 or word in listed("function") or word.endswith(_VERBAL):
        return False
    if word[0] == "و" and word not in listed("waw"):
        return False
    if word.startswith(("لل", "بال", "كال", "فال")) or number_word(word) is not None:
        return False
    if len(word) > 4 and word.endswith(("هم", "هما", "ديها")):
        return False
    return not (word[0] == "ي" and len(word) > 3 and not word.endswith(_AGREEING))


def counted(tokens: list[Token], i: int, *, taken: Collection[int], definite: bool = False) -> int:
    """Where the noun phrase at token `i` ends, a noun and one word that goes with it; `i` when none.

    >>> from marsad.arabic.tokens import tokenize
    >>> [counted(tokenize(t), 0, taken=()) for t in ("اتفاقية تعاون في", "شخصا وأصيب")]
    [2, 1]
    """
    size = len(tokens)
    if i < size and tokens[i].fold == "من" and i + 1 < size and _heads(tokens, i + 1, taken):
        # «12 من أعضاء الحزب», «ثلاثة من الجنود»: the phrase after من is what is counted.
        if tokens[i + 1].fold.startswith("ال") or _definite(tokens, i + 2):
            return noun_end(tokens, i + 1, taken)
        return i
    if not _heads(tokens, i, taken) or (tokens[i].fold.startswith("ال") and not definite):
        return i
    return noun_end(tokens, i, taken)


def _heads(tokens: list[Token], i: int, taken: Collection[int]) -> bool:
    return i < len(tokens) and i not in taken and is_noun(tokens[i])


def _definite(tokens: list[Token], i: int) -> bool:
    return i < len(tokens) and tokens[i].kind == "word" and tokens[i].fold.startswith("ال")


def noun_end(tokens: list[Token], i: int, taken: Collection[int]) -> int:
    """One past the word that goes with the noun at `i`: an adjective by its ending, or an annexed noun."""
    if not _heads(tokens, i + 1, taken) or not _goes_on(tokens[i + 1].fold):
        return i + 1
    head, word = tokens[i].fold, tokens[i + 1].fold
    if head.startswith("ال") != word.startswith("ال"):
        return i + 2 if word.startswith("ال") and not head.endswith(("ا", "ين", "ون", "ان")) else i + 1
    if head.startswith("ال"):
        return i + 2
    ending = next((e for e in _AGREEING if head.endswith(e)), "")
    if ending in ("ا", "ين", "ون", "تين", "تان", "ان"):
        return i + 2 if word.endswith(ending[-2:]) else i + 1
    verb = word.endswith("ت") and not word.endswith("ات")
    verb = verb or (word[0] == "ي" and not word.endswith("يه"))  # يدوية is none
    return i + 1 if verb else i + 2


def _goes_on(word: str) -> bool:
    """Whether a word may belong to the noun before it: no pronoun on it, no preposition, no year."""
    if word in listed("time-noun") or (len(word) > 4 and word.endswith(("هم", "ها", "هما", "نا"))):
        return False
    return word[0] not in "لب" or len(word) < 5 or word.endswith(("يه", "ين", "ون", "ي"))


@cache
def _mods() -> tuple[Phrases[str], Phrases[str]]:
    both = {
        kind: [(f, e.mod or "") for e in entries() if e.kind == kind for f in e.forms]
        for kind in ("before", "after")
    }
    return Phrases(both["before"]), Phrases(both["after"])


def mod_before(tokens: list[Token], i: int) -> str | None:
    """The approximation or bound that ends before token `i` (TIMEX3 names), clitics looked through.

    >>> from marsad.arabic.tokens import tokenize
    >>> mod_before(tokenize("وبنحو 50"), 1), mod_before(tokenize("ما لا يقل عن 50"), 4)
    ('APPROX', 'EQUAL_OR_MORE')
    """
    before, _ = _mods()
    if i > 0 and tokens[i - 1].fold in ("ال", "ب", "ل") and tokens[i - 1].end == tokens[i].start:
        i -= 1
    last = tokens[i - 1].fold if i else ""
    if not any(last[cut:] in before.last for cut in range(3)):
        return None
    for start in range(max(0, i - _MOD_LONGEST), i):
        first = tokens[start]
        for cut in range(3):
            if cut == 2 and first.fold.startswith("ال"):
                break  # الحدود are borders, حدود is about
            if cut and (
                first.kind != "word" or first.fold[cut - 1] not in "وفبلا" or len(first.fold) - cut < 3
            ):
                break
            if not before.opens(first.fold[cut:]):
                continue
            found = before.match([first.read_as(first.fold[cut:]), *tokens[start + 1 : i]], 0)
            if found and start + found[1] == i:
                return found[0]
    return None


def mod_after(tokens: list[Token], i: int) -> str | None:
    """The bound that begins at token `i` (على الأقل، أو أكثر).

    >>> from marsad.arabic.tokens import tokenize
    >>> mod_after(tokenize("على الأقل"), 0)
    'EQUAL_OR_MORE'
    """
    found = _mods()[1].match(tokens, i)
    return found[0] if found else None


@cache
def _duals() -> frozenset[str]:
    forms: set[str] = set()
    for entry in entries():
        for form in map(fold, entry.forms if entry.kind in ("dual-m", "dual-an", "dual-f") else ()):
            stem = form[:-1] + "ت" if entry.kind == "dual-f" and form.endswith("ه") else form
            forms.add(stem + "ان")
            if entry.kind != "dual-an":
                forms.add(stem + "ين")
    return frozenset(forms)


def dual_noun(tokens: list[Token], i: int) -> int | None:
    """The letters of clitics before a dual noun at token `i`; None when it is no dual (قوانين، مسلمين).

    A noun is known to be dual by the list of nouns whose plural differs, or, if feminine, by an adjective in
    the dual after it.

    >>> from marsad.arabic.tokens import tokenize
    >>> [dual_noun(tokenize(t), 0) for t in ("قاذفتان", "وشخصين", "قوانين", "مسلمين", "غرامتين ماليتين")]
    [0, 1, None, None, 0]
    """
    word = tokens[i].fold
    if tokens[i].kind != "word" or len(word) < 5 or not word.endswith(("ان", "ين")) or word.startswith("ال"):
        return None
    for at in (0, 1):
        if word[at:] in _duals() and (not at or word[0] in "وبلف"):
            return at
    pair = ("تان", "تين")
    after = tokens[i + 1].fold if i + 1 < len(tokens) and tokens[i + 1].kind == "word" else ""
    if (
        word.endswith(pair)
        and after.endswith(pair)
        and after[-3:] == word[-3:]
        and len(after) >= 6
        and len(word) >= 6
    ):
        return None if word[0] in "وبلف" or after[0] in "وفا" else 0
    # طالبان جامعيان: nothing but a dual agrees with an adjective in ـيان.
    return 0 if word.endswith("ان") and after.endswith("يان") and len(after) >= 6 else None


@cache
def relational_values() -> dict[str, float]:
    """Adjectives that say how many parties meet: سداسي is six.

    >>> relational_values()["سداسيه"]
    6.0
    """
    return {fold(form): e.value for e in entries() if e.kind == "relational" for form in e.forms}


def addresses(tokens: list[Token], text: str) -> frozenset[int]:
    """The tokens inside web and mail addresses: their digits count nothing."""
    inside: set[int] = set()
    if not tokens:
        return _NOWHERE
    i, start, end = 0, tokens[0].start, tokens[-1].end  # the sentence alone: the text may be a book
    if (
        text.find("://", start, end) < 0
        and text.find("www.", start, end) < 0
        and text.find("@", start, end) < 0
    ):
        return _NOWHERE
    for match in _ADDRESS.finditer(text, start, end):
        while i < len(tokens) and tokens[i].end <= match.start():
            i += 1
        while i < len(tokens) and tokens[i].start < match.end():
            inside.add(i)
            i += 1
    return frozenset(inside)
