"""What a worker is asked and what it answers: plain values, so that they go through pipes and clusters."""

from __future__ import annotations

from typing import Any

import msgspec

from marsad.types import Article

Row = tuple[Any, ...]


class Options(msgspec.Struct, frozen=True):
    """What a run is made with; a folder is resumed with the same only."""

    published: str | None = None
    columns: dict[str, str] = {}
    threshold: float | None = None


class Pack(msgspec.Struct, frozen=True, tag=True):
    """Files to gather articles from: (name, stamp) of each. `broken` says why they are not to be opened again."""

    folder: str
    name: str
    files: list[tuple[str, str]]
    options: Options
    broken: str | None = None


class Part(msgspec.Struct, frozen=True, tag=True):
    """Articles to code: `same` says which of them repeat others (id, version, likeness), `credit` whose story it is
    where another article tells that, and `left` which stand in another part already."""

    folder: str
    name: str
    same: dict[int, tuple[str, str, float]]
    credit: dict[int, str]
    left: list[int]


class One(msgspec.Struct, frozen=True, tag=True):
    """A single article of a part, to code and send back: its part has ended processes."""

    part: Part
    row: int


Task = Pack | Part | One


class Trouble(msgspec.Struct, frozen=True):
    """A row of the problems: where, what, and the version of the article if there is one."""

    where: str
    what: str
    version: str | None = None


class Done(msgspec.Struct, frozen=True):
    """What became of a task."""

    articles: int = 0
    repeated: int = 0
    troubles: list[Trouble] = []
    rows: list[tuple[str, list[Row]]] = []
    memory: int = 0


class Kept(msgspec.Struct, frozen=True):
    """An article with its text, on its way from its source to its reading."""

    article: Article
    text: str


class Gathered(msgspec.Struct, frozen=True):
    """A part before it is coded: its articles, and the moment they were taken in."""

    moment: str
    articles: list[Kept]


class Head(msgspec.Struct, frozen=True, array_like=True):
    """What the plan needs of an article: when it was published, its id, what it is told apart by, its outlet."""

    moment: str
    id: str
    version: str
    outlet: str


class Receipt(msgspec.Struct, frozen=True):
    """That a pack is gathered: its files, and its parts with articles and characters in each."""

    files: list[tuple[str, str]]
    parts: list[tuple[str, int, int]]
    problems: int


class Plan(msgspec.Struct, frozen=True):
    """Who repeats whom in some parts; made once for them and kept."""

    parts: list[Part]
