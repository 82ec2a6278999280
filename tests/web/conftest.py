"""One store of the project's sample articles and one of hostile ones, each with a server, for all tests of the pages."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from marsad.cli import main
from marsad.ledger.board import Board
from marsad.store.engine import Engine
from marsad.store.layout import existing
from web.asking import Server, serving
from web.hostile import ARTICLES

SAMPLES = Path(__file__).parents[2] / "samples" / "articles.jsonl"


@pytest.fixture(scope="session")
def store(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("web") / "store"
    assert main(["ingest", str(SAMPLES), "--store", str(root)]) == 0
    return root


@pytest.fixture(scope="session")
def board(store: Path) -> Board:
    return Board(Engine(existing(store)))


@pytest.fixture(scope="session")
def server(store: Path) -> Iterator[Server]:
    with serving(store, store.parent / "server.log") as one:
        yield one


@pytest.fixture(scope="session")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    """A server over articles that want to run in the reader's browser, closed by a token."""
    folder = tmp_path_factory.mktemp("hostile")
    lines = "\n".join(json.dumps(article, ensure_ascii=False) for article in ARTICLES)
    (folder / "hostile.jsonl").write_text(lines + "\n", encoding="utf-8")
    assert main(["ingest", str(folder / "hostile.jsonl"), "--store", str(folder / "store")]) == 0
    with serving(folder / "store", folder / "server.log", token="open sesame") as one:
        yield one
