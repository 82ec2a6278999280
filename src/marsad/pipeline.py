"""From the text of an article to its reading: the stages in order.

text → tokens → sentences → words → mentions → phrases → clauses → events, each a function of what came
before; only what a description stands for is filled in afterwards, in its phrase. A stage that fails on an
article leaves a failure in the reading.
"""

from __future__ import annotations

import gc
import hashlib
from bisect import bisect_left
from collections.abc import Iterator
from functools import cache

from marsad.arabic.glue import unglue
from marsad.arabic.sentences import sentences
from marsad.arabic.tokens import Token, tokenize
from marsad.explanation import ExplainedEvent, ExplainedSentence, ExplainedWord, Explanation
from marsad.ids import content_id
from marsad.lexicon.cache import lexicon
from marsad.lexicon.tables import Lexicon
from marsad.plover import QUADS, SCORES
from marsad.readers.claims import Ground, Past, Told, read_claims
from marsad.readers.clause import Carry, Clause
from marsad.readers.clauses import read_clauses
from marsad.readers.dating import event_time, magnitudes, tense_of
from marsad.readers.events import Found, Sentence, charge_of, read_events
from marsad.readers.events.coding import coded, vouched
from marsad.readers.events.where import where
from marsad.readers.gazetteer import Gazetteer
from marsad.readers.homographs import announced
from marsad.readers.local import with_currencies
from marsad.readers.mentions import read_mentions
from marsad.readers.named import Memory, Named
from marsad.readers.offices import resolve_offices
from marsad.readers.phrase import NounPhrase
from marsad.readers.phrase import Party as WordParty
from marsad.readers.phrases import PhraseReader
from marsad.readers.quotes.article import Page, Talk
from marsad.readers.quotes.sayings import read_sayings
from marsad.readers.realis import Scopes
from marsad.readers.reference import read_references
from marsad.readers.referents import Known, Referent, Ties
from marsad.readers.tagging import read_words
from marsad.readers.words import Morphology
from marsad.types import (
    Article,
    Claim,
    Event,
    Evidence,
    Extent,
    Mention,
    Party,
    Quantity,
    Quote,
    Reading,
    Time,
)
from marsad.values.quantities import read_quantities
from marsad.values.times import find_times


class Reader:
    """Reads articles with one lexicon; make it once and use it for many."""

    def __init__(self, lexicon: Lexicon) -> None:
        self.lexicon = lexicon
        self.morphology = Morphology(lexicon)
        self.gazetteer = Gazetteer(lexicon)

    def read(self, article: Article, text: str) -> Reading:
        """The reading of one article; the same text always gives the same reading."""
        tokens = unglue(tokenize(text), text, self.morphology)
        talk = Talk(tokens, text)
        mentions: list[Mention] = []
        events: list[Event] = []
        times: list[Time] = []
        quantities: list[Quantity] = []
        claims: list[Claim] = []
        past = Past()
        for page in self.pages(text, tokens, talk, article.published):
            mentions += page.mentions
            times += [f.time for f in page.times]
            quantities += [q for _, q in page.quantities]
            told = page.events()
            events += [event for _, event in told]
            claims += page.claims(told, past)
        countries = (m.country for m in mentions if m.country)
        quantities, events, claims = with_currencies(quantities, events, claims, countries)
        return Reading(
            article=article, mentions=sorted(mentions, key=lambda m: m.start), times=times,
            quantities=quantities, quotes=talk.quotes, events=events, claims=claims,
        )  # fmt: skip

    def explain(self, text: str, *, published: str | None) -> Explanation:
        """How the reading of every sentence came about."""
        tokens = unglue(tokenize(text), text, self.morphology)
        pages = self.pages(text, tokens, Talk(tokens, text), published)
        return Explanation(sentences=[page.explain() for page in pages])

    def pages(self, text: str, tokens: list[Token], talk: Talk, published: str | None) -> Iterator[_Page]:
        """The sentences, each read with what those before it left behind; read one before asking for the next."""
        memory, carry, known = Memory(), Carry(), Known()
        for sentence in sentences(tokens):
            yield _Page(self, text, sentence, published, memory, carry, talk, known)


@cache
def default_reader() -> Reader:
    """The reader over the knowledge that comes with marsad."""
    reader = Reader(lexicon())
    gc.freeze()  # the knowledge is never garbage; to walk it at every collection cost a fifth of the time
    return reader


def describe(
    text: str, *, id: str | None = None, published: str | None = None, source: str | None = None,
    url: str | None = None, title: str | None = None,
) -> Article:  # fmt: skip
    """What is known of a text besides its content; without an id its hash serves as one."""
    digest = hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
    return Article(
        id=id or digest[:16], published=published, source=source, url=url, title=title,
        sha256=digest, chars=len(text),
    )  # fmt: skip


def read(text: str, *, published: str | None = None, id: str | None = None) -> Reading:
    """Read one Arabic article and say who did what to whom, each event with the words that prove it.

    `published` (ISO date) dates the offices and the relative times; without it nothing is guessed.

    >>> reading = read("فرضت الولايات المتحدة عقوبات على إيران.", published="2019-05-08")
    >>> [(e.type, e.actors[0].country, e.recipients[0].country) for e in reading.events]
    [('SANCTION', 'USA', 'IRN')]
    """
    return default_reader().read(describe(text, id=id, published=published), text)


def explain(text: str, *, published: str | None = None) -> Explanation:
    """Say for every sentence how its events came about, and what was considered and turned down.

    For an analyst who doubts a record, and for the Arabist who mends an entry.

    >>> explanation = explain("فرضت الولايات المتحدة عقوبات على إيران.")
    >>> explanation.sentences[0].events[0].why[0]
    'actor الولايات المتحدة: subject after the verb'
    """
    return default_reader().explain(text, published=published)


class _Page:
    """One sentence on its way through the stages, and the way back from words to offsets."""

    def __init__(
        self,
        reader: Reader,
        text: str,
        tokens: list[Token],
        published: str | None,
        memory: Memory,
        carry: Carry,
        talk: Talk,
        known: Known,
    ) -> None:
        self.text = text
        self.published = published
        self.lexicon = reader.lexicon
        self.carry = carry
        self.talk = talk
        self.words = read_words(tokens, reader.morphology)
        names, others = read_mentions(self.words, reader.gazetteer, memory)
        announced(self.words, reader.lexicon)
        phrase_reader = PhraseReader(self.words, names, others, reader.lexicon)
        phrases = phrase_reader.read()
        resolve_offices(self.words, phrases, phrase_reader, reader.lexicon, published)
        self.mention_ids: dict[Named, str] = {}
        self.mentions = [self.mention(n) for n in names]
        described, self.references = read_references(
            self.words, phrases, names, phrase_reader, known, carry,
            Ties(dict(zip(names, self.mentions, strict=True)), self.offsets, text, self.description), published,
        )  # fmt: skip
        self.mentions += described
        clauses = read_clauses(self.words, phrases, reader.lexicon, carry)
        self.sayings, last = read_sayings(
            self.words, clauses, phrases, reader.lexicon, talk.marks, talk.last, talk.nested
        )
        self.times = find_times(
            tokens, text, published=published, tense=lambda at: tense_of(self.words, clauses, at)
        )
        self.timed = taken = {i for t in self.times for i in range(t.first, t.end)}
        self.quantities = [(_begun(tokens, q.start), q) for q in read_quantities(tokens, text, taken=taken)]
        self.sentence = Sentence(self.words, phrases, clauses, others, phrase_reader, self.sayings)
        self.scopes = Scopes(self.words, phrases, clauses, reader.lexicon)
        heard = len(talk.quotes)
        talk.hear(self.sayings, last, Page(self.words, self.extent, self.party, self.carried))

        self.quotes = talk.quotes[heard:]

    def offsets(self, start: int, end: int) -> tuple[int, int]:
        """The original span of words `start`..`end`, without clitics but with the article."""
        first, last = self.words[start], self.words[end - 1]
        if not first.split.at and not last.pronoun:
            return first.token.start, last.token.end
        article = 2 if first.article else 0
        at = first.split.at - article if first.split.at >= article else 0
        if first.article and first.prep == "ل":
            at = first.split.at  # لل has swallowed the alef of the article
        head = first.token.span(at, len(first.fold), self.text)[0] if at else first.token.start
        if last.pronoun and start != end - 1:
            return head, last.token.end
        tail = (
            last.token.span(0, last.split.to, self.text)[1]
            if last.pronoun and last.split.to
            else last.token.end
        )
        return head, tail

    def extent(self, start: int, end: int) -> Extent:
        a, b = self.offsets(start, end)
        return Extent(start=a, end=b, text=self.text[a:b])

    def mention(self, named: Named) -> Mention:
        a, b = self.offsets(named.start, named.end)
        ident = content_id("m", a, b, named.entity)
        self.mention_ids[named] = ident
        return Mention(
            id=ident, start=a, end=b, text=self.text[a:b], kind=named.kind, entity=named.entity,
            country=named.country, sector=named.sector, role=None,
        )  # fmt: skip

    def description(self, span: tuple[int, int], kind: str, one: Referent, refers_to: list[str]) -> Mention:
        """The mention that a description is, or the words it stands for where they are no name."""
        return Mention(
            id=content_id("m", *span, one.entity or one.key), start=span[0], end=span[1], text=self.text[slice(*span)],
            kind=kind, entity=one.entity, country=one.country, sector=one.sector, role=None, refers_to=refers_to,
        )  # fmt: skip

    def party(self, party: WordParty) -> Party:
        if party.carried is not None:
            return party.carried
        a, b = self.offsets(party.start, party.end)
        mention = self.mention_ids.get(party.named) if party.named is not None else party.mention
        return Party(
            start=a, end=b, text=self.text[a:b], mention=mention, entity=party.entity,
            country=party.country, sector=party.sector,
        )  # fmt: skip

    def events(self) -> list[Told]:
        found, _ = read_events(self.sentence, self.lexicon, self.carry)
        told = [Told(one, self.event(one)) for one in found]
        self.remember(found)
        return told

    def claims(self, told: list[Told], past: Past) -> list[Claim]:
        return read_claims(Ground(
            self.sentence, told, self.quantities, self.times, self.lexicon, past, self.offsets, self.party,
            self.text, lambda at: self.talk.attribution(at, "", []), self.scopes.realis,
        ))  # fmt: skip

    def explain(self) -> ExplainedSentence:
        found, rejected = read_events(self.sentence, self.lexicon, self.carry)
        events = []
        for one in found:
            event = self.event(one)
            events.append(
                ExplainedEvent(
                    type=event.type,
                    rule=event.rule,
                    trigger=event.trigger.text,
                    realis=event.realis,
                    scope=self.talk.scopes(self.offsets(one.anchor, one.anchor + 1)[0]),
                    why=[f"{w.role} {self.party(w.party).text}: {w.evidence}" for w in one.why],
                    attribution=[p.text for p in event.attribution],
                )
            )
        self.remember(found)
        return ExplainedSentence(
            text=self.text[self.words[0].token.start : self.words[-1].token.end],
            words=[
                ExplainedWord(
                    surface=self.text[w.token.start : w.token.end], stem=w.stem, tag=w.tag, cls=w.cls
                )
                for w in self.words
            ],
            names=[
                f"{m.text} = {m.entity or 'unknown'} ({m.kind})" for m in self.mentions if not m.refers_to
            ],
            references=self.references,
            clauses=[self.clause(c) for c in self.sentence.clauses],
            quotes=[self.quote(q) for q in self.quotes],
            events=events,
            rejected=rejected,
        )

    def quote(self, quote: Quote) -> str:
        """A quote in one line: its cue, its speaker, and what is said, in the speaker's words or not."""
        parts = [part.text for part in (quote.cue, quote.speaker) if part is not None]
        return f"{' | speaker: '.join(parts)} | {'words' if quote.direct else 'content'}: {quote.text}"

    def clause(self, clause: Clause) -> str:
        """A clause in one line: its verb, its voice, and who is what in it."""
        parts = [self.words[clause.verb].fold + (" (passive)" if clause.passive else "")]
        for role, group in (("subject", clause.subject), ("object", clause.object)):
            if group:
                parts.append(f"{role}: " + " + ".join(self.wording(p) for p in group))
        parts += [f"{p.prep}: {self.wording(p)}" for p in clause.obliques if p.start >= 0]
        if clause.how:
            parts.append(f"({clause.how})")
        return " | ".join(parts)

    def wording(self, phrase: NounPhrase) -> str:
        if phrase.start < 0:
            return " ".join(p.carried.text for p in phrase.parties if p.carried is not None)
        return self.extent(phrase.start, phrase.end).text

    def remember(self, found: list[Found]) -> None:
        """Hand the subject, the speaker and the charges of this sentence to the next."""
        for charge in filter(None, map(charge_of, found)):
            charge.who = [self.fixed(p) for p in charge.who]
            self.carry.charges = [charge, *(c for c in self.carry.charges if c.type != charge.type)]
        for clause in self.sentence.clauses:
            if clause.subject and any(p.parties for p in clause.subject):
                self.carry.subject = [self.carried(p) for p in clause.subject]
                break
        for saying in self.sayings[:1]:
            if any(p.parties for p in saying.speaker):
                self.carry.speaker = [self.carried(p) for p in saying.speaker]

    def fixed(self, party: WordParty) -> WordParty:
        """A party as a later sentence sees it."""
        if party.carried is not None:
            return party
        told = self.party(party)
        return WordParty(-1, -1, party.entity, party.country, party.sector, party.named, party.thing, told)

    def carried(self, phrase: NounPhrase) -> NounPhrase:
        """A phrase as a later sentence sees it: its parties fixed in the text, its words out of reach."""
        parties = tuple(self.fixed(p) for p in phrase.parties)
        return NounPhrase(
            -1,
            -1,
            -1,
            parties=parties,
            direct=True,
            number=phrase.number,
            gender=phrase.gender,
            definite=True,
        )

    def event(self, found: Found) -> Event:
        realis = self.scopes.realis(found.anchor, found.clause)
        kind, mode, realis = coded(found, realis, self.words, self.sayings)
        realis = self.scopes.conditional(realis, found.anchor)
        trigger = self.extent(found.start, found.end)
        evidence = self.evidence(found)
        actors = [self.party(p) for p in found.actors]
        recipients = [self.party(p) for p in found.recipients]
        return Event(
            id=content_id("e", trigger.start, trigger.end, kind, self.text[evidence[0] : evidence[1]]),
            type=kind, mode=mode, contexts=list(found.predicate.contexts),
            quad=QUADS[kind], score=SCORES[kind, mode],
            trigger=trigger, evidence=Evidence(start=evidence[0], end=evidence[1]),
            actors=actors, recipients=recipients, realis=realis,
            attribution=[] if not vouched(found, self.words)
            else self.talk.attribution(self.offsets(found.anchor, found.anchor + 1)[0], kind, actors),
            time=event_time(found, realis, self.times, self.published, self.words),
            place=self.place(found),
            magnitudes=magnitudes(found, self.quantities, [(p.start, p.end) for p in recipients], self.words),
            rule=found.predicate.id, confidence=found.confidence,
        )  # fmt: skip

    def place(self, found: Found) -> Party | None:
        place = where(found, self.sentence, self.timed, self.lexicon)
        return self.party(place) if place is not None else None

    def evidence(self, found: Found) -> tuple[int, int]:
        """From the first to the last word that the event rests on."""
        spans = [
            (found.start, found.end),
            *((p.start, p.end) for p in (*found.actors, *found.recipients) if p.start >= 0),
        ]
        return self.offsets(min(a for a, _ in spans), max(b for _, b in spans))


def _begun(tokens: list[Token], start: int) -> int:
    """The first token at or behind a code point, 0 where there is none."""
    at = bisect_left(tokens, start, key=lambda t: t.start)
    return at if at < len(tokens) else 0
