"""Errors as a sentence on the screen. What is not one of ours is logged by its kind and place alone: its text may hold
people's data.
"""

from __future__ import annotations

import logging
import traceback
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import streamlit as st

from ctx_map.errors import CtxMapError

_LOG = logging.getLogger("ctx_map.app")
UNEXPECTED = (
    "Something went wrong and this can't be shown. Nothing was changed. Reload the page. If it happens again, run "
    "`ctx-map verify` and pass on the line that the app wrote where it was started."
)


@contextmanager
def show_errors() -> Iterator[None]:
    """Turns an error within into one sentence that says what to do. As a decorator it does so for a whole function."""
    try:
        yield
    except CtxMapError as error:
        st.error(str(error))
    except Exception as error:
        _LOG.error("%s at %s", type(error).__name__, _place(error))
        st.error(UNEXPECTED)


def _place(error: Exception) -> str:
    """File and line where it happened, innermost last."""
    frames = traceback.extract_tb(error.__traceback__)[-4:]
    return " > ".join(f"{Path(frame.filename).name}:{frame.lineno}" for frame in frames)
