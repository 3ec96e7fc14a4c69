"""Files that an option of a question is read from. A file is read for the answer on the screen and never stored."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

from ctx_map.analysis.question import File, Option
from ctx_map.bundle.population_files import read_denominators, read_groups
from ctx_map.bundle.weights_file import read_weights
from ctx_map_app.asking.uploads import one_on_disk
from ctx_map_app.frame.page import render


@dataclass(frozen=True, slots=True)
class FileKind:
    """How a kind of file is asked for and read."""

    suffix: str
    read: Callable[[Path], Any]
    form: str = ""
    """The template that says what its form is, shown where a question can't be asked without it."""


FILE_KINDS: Mapping[File, FileKind] = {
    File.POPULATION: FileKind("csv", read_denominators, "population.html"),
    File.GROUPS: FileKind("csv", read_groups),
    File.WEIGHTS: FileKind("toml", read_weights),
}
"""Every kind of file that an option can be read from."""


def upload_option_file(said: Option, *, key: str) -> Any:
    """What the uploaded file holds; None where there is none. Raises WrongUse, with the reason, for another form."""
    kind = FILE_KINDS[File(said.file or "")]
    words = f"{said.label} ({kind.suffix.upper()} file)"
    file = st.file_uploader(words, kind.suffix, key=key, help=f"{said.help} The file is not stored.")
    if file is None:
        return None
    with one_on_disk(file) as path:
        return kind.read(path)


def draw_file_form(said: Option) -> None:
    """Says what has to be uploaded before the question can be asked."""
    kind = FILE_KINDS[File(said.file or "")]
    if kind.form:
        st.html(render(kind.form))
    else:
        st.info(f"Upload a file first: {said.label}.")
