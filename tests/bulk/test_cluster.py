"""What an actor of a cluster does with tasks; the cluster itself is run by bench/ray_cluster.py."""

from pathlib import Path
from typing import Any

import msgspec
import numpy as np
import pytest
from runs import article, counted, write

from marsad.bulk.cluster import BEGUN, Hand
from marsad.bulk.folder import Folder
from marsad.bulk.gather import RECEIPTS
from marsad.bulk.inputs import inputs, packs
from marsad.bulk.plan import planned
from marsad.bulk.tasks import Done, Options, Receipt, Task

COUNT = 12


def batch(task: Task) -> dict[str, Any]:
    return {"task": np.array([msgspec.msgpack.encode(task)], dtype=object)}


def answer(given: dict[str, list[bytes]]) -> tuple[Done, str]:
    return msgspec.msgpack.decode(given["done"][0], type=Done), given["stopped"][0].decode()


@pytest.fixture
def output(tmp_path: Path) -> Folder:
    return Folder(str(tmp_path / "out"))


@pytest.mark.parametrize("tried", [0, 2])
def test_an_actor_gathers_and_codes_and_leaves_no_note(tmp_path: Path, output: Folder, tried: int) -> None:
    news = write(tmp_path / "news.jsonl", [article(i) for i in range(COUNT)])
    hand = Hand()
    ((pack, _),) = packs(inputs([str(news)])[0], output.url, Options())
    done, stopped = answer(hand(batch(pack)))
    assert (done.articles, stopped) == (COUNT, "")
    receipt = msgspec.json.decode(output.read(f"{RECEIPTS}/{pack.name}"), type=Receipt)
    (part,) = planned(output, [name for name, _, _ in receipt.parts], 0.8)
    for number in range(tried):  # others have begun with this part and are no more
        output.write(f"{BEGUN}/{part.name}.{number}.x", b"")
    done, stopped = answer(hand(batch(part)))
    assert (done.articles, done.troubles, stopped) == (COUNT, [], "")
    assert counted(tmp_path / "out") == {f"a{i:04}": 1 for i in range(COUNT)}
    assert output.names(BEGUN) == set()


def test_what_stops_everybody_is_no_failure_of_the_actor(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("no folder")
    ((pack, _),) = packs(
        inputs([str(write(tmp_path / "news.jsonl", [article(1)]))])[0], str(tmp_path / "file"), Options()
    )
    done, stopped = answer(Hand()(batch(pack)))
    assert done == Done() and "not a directory" in stopped
