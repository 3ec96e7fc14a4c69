"""The limit of a kernel: reading its input and writing its output once, which takes a time that no kernel can beat.

It is measured in the same run as the kernel, so that a slow moment meets both.
"""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

import numpy as np
import numpy.typing as npt

from bench.rows import Goal, Run

LIMIT = "limit"
SHOWN = Goal(LIMIT)
"""How many times the limit a kernel takes, at a size for which nothing is to be reached."""
WORD = 8
"""Bytes of a number."""
Arrays = Iterable[npt.NDArray[Any]]


def limit_of(read: Arrays, write: Arrays) -> Run:
    """Read these arrays, and write as much new memory as the others take, once each. It gives no answer."""
    inputs, size = list(read), sum(each.nbytes for each in write)

    def run() -> None:
        for each in inputs:
            each.sum()
        # a page of memory is only taken when it is written
        np.full(size // WORD, 1, np.int64)

    return run
