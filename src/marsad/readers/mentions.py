"""Mentions: the named parties and places of an article, each with what it stands for.

Known names come from the lexicon. Others are found by construction: people after a title, after a given
name or as the subject of a verb of saying; places after the word for a place; bodies as a word for a body
with the state it belongs to («وزارة الدفاع الجزائرية»); what is quoted after such a word.
"""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from marsad.lexicon.tables import Lexicon, NounInfo
from marsad.readers.gazetteer import NAMES, Match, matches
from marsad.readers.words import ADJ, NAME, NOUN, PART, PREP, TAGS, UNKNOWN, VERB, Word

_RANK = {"person": 7, "state": 6, "seat": 6, "body": 5, "capital": 4, "place": 3, "demonym": 2, "short": 1}


class Named(msgspec.Struct, frozen=True):
    """A name at words `start`..`end` (half-open) of its sentence, and the entity it names."""

    start: int
    end: int
    kind: str
    entity: str | None
    country: str | None
    sector: str | None
    rule: str
    """state, capital, seat, person, body, place, demonym; construction for a name the lexicon does not know;
    institution for a body named by its kind and its state, which may hold other names; inner for a
    nationality inside the name of a body."""


class Memory(msgspec.Struct):
    """What earlier sentences of the article named: short forms count after the full name."""

    people: dict[str, tuple[str, str | None, str | None]] = msgspec.field(default_factory=dict)
    """Folded family name → entity, country, sector."""
    known: set[str] = msgspec.field(default_factory=set)
    countries: set[str] = msgspec.field(default_factory=set)
    bodies: dict[str, str] = msgspec.field(default_factory=dict)
    """Head of a body named by its kind (المعارضة) → the country it was last named with."""


def read_mentions(words: list[Word], lexicon: Lexicon, memory: Memory) -> tuple[list[Named], list[Match]]:
    """The names of a sentence in order, and the other phrases found (terms, triggers).

    Sets the tag of every word of a name and remembers people for later sentences.
    """
    found = matches(words, lexicon)
    names = list(_choose([m for m in found if m.phrase.kind in NAMES], words, lexicon, memory))
    for named in names:
        _mark(words, named)
    names += _quoted(words, names, lexicon)
    names += _Constructor(words, names, lexicon, memory).read()
    names.sort(key=lambda n: n.start)
    taken = {i for n in names if n.rule != "demonym" for i in range(n.start, n.end)}
    others = [m for m in found if m.phrase.kind not in NAMES and not taken & set(range(m.start, m.end))]
    _merge_function_words(words, others)
    names += _institutions(words, names, others, lexicon, memory)
    names += _inner(found, names, lexicon)
    names.sort(key=lambda n: n.start)
    return names, others


def _inner(found: list[Match], names: list[Named], lexicon: Lexicon) -> list[Named]:
    """Nationalities inside the known name of a body: «وكالة الأنباء [الجزائرية]»."""
    bodies = [n for n in names if n.rule == "body"]
    inside = [
        m for m in found
        if m.phrase.kind == "demonym" and m.analysis.split.article and not m.analysis.split.prep
        and any(n.start < m.start and m.end <= n.end for n in bodies)
    ]  # fmt: skip
    country = [lexicon.entities[m.phrase.key].country for m in inside]
    return [
        Named(m.start, m.end, "nationality", m.phrase.key, c, None, "inner")
        for m, c in zip(inside, country, strict=True)
    ]


def _merge_function_words(words: list[Word], others: list[Match]) -> None:
    """A term of several words (على الرغم من) acts as its last word; the others are neutral."""
    for match in others:
        if match.phrase.kind == "noun" and match.end - match.start > 1:
            words[match.start].split = match.analysis.split  # ولي عهد is no «و + لي»
        if match.phrase.kind != "word" or match.phrase.key == "cue" or match.end - match.start < 2:
            continue
        if any(w.tag == NAME for w in words[match.start : match.end]):
            continue
        for word in words[match.start : match.end - 1]:
            word.tag, word.sense = PART, None
        words[match.end - 1].tag = TAGS.get(match.phrase.key, PART)


def _choose(found: list[Match], words: list[Word], lexicon: Lexicon, memory: Memory) -> Iterator[Named]:
    """Longest first, then by kind; a short form needs the full name before it or a title beside it."""
    found.sort(key=lambda m: (m.start, -(m.end - m.start), -_RANK[m.phrase.kind]))
    free = 0
    for longest in found:
        if longest.start < free or not _plausible(longest, words, lexicon, memory):
            continue
        free = longest.end
        match = _at_home(longest, found, words, lexicon, memory)
        phrase = match.phrase
        entity = lexicon.entities[phrase.key]
        recalled = memory.people.get(words[match.end - 1].fold)
        if entity.kind == "person" and match.end - match.start < 3 and recalled and recalled[0] != phrase.key:
            yield Named(match.start, match.end, "person", *recalled, "construction")
            continue  # the article has already named another person so: جوهر بن مبارك
        words[match.start].split = match.analysis.split
        kind = "nationality" if phrase.kind == "demonym" else entity.kind
        if phrase.kind == "capital" and _located(match, words):
            kind = "place"
        named = Named(match.start, match.end, kind, phrase.key, entity.country, entity.sector, phrase.kind)
        memory.known.add(phrase.key)
        if entity.country and len(entity.country) == 3:
            memory.countries.add(entity.country)
        if entity.kind == "person":
            memory.people[words[match.end - 1].fold] = (phrase.key, entity.country, entity.sector)
        yield named


def _at_home(match: Match, found: list[Match], words: list[Word], lexicon: Lexicon, memory: Memory) -> Match:
    """Of the entities that share a name, the one whose country the article has named: عمان, الكونغولي."""
    if lexicon.entities[match.phrase.key].country in memory.countries:
        return match
    for other in found:
        same = (other.start, other.end) == (match.start, match.end)
        if same and lexicon.entities[other.phrase.key].country in memory.countries and _plausible(
            other, words, lexicon, memory
        ):  # fmt: skip
            return other
    return match


def _plausible(match: Match, words: list[Word], lexicon: Lexicon, memory: Memory) -> bool:
    phrase = match.phrase
    word = words[match.start]
    before = words[match.start - 1] if match.start else None
    titled = before is not None and _titles(before, word, lexicon)
    if match.end - match.start > 1 and (_cut(match, words) or _part_of_name(match, words)):
        return False
    if phrase.kind == "short":
        return phrase.key in memory.known or titled
    if match.end - match.start > 1:
        return True
    sector = lexicon.entities[phrase.key].sector
    ordinary = [
        s for s in match.analysis.senses
        if s.cls in _ORDINARY and s.number != "d" and not _is_body(s.key, sector, lexicon)
    ]  # fmt: skip
    if phrase.kind == "demonym":
        if before is not None and before.cls in ("given-name", "name-particle") and not before.conj:
            return phrase.gender == "f"
        return (
            not any(s.cls in ("adjective", "noun") for s in ordinary)
            or phrase.key in memory.countries
            or _heads_state(before, lexicon)
        )
    if phrase.kind == "place" and ordinary and _located(match, words):
        return True
    if phrase.kind == "state" and any(s.cls == "adjective" for s in ordinary):
        return phrase.key in memory.known or before is None or before.tag != NOUN or before.article
    if phrase.kind in ("person", "place", "body") and ordinary and word.cls != "given-name":
        return phrase.key in memory.known or titled or (phrase.kind == "body" and _in_quotes(match, words))
    return True


_ORDINARY = frozenset(("noun", "adjective", "masdar", "ap", "pp", "verb"))


def _is_body(key: str, sector: str | None, lexicon: Lexicon) -> bool:
    """Whether an ordinary sense means such a body anyway: a congress is the Congress."""
    info = lexicon.nouns.get(key)
    return (
        info is not None
        and info.sector is not None
        and (info.party in ("organization", "group") or info.sector == sector)
    )


def _titles(before: Word, word: Word, lexicon: Lexicon) -> bool:
    """Whether the word before is a title of this name: not «رجل غني», «التلميذ الشاطر»."""
    info = _info(before, lexicon)
    return info is not None and info.title and (before.article or word.article)


def _cut(match: Match, words: list[Word]) -> bool:
    """Whether an adjective makes it another body's name: «مجلس الأمن القومي» is not «مجلس الأمن»."""
    if match.phrase.kind != "body" or match.end >= len(words):
        return False
    return words[match.end].fold in _EXTENDING and words[match.end - 1].fold.startswith("ال")


def _part_of_name(match: Match, words: list[Word]) -> bool:
    """Whether a known person's name is only part of another's: «جوهر بن مبارك», «عبد الله يمين»."""
    if match.phrase.kind not in ("person", "short"):
        return False
    first, after = words[match.start], words[match.end] if match.end < len(words) else None
    if match.start and first.fold in _PARTICLES and not first.conj and _given(words[match.start - 1]):
        return True
    if after is None or after.token.kind != "word" or after.conj or after.prep or after.article:
        return False
    given = match.end == match.start + 1 or first.fold == "عبد"
    return given and _given(first) and _only_name(after)


_EXTENDING = frozenset(("القومي", "القوميه", "الوطني", "الوطنيه", "الداخلي", "الاقليمي", "المحلي"))


def _in_quotes(match: Match, words: list[Word]) -> bool:
    around = words[match.start - 1 : match.start] + words[match.end : match.end + 1]
    return len(around) == 2 and all(w.fold in _QUOTES for w in around)


_QUOTES = frozenset(('"', "«", "»", "“", "”"))


def _heads_state(word: Word | None, lexicon: Lexicon) -> bool:
    """A word that a nationality follows: an office of state (الرئيس المالي), an army, a government."""
    if word is None or not word.article:
        return False
    info = _info(word, lexicon)
    return word.stem in ("حكومه", "جيش") or (info is not None and info.office in _HEADS)


_HEADS = frozenset(("president", "head_of_government", "monarch"))


def _located(match: Match, words: list[Word]) -> bool:
    """Whether a name stands where only a place can: after «في», «إلى», «مدينة», «قرب»."""
    before = words[match.start - 1] if match.start else None
    if match.analysis.split.prep == "ب":
        return True
    if before is None or match.analysis.split.conj:
        return False
    if before.tag == PREP and not before.pronoun:
        return before.stem in _WHERE or (
            before.stem == "من" and match.phrase.kind == "place" and not match.analysis.split.article
        )
    steps = 0
    while before is not None and before.tag == ADJ and steps < 2:  # العاصمة السورية دمشق
        before = words[before.i - 1] if before.i else None
        steps += 1
    if before is None or before.tag == VERB:
        return False
    return _is_place_noun(before) or (match.analysis.split.prep == "ل" and before.stem in _VISITS)


_WHERE = frozenset(("في", "الي", "قرب", "باتجاه", "شمال", "جنوب", "شرق", "غرب", "داخل", "خارج", "صوب", "وسط"))
_VISITS = frozenset(("زياره", "زيارت", "زيارات"))
_PLACE_NOUNS = frozenset((
    "مدينه", "عاصمه", "بلده", "قريه", "محافظه", "ولايه", "منطقه", "حي", "مخيم", "جزيره", "جزر", "مطار",
    "ميناء", "قاعده", "مقاطعه", "اقليم", "ضاحيه", "ضواحي", "جبل", "جبال", "نهر", "بحيره", "وادي", "معبر",
    "مضيق", "خليج", "معتمديه", "ناحيه", "قضاء", "شارع", "ساحه", "ميدان", "بلديه", "مدينتي", "بلدتي", "قصر",
    "سجن", "ريف", "مدخل",
))  # fmt: skip


def _is_place_noun(word: Word) -> bool:
    return word.stem in _PLACE_NOUNS or word.fold in _PLACE_NOUNS


def _info(word: Word, lexicon: Lexicon) -> NounInfo | None:
    sense = word.sense
    return lexicon.nouns.get(sense.key) if sense is not None and sense.cls == "noun" else None


def _is_title(word: Word, lexicon: Lexicon) -> bool:
    """Whether the word can stand before a personal name: الرئيس، الوزيرة، الأميركي (after a title)."""
    info = _info(word, lexicon)
    return info is not None and info.party == "person"


def _mark(words: list[Word], named: Named) -> None:
    for i in range(named.start, named.end):
        words[i].tag = ADJ if named.rule == "demonym" else NAME


def _quoted(words: list[Word], names: list[Named], lexicon: Lexicon) -> list[Named]:
    """What is quoted after the word for a thing that has a name: «حاملة الطائرات "كارل فينسون"»."""
    taken = {i for n in names for i in range(n.start, n.end)}
    found = []
    for i, word in enumerate(words):
        if word.fold not in _QUOTES or i == 0:
            continue
        head, country = i - 1, None
        while head > 0 and i - head < 4 and (words[head].article or words[head].tag == ADJ):
            named = next((n for n in names if n.start <= head < n.end), None)
            country = country or (named.country if named is not None else None)
            if (info := _info(words[head], lexicon)) is not None and info.party in _NAMEABLE:
                break
            head -= 1
        info = _info(words[head], lexicon)
        end = next((j for j in range(i + 1, min(i + 6, len(words))) if words[j].token.kind == "punct"), 0)
        if info is None or info.party not in _NAMEABLE or not end or words[end].fold not in _QUOTES:
            continue
        inside = range(i + 1, end)
        if not inside or taken & set(inside) or any(words[j].tag == PREP for j in inside):
            continue
        slug = _slug(info.party, words[i + 1 : end])
        found.append(Named(i + 1, end, info.party, slug, country, info.sector, "construction"))
        _mark(words, found[-1])
    return found


_NAMEABLE = frozenset(("organization", "group", "vessel"))


def _slug(kind: str, words: list[Word]) -> str:
    """A stable id for what only the article names: the name as it is written."""
    return f"{_PREFIX.get(kind, kind)}:" + "-".join(w.stem if n == 0 else w.fold for n, w in enumerate(words))


_PREFIX = {"organization": "org"}


_NAME_SENSES = frozenset(("given-name", "family-name", "name-particle"))
_PARTICLES = frozenset((
    "بن", "ابن", "ابو", "ابي", "ال", "عبد", "بو", "ولد", "دي", "فان", "فون", "دو", "لو", "ام", "بنت",
))  # fmt: skip


class _Constructor:
    """Finds people and places the lexicon does not know by the words around them."""

    def __init__(self, words: list[Word], names: list[Named], lexicon: Lexicon, memory: Memory) -> None:
        self.words = words
        self.lexicon = lexicon
        self.memory = memory
        self.name_of = {i: n for n in names for i in range(n.start, n.end)}

    def read(self) -> list[Named]:
        """The names found, in order."""
        found: list[Named] = []
        i = 0
        while i < len(self.words):
            named = self.person(i) or self.place(i)
            if named is None:
                i += 1
                continue
            _mark(self.words, named)
            found.append(named)
            i = named.end
        return found

    def person(self, i: int) -> Named | None:
        """A run of name-like words after a title, beginning with a given name, or known from before."""
        words = self.words
        if self.recalled(i):
            return Named(i, i + 1, "person", *self.memory.people[words[i].stem], "construction")
        if not (_name_like(words[i]) or _foreign(words[i]) or _given(words[i])):
            return None
        titled, country = self.title(i - 1) if words[i].conj != "و" else (False, None)
        end = self.run(i, titled)
        if end == i or (titled and end == i + 1 and words[i].article and not self.surname(i)):
            return None
        if not titled and _given(words[i]):
            _, country = self.title(i - 2 if words[i - 1].fold in ("،", ",") else i - 1, far=True)
        last = words[end - 1].fold
        known = self.memory.people.get(last)
        if known is None and end == i + 1:
            known = self.memory.people.get(words[i].stem)
        if known is None:
            if not titled and not (_given(words[i]) and end > i + 1) and not self.speaks(i):
                return None
            known = self.memory.people[last] = (_slug("person", words[i:end]), country, None)
        return Named(i, end, "person", *known, "construction")

    def surname(self, i: int) -> bool:
        """Whether an unknown word with the article is a name, no adjective: it follows the title itself."""
        word, before = self.words[i], self.words[i - 1]
        if word.analyses:
            return True
        return before.article and _is_title(before, self.lexicon) and not word.fold.endswith("ه")

    def recalled(self, i: int) -> bool:
        """The family name of somebody the article has named, though it is also an ordinary word: صالح."""
        word = self.words[i]
        if word.tag == NAME or word.stem not in self.memory.people or word.pronoun or word.article:
            return False
        listed = any(s.cls in _NAME_SENSES for a in word.analyses for s in a.senses)
        before = self.words[i - 1] if i else None
        return listed and not (before is not None and before.tag in (NOUN, UNKNOWN) and not before.article)

    def speaks(self, i: int) -> bool:
        """Whether a wholly unknown word follows a verb of saying: «ونفى الحمامي»."""
        verb = self.words[i - 1] if i else None
        if verb is None or verb.tag != VERB or verb.pronoun or self.words[i].analyses:
            return False
        cue = any("cue" in self.lexicon.verbs[k].classes for k in verb.keys if k in self.lexicon.verbs)
        return cue and (not self.words[i].article or self.words[i].fold.endswith("ي"))

    def place(self, i: int) -> Named | None:
        """An unknown word after the word for a place: «قرب منطقة عزازقة»."""
        words = self.words
        word, before = words[i], words[i - 1] if i else None
        if before is None or before.article or not _is_place_noun(before):
            return None
        if not self.unknown(word) or word.conj or (word.article and word.fold.endswith(("يه", "ات"))):
            return None
        end = i + 1
        while end < len(words) and end - i < 3 and self.unknown(words[end]) and not words[end].conj:
            end += 1
        return Named(i, end, "place", _slug("place", words[i:end]), None, None, "construction")

    def unknown(self, word: Word) -> bool:
        return word.token.kind == "word" and word.tag == UNKNOWN and not word.analyses and len(word.fold) > 2

    def run(self, i: int, titled: bool) -> int:
        """The end of a run of name-like words beginning at `i`; `i` itself when there is none."""
        words = self.words
        first = words[i]
        if not (_name_like(first) or self.given_before_name(i) or (titled and _foreign(first))):
            return i
        if first.article and first.cls not in _NAME_SENSES and first.analyses:
            return i
        end = i + 1
        while end < len(words) and end - i < 5:
            word = words[end]
            if word.token.kind != "word" or word.conj == "و" or word.prep or word.tag == NAME:
                break
            if not (_name_like(word) or _continues(word, words[end - 1])):
                break
            end += 1
        while end > i + 1 and words[end - 1].fold in _PARTICLES:
            end -= 1
        return end

    def given_before_name(self, i: int) -> bool:
        """A given name that is also an ordinary word, before what can only be a name: عادل اللطيفي."""
        words = self.words
        if words[i].tag == NAME or words[i].article or not _given(words[i]) or i + 1 >= len(words):
            return False
        after = words[i + 1]
        if after.token.kind != "word" or after.tag == NAME or after.conj or after.prep:
            return False
        return not after.analyses or after.fold in _PARTICLES or _only_name(after)

    def title(self, i: int, *, far: bool = False) -> tuple[bool, str | None]:
        """Whether the words up to `i` end a title, and its country.

        A title is a person noun with its adjectives and its complement. A `far` title may hold
        prepositions: «النائب في البرلمان التونسي، …».
        """
        country: str | None = None
        for word in reversed(self.words[max(i - 8, 0) : i + 1]):
            if word.token.kind != "word":
                break
            named = self.name_of.get(word.i)
            if named is not None and named.kind != "person":
                country = country or named.country
            if _is_title(word, self.lexicon):
                return True, country
            if word.tag not in (NOUN, ADJ, NAME, UNKNOWN) and not (far and word.tag == PREP):
                break
            if word.conj and not word.article:
                break
        return False, None


def _continues(word: Word, before: Word) -> bool:
    """Whether a word goes on with a name though it does not look like one by itself."""
    if word.fold in _PARTICLES or (word.fold.startswith("ال") and not word.analyses):
        return True
    if before.fold in _PARTICLES:
        return word.tag in (NOUN, ADJ, UNKNOWN, VERB)
    # A family name that is also a nisba: نجيب المصري.
    return word.tag == ADJ and word.article and _given(before) and not word.pronoun


def _given(word: Word) -> bool:
    return any(s.cls == "given-name" for a in word.analyses for s in a.senses if not a.split.article)


def _name_like(word: Word) -> bool:
    """A word that may be part of a personal name: listed as one, or unknown without clitics."""
    if word.tag in (NAME, VERB) or word.token.kind != "word":
        return False
    if any(s.cls in _NAME_SENSES for a in word.analyses for s in a.senses):
        return word.tag == UNKNOWN or word.cls in _NAME_SENSES or _only_name(word)
    return not word.analyses and len(word.fold) >= 3 and not word.fold.endswith(_INFLECTED)


def _foreign(word: Word) -> bool:
    """An unknown word that only looks like an imperfect: «الرئيس يوويري»."""
    return word.tag == VERB and not word.analyses


_INFLECTED = ("ها", "هم", "هما", "ايه", "ون", "تها")
"""Endings that make an unknown word an ordinary one."""


def _only_name(word: Word) -> bool:
    senses = [s for a in word.analyses for s in a.senses]
    return bool(senses) and all(s.cls in _NAME_SENSES for s in senses)


def _institutions(
    words: list[Word], names: list[Named], others: list[Match], lexicon: Lexicon, memory: Memory
) -> list[Named]:
    """Bodies named by their kind and their state: «وزارة الدفاع الجزائرية», «حكومة مادورو», «المعارضة»."""
    name_of = {i: n for n in names for i in range(n.start, n.end)}
    term_at = {m.start: m for m in others if m.phrase.kind == "noun"}
    found: list[Named] = []
    for i, word in enumerate(words):
        if i in name_of or (found and i < found[-1].end):
            continue
        term = term_at.get(i)
        info = lexicon.nouns.get(term.phrase.key) if term is not None else _info(word, lexicon)
        if info is None or not _institutional(info) or word.stem in _AREAS:
            continue
        if word.tag != NOUN or word.pronoun:
            continue
        if word.sense is not None and word.sense.number != "s" and word.stem not in _PLURAL_BODIES:
            continue
        end, country = _body_end(words, term.end if term is not None else i + 1, name_of, lexicon)
        if country is not None:
            memory.bodies[word.stem] = country
        elif word.stem in _LONE and word.article:
            country = memory.bodies.get(word.stem)
        if country is not None:
            found.append(Named(i, end, "organization", None, country, info.sector, "institution"))
    return found


def _institutional(info: NounInfo) -> bool:
    return (info.party == "organization" and info.sector in _PUBLIC) or info.sector == "OPP"


_PUBLIC = frozenset(("GOV", "LEG", "JUD", "MIL", "COP", "SPY", "MED", "EDU", None))
_PLURAL_BODIES = frozenset(("قوات", "سلطات", "مخابرات", "استخبارات", "جمارك"))
_AREAS = frozenset(("محافظه", "ولايه", "اقليم", "بلديه", "رياسه"))
"""Words for a body that mostly mean the area or the office."""
_LONE = frozenset(("معارضه", "برلمان", "كنيست"))
"""Kinds of which a state has one: the bare word names it once the article has said whose."""


def _body_end(
    words: list[Word], start: int, name_of: dict[int, Named], lexicon: Lexicon
) -> tuple[int, str | None]:
    """The end of a body's name that goes on at `start`, and the country it names: that of a name inside."""
    at = start
    while at < len(words):
        word = words[at]
        named = name_of.get(at)
        if word.token.kind != "word" or word.prep or (word.conj and (not word.article or at == start)):
            break
        if named is not None:
            owner = named.kind == "person" and words[at - 1].article and not _is_title(words[at - 1], lexicon)
            if word.conj or named.country is None or named.rule == "place" or owner:
                break
            return named.end, named.country
        if not word.article or word.tag not in (NOUN, ADJ) or (word.conj and _is_title(word, lexicon)):
            break
        at += 1
    return at, None
