"""How far a noun phrase runs: head, construct, adjectives, to the first word that cannot belong to it."""

from __future__ import annotations

from typing import Final

from marsad.lexicon.tables import Lexicon, NounInfo
from marsad.readers.counting import about, each_of, some_of
from marsad.readers.gazetteer import Match
from marsad.readers.named import Named, is_place_noun
from marsad.readers.phrase import Stand
from marsad.readers.words import (
    ADJ,
    DEM,
    LATIN,
    NAME,
    NOMINAL,
    NOUN,
    NUMBER,
    QUANT,
    TIME,
    UNKNOWN,
    Word,
)  # fmt: skip

_NO_PART: Final = frozenset(("هذا", "هذه", "ذلك", "تلك"))


class Extents:
    """Heads and ends of the phrases of one sentence, and what is known of their nouns."""

    def __init__(self, words: list[Word], names: list[Named], others: list[Match], lexicon: Lexicon) -> None:
        self.words = words
        self.lexicon = lexicon
        proper = [n for n in names if n.rule not in ("institution", "inner")]
        self.institution_at = {n.start: n for n in names if n.rule == "institution"}
        self.name_of = {i: n for n in proper for i in range(n.start, n.end)}
        self.stands: dict[int, list[Stand]] = {}
        """Head of a description → what it stands for, once reference has been read."""
        self.term_at = {m.start: m for m in others if m.phrase.kind == "noun"}
        self.counting = {
            follow.i - 1 for follow in words[1:]
            if follow.tag in (NUMBER, QUANT) and about(words[follow.i - 1], follow)
        }  # fmt: skip
        """Words «أكثر من», «نحو» that open a counted phrase."""
        self._nouns: dict[int, NounInfo | None] = {}

    def counted(self, i: int) -> int:
        """The word after «أكثر من», «نحو» where they open a counted phrase at word `i`; else `i` itself."""
        return i + 1 if i in self.counting else i

    def head_of(self, i: int) -> int:
        """The head of the phrase that begins at word `i`: past numbers, quantifiers and «عدد من»."""
        words = self.words
        start = i
        i = self.counted(i)
        while i < len(words) and words[i].tag in (DEM, QUANT, NUMBER) and i - start < 6:
            if i > start and (words[i].conj == "" and words[i].prep):
                break
            follow = words[i + 1] if i + 1 < len(words) else None
            if follow is None or (follow.tag not in NOMINAL and follow.tag != TIME and follow.fold != "من"):
                break
            if follow.fold == "من":
                if i + 2 < len(words) and words[i + 2].tag in NOMINAL and words[i].fold not in _NO_PART:
                    i += 2
                break
            if follow.prep or (follow.conj and follow.tag not in (NUMBER, QUANT)):
                break
            i += 1
        if (
            words[i].stem in self.lexicon.mark("partitive")
            and i + 2 < len(words)
            and words[i + 1].fold == "من"
            and words[i + 2].tag in NOMINAL
        ):
            i += 2
        elif words[i].fold in ("ما",):
            i += 1
        return i

    def unit(self, i: int) -> int:
        """End of the name or fixed term at `i`, else of the single word."""
        named = self.name_of.get(i)
        if named is not None:
            return named.end
        term = self.term_at.get(i)
        return term.end if term is not None and term.end > i else i + 1

    def extend(self, head: int) -> int:
        """The end of the phrase that begins with this head."""
        words = self.words
        end = self.unit(head)
        head_name = self.name_of.get(head)
        adjectives = 0
        head_person = self.is_person(head)
        while end < len(words):
            word = words[end]
            if end in self.counting and self.counts(head) and not self.closed(end - 1) and not adjectives:
                return self.extend(self.head_of(end))  # «مقتل أكثر من 80 متشددا»
            if each_of(words, end) and not self.closed(end - 1):
                return self.extend(end + 2)  # «اجتماع وزراء خارجية كل من تونس ومصر»
            if some_of(words, end) and self.counts(head) and not self.closed(end - 1) and not adjectives:
                return self.extend(end + 2)  # «مقتل خمسة من رجال الشرطة»
            if (
                word.fold in ('"', "«", "“")
                and end + 1 < len(words)
                and not self.keeps_its_n(end - 1)
                and (not self.closed(end - 1) or (self.name_of.get(end + 1) is not None and not adjectives))
            ):
                # A quoted proper part: صحيفة "نيويورك تايمز"، حاملة الطائرات "كارل فينسون".
                stop = self.quoted(end)
                if stop:
                    end = stop
                    continue
                break
            if word.token.kind == "punct" or word.conj or word.prep or (word.tag not in NOMINAL):
                break
            last = words[end - 1]
            named = self.name_of.get(end)
            if named is not None and named.start == end and named.rule != "demonym":
                person = named.kind == "person"
                if person and self.another(head, named):
                    break
                if person and head_person and head_name is None and self.singular(head):
                    end = named.end
                    continue
                if last.pronoun and head_person and not person and self.singular(head):
                    end = named.end  # apposition: جارتها صربيا، حليفتها روسيا
                    break
                if (
                    adjectives
                    and named.on_the_map
                    and words[head].article
                    and is_place_noun(words[head], self.lexicon)
                    and not (word.conj or word.prep)
                ):
                    return named.end  # «العاصمة الأميركية واشنطن»
                if (
                    self.closed(end - 1)
                    or (head_name is not None and not person)
                    or (adjectives and not person)
                ):
                    break
                end = named.end
                continue
            if end in self.term_at and self.closed(end - 1):
                break  # another party begins: اعتقلت الشرطة المشتبه بهم
            if (
                word.tag == ADJ
                or word.cls in ("ap", "pp")
                or (word.tag == UNKNOWN and word.article)
                or self.attributive(end)
            ):
                if (
                    head_name is not None
                    and self.name_of.get(end - 1) is head_name
                    and not self.agrees(head_name, word)
                ):
                    break
                if (
                    self.beyond(word, head, end)
                    or self.accusative_break(word, head, end)
                    or self.other_people(word, head, end)
                    or self.one_behind_many(word, end)
                ):
                    break
                if word.article == self.closed(end - 1) or (named is not None and named.rule == "demonym"):
                    if (
                        word.cls in ("ap", "pp")
                        and not word.article
                        and adjectives
                        and not self.adjectival(word)
                    ):
                        break
                    end = self.unit(end)
                    adjectives += 1
                    end += word.article and self.own_subject(end)
                    continue
                if (
                    word.article
                    and not self.closed(end - 1)
                    and not adjectives
                    and not self.keeps_its_n(end - 1)
                ):
                    end = self.unit(end)  # construct before a nominalised adjective: وزير الداخلية
                    continue
                break
            if self.closed(end - 1) or adjectives or last.tag == NAME or self.keeps_its_n(end - 1):
                break
            counted = head > 0 and (words[head - 1].tag == NUMBER or words[head - 1].cls == "number-word")
            if word.pronoun and head_person and counted:
                break  # «لقي خمسة جنود | مصرعهم»: those counted have no owner
            if word.article or word.tag in (NAME, UNKNOWN):
                end = self.unit(end)
                continue
            if last.tag == TIME and word.cls == "number-word" and not last.article:
                break  # «منذ أيام | عشرة متظاهرين»
            if last.tag not in (NUMBER, QUANT) and self.accusative(word):
                break  # a new phrase: قتل جندي مدنيا
            end = self.unit(end)
        return end

    def another(self, head: int, named: Named) -> bool:
        """Whether a title cannot be of the one named behind it: «هاجمت الوزيرة | ماكرون»."""
        sense, entity = self.words[head].sense, self.lexicon.entities.get(named.entity or "")
        land = next((n for i in range(head, named.start) if (n := self.name_of.get(i)) is not None), None)
        home = entity.country if entity is not None else None
        if home and land is not None and land.rule == "demonym" and land.country not in (None, home):
            return True  # «سيزور الرئيس المكسيكي | ترامب»
        woman = sense is not None and (sense.number, sense.gender) == ("s", "f") and self.is_person(head)
        return woman and entity is not None and entity.gender == "m"

    def counts(self, head: int) -> bool:
        """Whether a counted phrase may follow the head in construct: a deed or thing, not somebody."""
        return self.words[head].cls in ("masdar", "noun") and self.noun(head) is None

    def attributive(self, i: int) -> bool:
        """Whether a noun for people is an adjective here: «الهجمات الإرهابية», «هجمات مسلحة»."""
        word, before = self.words[i], self.words[i - 1] if i else None
        if before is None or before.tag not in (NOUN, ADJ) or word.conj or word.prep or word.pronoun:
            return False
        if word.cls not in ("noun", "ap", "pp") or word.article != before.article:
            return False
        if "adjective" not in word.classes:
            return False
        return word.article or (word.stem.endswith("ه") and before.stem.endswith(("ه", "ات")))

    def accusative(self, word: Word) -> bool:
        """Whether a singular noun is spelt with the alef of the indefinite accusative."""
        if word.sense is None or word.pronoun or word.sense.number != "s" or len(word.stem) <= 3:
            return False
        return word.fold.endswith("ا") and word.stem[:-1] in self.lexicon.forms

    def keeps_its_n(self, i: int) -> bool:
        """Whether a plural or dual shows the ن that a construct would take away: «مسلحون» ends its phrase."""
        word = self.words[i]
        return (
            word.sense is not None
            and word.sense.number in ("d", "p")
            and word.cls in ("noun", "ap", "pp", "adjective", "demonym")
            and len(word.stem) > 4
            and word.stem.endswith(("ون", "ين", "ان") if word.sense.number == "d" else ("ون", "ين"))
        )

    def one_behind_many(self, word: Word, end: int) -> bool:
        """Whether it cannot qualify a plural of people: «محتجين إيرانيين | مبنى السفارة», «متظاهرون | لافتات»."""
        last = self.words[end - 1]
        of_nation = self.name_of.get(end - 1) is not None and last.sense is None
        plural = of_nation or (last.sense is not None and last.sense.number == "p")
        many = plural and last.stem.endswith(("ون", "ين"))
        one = word.sense is not None and (word.sense.number == "s" or word.stem.endswith("ات"))
        bannered = word.cls == "adjective" and (word.stem.endswith("ات") or self.heads_construct(end))
        return many and one and (word.cls in ("ap", "pp", "noun") or bannered) and end not in self.name_of

    def heads_construct(self, i: int) -> bool:
        """Whether word `i` may be a noun in construct: «مبنى السفارة», though it is spelt like «built»."""
        word, follow = self.words[i], self.words[i + 1] if i + 1 < len(self.words) else None
        bare = "noun" in word.classes and not (word.article or word.pronoun or follow is None)
        return bare and follow is not None and follow.article and not (follow.conj or follow.prep)

    def beyond(self, word: Word, head: int, end: int) -> bool:
        """Whether a definite word behind somebody's name is no epithet of his: «الوزير لافروف | الرسالة»."""
        named = self.name_of.get(end - 1)
        if named is None or named.kind != "person" or not word.article:
            return False
        if word.tag == UNKNOWN:
            return named.entity in self.lexicon.entities and not word.stem.endswith(("ي", "يه"))
        sense = self.words[head].sense if self.words[head].tag != NAME else None
        entity = self.lexicon.entities.get(named.entity or "")
        his = sense.gender == "m" if sense is not None else entity is not None and entity.gender == "m"
        return his and word.sense is not None and word.sense.gender == "f"  # «حكومة يوسف الشاهد المقبلة»

    def other_people(self, word: Word, head: int, end: int) -> bool:
        """Whether a plural of people cannot qualify a singular: «المجتمع الدولي | السوريين»."""
        if (
            not word.article
            or not word.stem.endswith(("ون", "ين"))
            or word.sense is None
            or word.sense.number != "p"
        ):
            return False
        return (
            not self.words[head].conj
            and all(self.no_men(w) for w in self.words[head:end])
            and self.noun(head) is not None
        )

    def no_men(self, word: Word) -> bool:
        """Whether a word is not of several men: a singular, a plural in ات, a nationality in ية."""
        named = self.name_of.get(word.i)
        if named is not None and named.rule == "demonym":
            return word.stem.endswith(("ه", "ي"))
        if word.sense is None or word.tag == NAME:
            return False
        return word.sense.number == "s" or word.stem.endswith("ات")

    def own_subject(self, i: int) -> bool:
        """Whether word `i` is the subject of the adjective before it: المنتهية ولايته."""
        if i >= len(self.words):
            return False
        word = self.words[i]
        adjective_of_people = self.keeps_its_n(i - 1) or i - 1 in self.name_of
        return (
            bool(word.pronoun)
            and word.tag == NOUN
            and not word.prep
            and not word.conj
            and not adjective_of_people
        )

    def singular(self, head: int) -> bool:
        """Whether the head is not known to be dual or plural."""
        sense = self.words[head].sense
        return sense is None or sense.number == "s"

    def accusative_break(self, word: Word, head: int, end: int) -> bool:
        """An indefinite accusative cannot qualify a noun that is not one: اعتقل جنود إسرائيليون فلسطينيا."""
        if word.article or not word.fold.endswith("ا") or word.sense is None or word.sense.gender == "f":
            return False
        return (
            not any(
                w.fold.endswith("ا") or w.tag in (NUMBER, QUANT) for w in self.words[max(head - 2, 0) : end]
            )
            and self.words[head].sense is not None
        )

    def agrees(self, named: Named, word: Word) -> bool:
        """An adjective after a name belongs to it only with the article, a nationality only to a body: «حماس الفلسطينية»."""
        if not word.article or word.tag != ADJ:
            return False
        nation = self.name_of.get(word.i)
        if nation is None:
            return named.kind == "person"
        one = word.stem.endswith(("ي", "يه"))
        return named.kind in ("organization", "group") and nation.rule == "demonym" and one

    def adjectival(self, word: Word) -> bool:
        """Whether a participle can qualify a noun as an adjective does."""
        return word.sense is not None and word.sense.number != "d"

    def quoted(self, i: int) -> int:
        """The end of a short quoted name at `i`, when a closing mark follows within five words; else 0."""
        for j in range(i + 2, min(i + 7, len(self.words))):
            if self.words[j].fold in ('"', "»", "”"):
                return j + 1
            if self.words[j].token.kind == "punct":
                return 0
        return 0

    def closed(self, i: int) -> bool:
        """Whether the phrase is definite at word `i`, so that no construct can follow."""
        word = self.words[i]
        if word.tag == TIME and word.fold.startswith("ال"):
            return True  # الاثنين: the article is part of the name
        return word.article or bool(word.pronoun) or word.tag == NAME or word.tag == LATIN

    def is_person(self, i: int) -> bool:
        """Whether a phrase with this head is a person or people."""
        info = self.noun(i)
        return (info is not None and info.party == "person") or self.human_plural(i)

    def noun(self, i: int) -> NounInfo | None:
        """What is known of the common noun at `i`; nothing when it is an adjective there."""
        if i in self._nouns:
            return self._nouns[i]
        found = self._nouns[i] = self._noun(i)
        return found

    def settle(self, i: int, info: NounInfo) -> None:
        """Lay down that the word at `i` is this noun here, whatever it was taken for before."""
        self._nouns[i] = info

    def _noun(self, i: int) -> NounInfo | None:
        term = self.term_at.get(i)
        if term is not None:
            return self.lexicon.nouns.get(term.phrase.key)
        sense = self.words[i].sense
        if sense is not None and sense.cls == "noun" and sense.key and not self.attributive(i):
            info = self.lexicon.nouns.get(sense.key)
            return None if info is not None and self.deed(i, info) else info
        return None

    def deed(self, i: int, info: NounInfo) -> bool:
        """Whether a feminine of people is rather the verbal noun of the same letters: «المساعدات», «المشاركة»."""
        word = self.words[i]
        if "masdar" not in word.classes or word.stem == info.name:
            return False
        if not word.stem.endswith(("ه", "ات")) or info.name.endswith("ه"):
            return False
        senses = (s for a in word.analyses for s in a.senses)
        return not any(
            s.cls == "noun" and s.key and self.lexicon.nouns[s.key].name == word.stem for s in senses
        )

    def human_plural(self, i: int) -> bool:
        """The plural in ون/ين is for people only: المتمردون، المحتجين."""
        word = self.words[i]
        if word.stem in ("اخرون", "اخرين"):
            return True
        if word.fold.endswith(("ون", "ين")) and len(word.stem) >= 6 and not word.pronoun:
            if word.cls in ("ap", "pp"):
                return word.sense is not None and word.sense.number == "p"
            return word.tag == UNKNOWN and word.article
        return False
