"""What desks do to a story before they print it: each edit alone, and several together.

Every edit is a function of the text and a source of chance; what cannot be edited so comes back as it was.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Iterator

Edit = Callable[[str, random.Random], str]

_SENTENCE = re.compile(r"[^.!؟\n]+(?:\.(?=\d)[^.!؟\n]*)*[.!؟]?|\n")
_HEADLINES = (
    "تفاصيل جديدة في ملف يشغل المنطقة", "عاجل: تطورات متسارعة والأنظار إلى الساعات المقبلة",
    "ماذا بعد؟ قراءة في الموقف الأخير", "مصادر: اتصالات مكثفة بعيدا من الأضواء",
)  # fmt: skip
_DATELINES = ("بيروت", "القاهرة", "عمان", "الرباط", "لندن", "دبي", "تونس", "نيويورك")
_AGENCIES = ("رويترز", "أ ف ب", "د ب أ", "وكالات", "أ ب", "الأناضول")
_CLOSINGS = ("وكالة الصحافة الفرنسية", "رويترز", "وكالات", "المصدر: وكالات")
_LEADS = (
    "في تطور لافت يأتي بعد أيام من الترقب، تتجه الأنظار مجددا إلى هذا الملف الذي بات يتصدر اهتمام الأوساط السياسية"
    " والدبلوماسية في المنطقة، وسط تباين في التوقعات حول ما قد تحمله الأيام المقبلة.",
    "تتابع «الصحيفة» لقرائها آخر المستجدات في قضية أثارت ردود فعل واسعة على الصعيدين العربي والدولي.",
    "ينتظر المراقبون ما ستسفر عنه التحركات الأخيرة، وقد حصلت الجريدة على معلومات عنها من مصادر مطلعة رفضت ذكر اسمها.",
)  # fmt: skip
_SPELLINGS = (
    ("أميرك", "امريك"), ("الولايات المتحدة", "الولايات المتّحدة"), ("سورية", "سوريا"), ("مسؤول", "مسئول"),
    ("شؤون", "شئون"), ("غرام", "جرام"), ("الفيديرال", "الفدرال"), ("صحافي", "صحفي"), ("مئة", "مائة"),
    ("ديبلوماس", "دبلوماس"), ("دبلوماس", "ديبلوماس"), ("إجراء", "اجراء"),
)  # fmt: skip
_LATIN, _ARABIC = "0123456789", "٠١٢٣٤٥٦٧٨٩"


def headline(text: str, chance: random.Random) -> str:
    """Another headline, as the first line."""
    return f"{chance.choice(_HEADLINES)}\n{text}"


def cut_tail(text: str, chance: random.Random) -> str:
    """The end left out for want of space: whole sentences, at most two fifths of the text."""
    return _cut(text, chance.uniform(0.6, 0.9))


def spelling(text: str, chance: random.Random) -> str:
    """A desk without hamzas and ta marbutas, or with ya for alef maqsura, and with its own way with names."""
    if chance.random() < 0.5:
        text = text.translate(str.maketrans("أإآ", "ااا"))
    if chance.random() < 0.5:
        text = re.sub(r"ة\b", "ه", text)
    text = re.sub(r"ى\b", "ي", text) if chance.random() < 0.5 else re.sub(r"ي\b", "ى", text)
    for one, other in _SPELLINGS:
        text = text.replace(one, other) if chance.random() < 0.5 else text
    return text


def dateline(text: str, chance: random.Random) -> str:
    """Where and by which agency, before the text."""
    day = f" {chance.randrange(1, 29)} آذار" if chance.random() < 0.3 else ""
    return f"{chance.choice(_DATELINES)}{day} ({chance.choice(_AGENCIES)}) - {text}"


def credit(text: str, chance: random.Random) -> str:
    """The agency behind the text."""
    return f"{text} ({chance.choice(_CLOSINGS)})"


def lead(text: str, chance: random.Random) -> str:
    """A paragraph of the desk's own before the text."""
    return f"{chance.choice(_LEADS)}\n{text}"


def digits(text: str, chance: random.Random) -> str:
    """Digits of the other kind, decimals with the comma that goes with them."""
    arabic = text.translate(str.maketrans(_LATIN, _ARABIC))
    return re.sub(r"(?<=[٠-٩])\.(?=[٠-٩])", "٫", arabic) if chance.random() < 0.5 else arabic


def swapped(text: str, chance: random.Random) -> str:
    """Two neighbouring sentences in the other order."""
    parts = [part for part in _SENTENCE.findall(text) if part.strip()]
    if len(parts) < 3:
        return text
    at = chance.randrange(1, len(parts) - 1)
    parts[at], parts[at + 1] = parts[at + 1], parts[at]
    return " ".join(part.strip() for part in parts)


def marks(text: str, chance: random.Random) -> str:
    """Other quotation marks and commas, a shadda here and there, a word drawn out."""
    text = text.replace("«", '"').replace("»", '"').replace("،", " ،" if chance.random() < 0.5 else ",")
    return re.sub(r"ول(?=\w)", lambda m: m[0] + ("ـ" if chance.random() < 0.2 else ""), text)


EDITS: dict[str, Edit] = {
    edit.__name__: edit
    for edit in (headline, cut_tail, spelling, dateline, credit, lead, digits, swapped, marks)
}
TOGETHER = 4
"""Edits that one desk makes of a story at most."""


def edited(text: str, chance: random.Random) -> tuple[str, str]:
    """The text as a desk would print it, and which edits that took: two to four, each at most once."""
    names = chance.sample(sorted(EDITS), chance.randint(2, TOGETHER))
    for name in names:
        text = EDITS[name](text, chance)
    return "+".join(sorted(names)), text


def variants(text: str, chance: random.Random, *, mixed: int) -> Iterator[tuple[str, str]]:
    """The text after each edit alone that changes it, then after several together."""
    for name, edit in EDITS.items():
        if (made := edit(text, chance)) != text:
            yield name, made
    for _ in range(mixed):
        yield edited(text, chance)


def _cut(text: str, share: float) -> str:
    kept, length = [], 0
    for part in _SENTENCE.findall(text):
        if length >= share * len(text):
            break
        kept.append(part)
        length += len(part)
    return "".join(kept)
