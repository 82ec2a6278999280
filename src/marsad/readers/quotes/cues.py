"""Cues: the words of a sentence that announce what somebody says.

A finite verb («قال»), a participle in the accusative («مضيفا»), a noun («قوله»), a source («بحسب الوكالة») or a
relay («على ما أعلن»). Which words are cues, with which stance, and where what is said stands behind them, is
data; here they are found.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Final, Literal

from marsad.lexicon.tables import CueInfo, Lexicon, Sense, VerbInfo
from marsad.readers.clause import COMMAS, Clause
from marsad.readers.quotes.marks import MARKS
from marsad.readers.words import (
    ADJ,
    BREAK,
    CONJ,
    NAME,
    NEG,
    NOUN,
    PART,
    PREP,
    PRON,
    PUNCT,
    REL,
    SUB,
    UNKNOWN,
    VERB,
    Word,
)

_FIRST_PERSON: Final = frozenset(("1s", "1p"))
_NOT: Final = frozenset(("لم", "لن", "لا", "الا", "سوف"))
"""What is not or not yet said has no content to report."""
_MEANWHILE: Final = frozenset(("فيما", "كما"))
_WHICH: Final = frozenset(("هو", "هي"))
_TURNING: Final = frozenset(("بينما",))
_CLAUSES: Final = frozenset(("clause", "quotation"))
_VERBAL: Final = frozenset(("ap", "masdar", "cue"))
"""Classes of a nominal that may announce speech."""


@dataclass
class Cue:
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
    silent: bool = False
    """Denied or yet to come («لم يذكر», «سيعلن»): it has a speaker and no content."""
    person: str = ""
    """Person of a verb, which its speaker must agree with."""
    past: bool = False
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
        if clause is not None:
            cue = _verb(word, clause, words, lexicon)
        else:
            cue = None if word.classes.isdisjoint(_VERBAL) else _nominal(word, words, lexicon)
        if cue is not None:
            found.setdefault(word.i, cue)  # «على ما أعلن»: the verb is already a relay
        if listed := lexicon.cues.get(word.stem) or lexicon.cues.get(word.fold):
            for info in listed:
                if word.tag == VERB and not info.rest:
                    continue  # of verbs only the phrases they make: «جاء في»
                cue = _listed(word, info, words, verbs, lexicon)
                if cue is not None:
                    found[cue.at] = cue
                    break
    return {at: found[at] for at in sorted(found)}


def _verb(word: Word, clause: Clause, words: list[Word], lexicon: Lexicon) -> Cue | None:
    """A finite verb of saying in the third person; what «I say» announces is the article's own word."""
    sense = word.sense
    infos = [
        info
        for key in (_keys(word, sense) if sense is not None else ())
        if (info := lexicon.verbs.get(key)) is not None and info.content
    ]
    if not infos and (clause.complement >= 0 or not (clause.subject and clause.how.startswith("subject"))):
        sense, clause = _other_verb(word, clause, words, lexicon)
        infos = [lexicon.verbs[sense.key]] if sense is not None else []
    if (
        not infos
        or _passive(clause, words)
        or sense is None
        or sense.passive
        or sense.person in _FIRST_PERSON
    ):
        return None
    before = words[word.i - 1] if word.i else None
    silent = word.split.future or (before is not None and before.stem in _NOT)
    if sense.jussive and not silent:
        return None
    content = _contents(infos)
    chosen = lexicon.verbs.get(sense.key)
    if chosen is None or not chosen.content:
        content &= _CLAUSES  # «بلغت»: only a clause shows that it is not the other verb
    if not sense.past and infos[0].stance == "claims":
        content -= {"object"}  # «تعتبر المدينة مركزا»: rather a passive
    return Cue(
        word.i,
        "verb",
        infos[0].stance,
        content,
        word.i + 1,
        clause,
        silent,
        person=sense.person,
        past=sense.past,
        start=word.i,
    )


def _keys(word: Word, sense: Sense) -> tuple[str, ...]:
    """The verbs of a form in the chosen person and tense: «يجب أن» is not «let him answer that»."""
    senses = [s for s in word.senses if s.cls == "verb"]
    fitting = {
        s.key for s in senses if (s.person, s.past, s.jussive) == (sense.person, sense.past, sense.jussive)
    }
    return tuple(k for k in word.keys if k in fitting)


def _other_verb(
    word: Word, clause: Clause, words: list[Word], lexicon: Lexicon
) -> tuple[Sense | None, Clause]:
    """The verb of saying of the same letters, for «تعهد ترامب» read as «she entrusts»; its object is the speaker."""
    held = bool(word.i) and words[word.i - 1].tag in (REL, SUB, PREP, NEG, PART)  # no «و» follows these
    overt = bool(clause.subject) and clause.how.startswith("subject")
    for analysis in word.analyses:
        split = analysis.split
        plain = not (split.prep or split.article or split.pronoun or (held and split.conj))
        for sense in analysis.senses if plain else ():
            info = lexicon.verbs.get(sense.key) if sense.cls == "verb" else None
            if info is None or not info.content or not sense.past or sense.passive:
                continue
            if sense.person != "3ms" and not (sense.person == "3fs" and split.conj):
                continue  # «ودعت الحركة»: و + دعت
            if overt:
                return sense, clause
            if not (clause.object and clause.object[0].oblique):
                how = "subject after the verb" if clause.object else "dropped subject"
                return sense, replace(clause, subject=clause.object, object=[], how=how)
    return None, clause


def _passive(clause: Clause, words: list[Word]) -> bool:
    """Whether the verb is passive; not when somebody who can speak stands behind it, whatever follows."""
    if not clause.passive or not clause.subject:
        return clause.passive
    subject = clause.subject[0]
    head = words[subject.head] if subject.start >= 0 else None
    return not subject.direct and not (head is not None and head.tag == UNKNOWN)


def _nominal(word: Word, words: list[Word], lexicon: Lexicon) -> Cue | None:
    """A participle in the accusative, or the verbal noun of a verb of saying."""
    if word.tag == VERB:
        return None
    senses = word.senses
    if word.cls in ("cue", "") and word.stem.endswith("ا"):
        senses += tuple(lexicon.forms.get(word.stem[:-1], ()))  # «منبها» is not «منب + ها»
    infos = [lexicon.verbs[s.key] for s in senses if s.cls == "ap" and s.key in lexicon.verbs]
    infos = [i for i in infos if i.content]
    manner = infos and not (word.article or word.prep or word.pronoun)
    if manner and (_adverbial(word, words) or _charging(word, words, _contents(infos))):
        return Cue(word.i, "participle", infos[0].stance, _contents(infos), word.i + 1, start=word.i)
    infos = [lexicon.verbs[s.key] for s in senses if s.cls == "masdar" and s.key in lexicon.verbs]
    infos = [i for i in infos if i.content]
    if infos:
        return Cue(word.i, "noun", infos[0].stance, _contents(infos), word.i + 1, start=word.i)
    return None


def _adverbial(word: Word, words: list[Word]) -> bool:
    """Whether a participle says how the main clause is done: «مضيفا», «، مضيفة», «مؤكدة أن»; no adjective."""
    if len(word.stem) < 5 and not word.fold.endswith("ين"):
        return False  # «أمرا» is a matter, not «ordering»
    if word.fold.endswith("ا"):
        return True
    if not word.fold.endswith(("ه", "ين")):
        return False
    before = words[word.i - 1] if word.i else None
    if before is None or before.tag in (PUNCT, BREAK):
        return True
    if word.cls == "noun":
        return False  # «في مدينة "أفينيون"» condemns nobody
    return any(w.tag == SUB or w.fold in MARKS for w in words[word.i + 1 : word.i + 3])


def _charging(word: Word, words: list[Word], content: frozenset[str]) -> bool:
    """Whether somebody and what he is said to have done follow a participle: «متهمة الإمارة بدعم جماعات»."""
    whom = words[word.i + 1] if word.i + 1 < len(words) else None
    if "ب" not in content or whom is None or not (whom.article or whom.tag in (NAME, PRON)):
        return False
    return any(w.prep == "ب" and w.cls == "masdar" for w in words[word.i + 2 : word.i + 6])


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
        verb = _verb(words[end], clause, words, lexicon) if clause is not None else None
        if verb is None or verb.silent:
            return None
        return Cue(end, "relay", info.stance, content, end + 1, clause, start=word.i)
    if "source" in content:
        return Cue(word.i, "source", info.stance, content, end, start=word.i)
    return Cue(word.i, "noun", info.stance, content, end, start=word.i)


def inside_relative(cue: Cue, words: list[Word]) -> bool:
    """Whether the verb only qualifies a noun: «الوزير الذي قال», «استطلاع نشرته صحيفة»."""
    clause = cue.clause
    if clause is None or not cue.at:
        return False
    word, before = words[cue.at], words[cue.at - 1]
    taken_up = bool(word.pronoun) and not word.conj and before.tag in (NOUN, ADJ) and not before.article
    return taken_up or (clause.first > 0 and words[clause.first - 1].tag == REL)


def announced_before(cue: Cue, words: list[Word]) -> bool:
    """Whether what is said stands before a relative clause that takes it up: «النتائج التي أعلنت عنها الهيئة»."""
    follows = words[cue.end] if cue.end < len(words) else None
    return (
        follows is not None and follows.tag == PREP and bool(follows.pronoun) and follows.stem in cue.content
    )


def new_statement(cue: Cue, words: list[Word]) -> bool:
    """Whether the narrator goes on with the verb: «… وأضاف», «فيما زعمت»."""
    word = words[cue.at]
    if linked(cue, words):
        return cue.past
    comma = cue.at > 0 and words[cue.at - 1].fold in COMMAS
    own = comma and cue.clause is not None and cue.clause.how == "subject after the verb"
    return (bool(word.conj) or own) and cue.past


def linked(cue: Cue, words: list[Word]) -> bool:
    """Whether a word that turns to another matter stands before the verb: «لكنه», «بينما», «فيما»."""
    before = words[cue.at - 1] if cue.at else None
    return before is not None and (before.tag == CONJ or before.fold in _MEANWHILE)


def meanwhile(words: list[Word], clauses: list[Clause]) -> list[int]:
    """Where the narrator turns to another's deed: «، في حين انتقد الرئيس», «، بينما انسحبت القوات»."""
    turns = [
        word.i
        for word in words[1:-1]
        if word.stem in _WHICH
        and word.conj
        and words[word.i + 1].fold == "ما"
        and words[word.i - 1].fold in COMMAS
    ]  # «، وهو ما نفته طهران»
    for clause in clauses:
        at, sense = clause.first - 1, words[clause.verb].sense
        if at < 2 or clause.how != "subject after the verb" or sense is None or not sense.past:
            continue
        if words[at].stem == "حين" and words[at - 1].fold == "في":
            at -= 1
        elif words[at].fold not in _TURNING:
            continue
        if words[at - 1].fold in COMMAS:
            turns.append(at)
    return sorted(turns)
