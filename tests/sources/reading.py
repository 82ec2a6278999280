"""What the tests of sources share: files made on the spot, and everything that comes of them."""

import io
import json
from html import unescape
from pathlib import Path

from marsad.sources import Incoming, Note, Problem, articles, find

SAMPLES = Path(__file__).parents[2] / "samples" / "articles.jsonl"
ARTICLES = [json.loads(line) for line in SAMPLES.read_text(encoding="utf-8").splitlines()]
NEWS = "فرضت الولايات المتحدة عقوبات على إيران."


def gather(
    *paths: Path | str, published: str | None = None, columns: dict[str, str] | None = None
) -> list[Incoming | Problem]:
    """All that comes of these paths."""
    items: list[Incoming | Problem] = []
    for found in find(map(str, paths)):
        if isinstance(found, Problem):
            items.append(found)
        else:
            items += articles(found, published=published, columns=columns)
    return items


def read(
    path: Path, content: bytes, **options: dict[str, str]
) -> tuple[list[Incoming], list[str], list[str]]:
    """The articles, problems and notes of a file of this content, the latter as `where: what` without its folder."""
    path.write_bytes(content)
    items = gather(path, **options)  # type: ignore[arg-type]
    said = [
        (item, f"{item.where}: {item.what}".removeprefix(f"{path.parent}/"))
        for item in items
        if isinstance(item, Problem)
    ]
    return (
        [item for item in items if isinstance(item, Incoming)],
        [line for item, line in said if not isinstance(item, Note)],
        [line for item, line in said if isinstance(item, Note)],
    )


def words(text: str) -> list[str]:
    """The words, however they are broken into lines, and their entities with them."""
    return unescape(text).split()


class Pipe(io.BytesIO):
    """Bytes in which one cannot go back."""

    def seekable(self) -> bool:
        return False
