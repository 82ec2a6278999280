"""Whether work grows in proportion to the text: what every test of a linear reader asks."""

from __future__ import annotations

import time
from collections.abc import Callable


def grows_in_proportion(run: Callable[[int], object], small: int, large: int, *, slack: float = 4.0) -> bool:
    """Whether the CPU time of `run` grows from `small` to `large` like its argument does, within `slack`.

    CPU time, and three tries: a neighbour on the machine or one sweep of the garbage collector is not the
    reader's doing, while a quadratic reader fails every try.
    """
    run(small)
    for _ in range(3):
        short = min(_seconds(run, small) for _ in range(3))
        if _seconds(run, large) < slack * large / small * max(short, 0.005):
            return True
    return False


def _seconds(run: Callable[[int], object], size: int) -> float:
    began = time.process_time()
    run(size)
    return time.process_time() - began
