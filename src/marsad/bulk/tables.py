"""The tables of a coded folder: those of the record, with what only many articles at once can tell.

Every part has a file in each folder but `problems`; `articles` is written last and makes the part finished.
"""

from __future__ import annotations

from marsad.store.tables import ARTICLES, CLAIMS, EVENTS, PARTIES, QUOTES, Column, Table

CODED = Table(
    "articles",
    "Each article once; `batch` is the part it stands in.",
    (
        *ARTICLES.columns,
        Column(
            "same_as", "text", "Id of the article whose story it repeats; null for those that were coded."
        ),
        Column("same_as_version", "text", "Version of that article."),
        Column("likeness", "float", "Share of the shorter of both texts that stands in the longer."),
    ),
    ARTICLES.order,
)
READINGS = Table(
    "readings",
    "Each reading whole, for programs: events, claims, quotes, mentions, times and quantities.",
    (
        Column("reading", "text", "The reading."),
        Column("article", "text", "Id of the article."),
        Column("json", "text", "The reading as `marsad code --format jsonl` writes it."),
    ),
    ("article",),
)
PROBLEMS = Table(
    "problems",
    "What could not be read or coded; there is a file only where there was one.",
    (
        Column("where", "text", "File, file and line, or id of the article."),
        Column("what", "text", "What was wrong with it."),
        Column("version", "text", "Version of the article, where there was one."),
    ),
    ("where",),
)
BESIDES = (EVENTS, PARTIES, CLAIMS, QUOTES, READINGS)
TABLES = (*BESIDES, CODED, PROBLEMS)
