"""The types of the arrays that the network and the measures compute with."""

from __future__ import annotations

from typing import Any

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int64]
"""Codes of nodes, positions, counts."""
Small = npt.NDArray[np.int32]
"""The same where there are millions and memory matters."""
AnyInts = npt.NDArray[np.integer[Any]]
Codes = npt.NDArray[np.uint64]
"""Digests of rows: one row per row of a table, two lanes of 64 bits each."""
Floats = npt.NDArray[np.float64]
Mask = npt.NDArray[np.bool_]
