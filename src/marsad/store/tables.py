"""The tables of the record and their columns, each with the sentence that documents it.

docs/store.md is tested against these, and the files are written by them.
"""

from __future__ import annotations

from typing import Literal, NamedTuple

Kind = Literal["text", "texts", "int", "float", "bool", "day", "moment"]


class Column(NamedTuple):
    """A column: its name, what it holds, and what that means."""

    name: str
    kind: Kind
    about: str


class Table(NamedTuple):
    """A table of the record; `order` are the columns its rows are sorted by within a file."""

    name: str
    about: str
    columns: tuple[Column, ...]
    order: tuple[str, ...]

    @property
    def names(self) -> tuple[str, ...]:
        """The names of the columns, in order."""
        return tuple(column.name for column in self.columns)


_READING = Column(
    "reading", "text", "The reading this row is of: one version of one article, as ingested once."
)
_ARTICLE = Column("article", "text", "Id of the article.")
_KNOWN = Column("known", "day", "Day from which this was known: publication, else ingestion.")
_OUTLET = Column("outlet", "text", "Who counts as the source: the agency credited, else the outlet.")
_EVIDENCE = (
    Column("evidence", "text", "The words that prove it."),
    Column("starts", "int", "Offset of the first character of the evidence in the text."),
    Column("ends", "int", "Offset behind its last character."),
    Column("wording", "int", "The evidence folded, as a number: the same words are the same source."),
)
_EXTENT = (
    Column("text", "text", "The words."),
    Column("starts", "int", "Offset of their first character."),
    Column("ends", "int", "Offset behind their last character."),
)

ARTICLES = Table(
    "articles",
    "Each version of each article.",
    (
        _READING,
        _ARTICLE,
        Column("version", "text", "Hash of the text and all that is known of the article: the same is not ingested twice."),
        Column("batch", "text", "The batch that brought it; batches sort in the order of ingestion."),
        _KNOWN,
        Column("moment", "moment", "When it was published (UTC), else ingested; the latest version replaces the others."),
        Column("ingested", "moment", "When it was ingested (UTC)."),
        Column("published", "text", "Publication date as the article brought it."),
        _OUTLET,
        Column("source", "text", "Source as the article brought it."),
        Column("url", "text", "Address as the article brought it."),
        Column("title", "text", "Title as the article brought it."),
        Column("language", "text", "Language of the text (ISO 639-1)."),
        Column("sha256", "text", "SHA-256 of the UTF-8 text."),
        Column("chars", "int", "Characters of the text."),
        Column("text", "text", "The text as it was given; all offsets count its characters."),
        Column("failures", "texts", "What could not be read of it."),
        Column("marsad", "text", "Version of marsad that read it."),
    ),
    ("article",),
)  # fmt: skip

EVENTS = Table(
    "events",
    "Each event of each article, before those of several articles are put together.",
    (
        _READING,
        Column("event", "text", "Id of the event within its reading."),
        _ARTICLE,
        _KNOWN,
        _OUTLET,
        Column("type", "text", "PLOVER type."),
        Column("mode", "text", "PLOVER mode."),
        Column("contexts", "texts", "PLOVER contexts."),
        Column("quad", "int", "1 verbal cooperation, 2 material cooperation, 3 verbal conflict, 4 material conflict."),
        Column("score", "float", "PLOVER score, -10 to 10."),
        Column("realis", "text", "actual, planned, hypothetical or negated."),
        Column("day", "day", "Day it took place or began; the day it was known where the text does not say."),
        Column("dated", "bool", "Whether the text says when."),
        Column("earliest", "text", "Earliest time, as read."),
        Column("latest", "text", "Latest time (exclusive), as read."),
        Column("actors", "texts", "Who did it: entity, else the words, sorted."),
        Column("recipients", "texts", "To whom: entity, else the words, sorted."),
        Column("actor_countries", "texts", "Countries of the actors, sorted."),
        Column("recipient_countries", "texts", "Countries of the recipients, sorted."),
        Column("doers", "texts", "The actors for comparing: a state for its organs, else entity, else the words folded."),
        Column("targets", "texts", "The recipients for comparing."),
        Column("place", "text", "Where: entity, else the words."),
        Column("place_country", "text", "Country of the place."),
        Column("trigger", "text", "The words that carry the event."),
        Column("trigger_starts", "int", "Offset of their first character."),
        Column("trigger_ends", "int", "Offset behind their last character."),
        *_EVIDENCE,
        Column("rule", "text", "Id of the knowledge entry that read it."),
        Column("confidence", "float", "How sure the reader is, 0 to 1."),
    ),
    ("day", "type"),
)  # fmt: skip

PARTIES = Table(
    "parties",
    "Each party of each event.",
    (
        _READING,
        Column("event", "text", "Id of the event within its reading."),
        Column("role", "text", "actor, recipient or attribution (whoever says so, outermost first)."),
        Column("position", "int", "Its place among those of its role, from 0."),
        Column("entity", "text", "Entity id."),
        Column("country", "text", "Country of the entity."),
        Column("sector", "text", "PLOVER sector."),
        *_EXTENT,
    ),
    ("reading", "event", "role", "position"),
)

CLAIMS = Table(
    "claims",
    "Each claim of each article: what holds between two parties, before claims are weighed against each other.",
    (
        _READING,
        Column("claim", "text", "Id of the claim within its reading."),
        _ARTICLE,
        _KNOWN,
        _OUTLET,
        Column("dimension", "text", "Dimension: sanctions, recognition …"),
        Column("value", "text", "The state, from the closed list of the dimension."),
        Column("pair", "text", "Both countries in alphabetical order, `USA-VEN`; null where one is unknown."),
        Column("subject", "text", "Entity id of the first party."),
        Column("subject_country", "text", "Its country."),
        Column("subject_sector", "text", "Its PLOVER sector."),
        Column("object", "text", "Entity id of the second party."),
        Column("object_country", "text", "Its country."),
        Column("object_sector", "text", "Its PLOVER sector."),
        Column("directed", "bool", "Whether subject and object cannot be exchanged."),
        Column("kind", "text", "What tells claims of one dimension apart: kind of sanctions, topic of talks …"),
        Column("amount", "float", "Money."),
        Column("currency", "text", "Its currency."),
        Column("number", "float", "How many (detail.count)."),
        Column("share", "float", "Which share."),
        Column("detail", "text", "All details as JSON."),
        Column("valid_from", "day", "First day on which it held, as the article dates it."),
        Column("valid_to", "day", "First day on which it no longer held, as the article dates it."),
        Column("certainty", "text", "asserted, claimed, planned, considered or denied."),
        Column("said_by", "texts", "Entity ids of those whom the article has say so."),
        Column("event", "text", "The event it follows from, if any."),
        *_EVIDENCE,
    ),
    ("pair", "dimension", "known"),
)  # fmt: skip

QUOTES = Table(
    "quotes",
    "Each quote of each article.",
    (
        _READING,
        _ARTICLE,
        _KNOWN,
        Column("speaker", "text", "Who says it: entity, else the words."),
        Column("speaker_country", "text", "Country of the speaker."),
        Column("cue", "text", "The word that introduces it."),
        Column("direct", "bool", "Whether it stands in quotation marks."),
        *_EXTENT,
    ),
    ("reading", "starts"),
)

WITHDRAWALS = Table(
    "withdrawals",
    "Each withdrawal of an article (`marsad forget`): whatever earlier batches brought of it no longer counts.",
    (
        _ARTICLE,
        Column("batch", "text", "The batch that brought the withdrawal."),
        Column("withdrawn", "moment", "When it was withdrawn (UTC)."),
        Column("versions", "int", "How many versions of the article it withdrew."),
        Column("why", "text", "The reason given."),
    ),
    ("article",),
)

ORGANS = frozenset({"GOV", "MIL", "LEG", "JUD", "SPY", "COP"})
"""PLOVER sectors whose holders act for their state."""

TABLES = (ARTICLES, EVENTS, PARTIES, CLAIMS, QUOTES, WITHDRAWALS)
"""All tables of the record; a batch has a file of each that it has rows for."""
