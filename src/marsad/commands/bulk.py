"""Coding very many articles into a folder: what `marsad code` does with --workers or --ray."""

from __future__ import annotations

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

import click

from marsad.commands.common import WRONG, complain

if TYPE_CHECKING:
    from rich.progress import Progress

    from marsad.bulk.tasks import Trouble


def code_many(
    paths: tuple[str, ...], output: str, *, published: str | None, columns: dict[str, str] | None,
    threshold: float | None, keep: bool, workers: int | None, ray: str | None,
) -> int:  # fmt: skip
    """Code into a folder and say in one line what became of it."""
    from marsad.extras import extras

    if ray is None:
        from marsad.bulk.server import started

        started()
    with extras():
        from marsad.bulk.crew import Crew
        from marsad.bulk.job import run
        from marsad.bulk.persistence import persist
        from marsad.bulk.tasks import Options
        from marsad.duplicates.groups import THRESHOLD

    options = Options(
        published, columns or {}, None if keep else THRESHOLD if threshold is None else threshold
    )
    with _watched() as watch:
        if ray is not None:
            with extras():
                from marsad.bulk.cluster import hands

            summary = run(paths, output, options, hands(ray, workers), watch)
        else:
            with Crew(workers or 1) as crew:
                summary = run(paths, output, options, lambda tasks: persist(crew, tasks), watch)
    before = f", {summary.before:,} were there already" if summary.before else ""
    click.echo(f"{output}: {summary.coded:,} coded, {summary.repeated:,} repeat others{before}")
    return WRONG if summary.problems else 0


class _Told:
    """Problems in lines on standard error, and progress in a bar there if somebody is looking."""

    def __init__(self, bar: Progress | None) -> None:
        self.bar = bar

    def stage(self, name: str, total: int) -> Callable[[int], None]:
        if self.bar is None or not total:
            return lambda step: None
        bar, task = self.bar, self.bar.add_task(name, total=total)
        return lambda step: bar.advance(task, step)

    def trouble(self, trouble: Trouble) -> None:
        complain(f"{trouble.where}: {trouble.what}")


@contextmanager
def _watched() -> Iterator[_Told]:
    if not sys.stderr.isatty():
        yield _Told(None)
        return
    from rich.console import Console
    from rich.progress import Progress

    with Progress(console=Console(stderr=True), transient=True) as bar:
        yield _Told(bar)


def checked(output: Path | str | None) -> str:
    """The folder that was given; many articles go into no single file."""
    if output is None:
        raise click.UsageError("--workers and --ray write a folder: give --output DIR")
    return str(output)
