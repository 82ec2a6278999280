"""Cues: the words of a sentence that announce what somebody says.

A finite verb («قال»), a participle in the accusative («مضيفا»), a noun («قوله»), a source («بحسب الوكالة») or a
relay («على ما أعلن»). Which words are cues, with which stance, and where what is said stands behind them, is
data; here they are found.
"""

from __future__ import annotations

from typing import Literal

import msgspec

from marsad.lexicon.tables import CueInfo, Lexicon, VerbInfo
from marsad.readers.clauses import Clause
from marsad.readers.words import VERB, Word

_FIRST_PERSON = frozenset(("1s", "1p"))


class Cue(msgspec.Struct):
    """A word that announces what somebody says."""

    at: int
    """The word itself."""
    kind: Literal["verb", "participle", "noun", "source", "relay"]
    stance: str
    content: frozenset[str]
    """Where what is said may stand: clause, object, prepositions."""
    end: int
    """The word behind the cue."""
    clause: Clause | None = None
    start: int = -1
    """Where the phrase of the cue begins: «بحسب» of «بحسب ما أعلن»."""


def read_cues(words: list[Word], clauses: list[Clause], lexicon: Lexicon) -> dict[int, Cue]:
    """The cues of a sentence by the word where each stands."""
    found: dict[int, Cue] = {}
    verbs = {c.verb: c for c in clauses}
    for word in words:
        if word.token.kind != "word":
            continue
        clause = verbs.get(word.i)
        cue = _verb(word, clause, lexicon) if clause is not None else _nominal(word, lexicon)
        if cue is not None:
            found[word.i] = cue
        if word.stem in lexicon.cues and word.tag != VERB:
            for info in lexicon.cues[word.stem]:
                cue = _listed(word, info, words, verbs, lexicon)
                if cue is not None:
                    found[cue.at] = cue
                    break
    return {at: found[at] for at in sorted(found)}


def _verb(word: Word, clause: Clause, lexicon: Lexicon) -> Cue | None:
    """A finite verb of saying in the third person; what «I say» announces is the article's own word."""
    infos = [lexicon.verbs[k] for k in word.keys if k in lexicon.verbs]
    infos = [i for i in infos if i.content]
    if not infos or clause.passive or word.sense is None or word.sense.person in _FIRST_PERSON:
        return None
    return Cue(word.i, "verb", infos[0].stance, _contents(infos), word.i + 1, clause, word.i)


def _nominal(word: Word, lexicon: Lexicon) -> Cue | None:
    """A participle in the accusative, or the verbal noun of a verb of saying."""
    if word.tag == VERB:
        return None
    senses = [s for a in word.analyses if a.split == word.split for s in a.senses]
    infos = [lexicon.verbs[s.key] for s in senses if s.cls == "ap" and s.key in lexicon.verbs]
    infos = [i for i in infos if i.content]
    if infos and not word.article and not word.prep and word.fold.endswith(("ا", "ه", "ين")):
        return Cue(word.i, "participle", infos[0].stance, _contents(infos), word.i + 1, None, word.i)
    infos = [lexicon.verbs[s.key] for s in senses if s.cls == "masdar" and s.key in lexicon.verbs]
    infos = [i for i in infos if i.content]
    if infos:
        return Cue(word.i, "noun", infos[0].stance, _contents(infos), word.i + 1, None, word.i)
    return None


def _contents(infos: list[VerbInfo]) -> frozenset[str]:
    return frozenset(c for info in infos for c in info.content)


def _listed(
    word: Word, info: CueInfo, words: list[Word], verbs: dict[int, Clause], lexicon: Lexicon
) -> Cue | None:
    """A noun, source or relay of the knowledge, when all its words stand here."""
    end = word.i + 1 + len(info.rest)
    if end > len(words) or any(
        words[word.i + 1 + n].stem != part and words[word.i + 1 + n].fold != part
        for n, part in enumerate(info.rest)
    ):
        return None
    content = frozenset(info.content)
    if "relay" in content:
        clause = verbs.get(end)
        verb = _verb(words[end], clause, lexicon) if clause is not None else None
        return None if verb is None else Cue(end, "relay", info.stance, content, end + 1, clause, word.i)
    if "source" in content:
        return Cue(word.i, "source", info.stance, content, end, None, word.i)
    return Cue(word.i, "noun", info.stance, content, end, None, word.i)
