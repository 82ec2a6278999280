"""A gathered part into a coded one: the function that every worker runs, on one machine or on many."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime

from marsad import __version__
from marsad.bulk.folder import Folder
from marsad.bulk.gather import gather, load, write_troubles
from marsad.bulk.tables import BESIDES, CODED, READINGS
from marsad.bulk.tasks import Done, Gathered, One, Pack, Part, Row, Task, Trouble
from marsad.dimensions import kinds
from marsad.pipeline import default_reader
from marsad.store.outlets import outlet_of
from marsad.store.parquet import file_of
from marsad.store.rows import Arrival, rows_of, version_of
from marsad.store.tables import ARTICLES
from marsad.types import Reading

Rows = list[tuple[str, list[Row]]]


def do(task: Task) -> Done:
    """Do a task; done again, it comes to the same."""
    if isinstance(task, Pack):
        return gather(task)
    if isinstance(task, One):
        return _one(load(Folder(task.part.folder), task.part.name), task.part, task.row)
    gathered = load(Folder(task.folder), task.name)
    left = set(task.left)
    coded = (_one(gathered, task, row) for row in range(len(gathered.articles)) if row not in left)
    return finish(task, coded)


def finish(task: Part, coded: Iterable[Done]) -> Done:
    """Write the files of a part from what its articles gave; the last one makes it finished."""
    folder = Folder(task.folder)
    rows: dict[str, list[Row]] = {table.name: [] for table in (*BESIDES, CODED)}
    troubles: list[Trouble] = []
    count = repeated = 0
    for one in coded:
        count += one.articles
        repeated += one.repeated
        troubles += one.troubles
        for name, some in one.rows:
            rows[name] += some
    for table in BESIDES:
        folder.write(f"{table.name}/{task.name}.parquet", file_of(table, rows[table.name]))
    write_troubles(folder, task.name, troubles)
    folder.write(f"{CODED.name}/{task.name}.parquet", file_of(CODED, rows[CODED.name]))
    return Done(articles=count, repeated=repeated, troubles=troubles)


def _one(gathered: Gathered, task: Part, row: int) -> Done:
    """What an article gives: its rows, or the problem that it is."""
    kept = gathered.articles[row]
    article, text = kept.article, kept.text
    same = task.same.get(row)
    try:
        reading = Reading(article=article, mentions=[], events=[])
        if same is None:
            reading = default_reader().read(article, text)
    except Exception as error:  # one article that no reader foresaw must not end a run of millions
        what = f"cannot be coded: {type(error).__name__}: {error}"
        return Done(troubles=[Trouble(article.id, what, version_of(article))])
    outlet = task.credit.get(row) or outlet_of(article, text)
    arrival = Arrival(task.name, datetime.fromisoformat(gathered.moment), outlet, __version__)
    tables = dict(rows_of(reading, text, arrival, kinds()))
    (about,) = tables.pop(ARTICLES.name)
    rows: Rows = [(name, list(some)) for name, some in tables.items() if some]
    rows.append((CODED.name, [(*about, *(same or (None, None, None)))]))
    if same is None:
        rows.append((READINGS.name, [(about[0], article.id, reading.to_json())]))
    troubles = [Trouble(article.id, f"{f.stage}: {f.message}", version_of(article)) for f in reading.failures]
    return Done(articles=same is None, repeated=same is not None, rows=rows, troubles=troubles)
