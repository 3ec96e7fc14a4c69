"""When the arithmetic runs in compiled kernels, and when on columns as they are.

Both give the same answers. Loading the compiler takes about half a second, so a small question is answered without it,
in milliseconds, and a large one, or any after a large one, by the kernels. Kernels are compiled once and kept on disk.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from functools import cache
from typing import TypeVar, cast

FunctionT = TypeVar("FunctionT", bound=Callable[..., object])

LARGE = 2_000_000
"""Additions from which on a question without them would be felt: about half a second."""


def worth_compiling(additions: int) -> bool:
    """Whether the kernels answer sooner: the question is large, or they are loaded already."""
    return additions >= LARGE or "numba" in sys.modules


def compiled(function: FunctionT) -> FunctionT:
    """The same function, compiled at its first call and kept on disk for the next process."""
    return cast("FunctionT", _compiled(function))


@cache
def _compiled(function: Callable[..., object]) -> object:
    from numba import njit  # noqa: PLC0415  half a second to import: only where it is worth it

    return njit(cache=True, nogil=True)(function)
