"""An agency's own file on its way to a mapping: what each column is proposed to be, and what a person chose instead.

What is chosen stays in the session while the files are the same. The cells stay with the files.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from typing import cast

import polars as pl
from streamlit.runtime.uploaded_file_manager import UploadedFile

from ctx_map.bundle import Mapping as MappingFile
from ctx_map.bundle import read_mapping
from ctx_map.bundle.manifest import MANIFEST
from ctx_map.bundle.proposal.concepts import Concept
from ctx_map.bundle.proposal.first_rows import first_rows
from ctx_map.bundle.proposal.fitting import Ready, fitting_ready
from ctx_map.bundle.proposal.layout import USUAL, Layout
from ctx_map.bundle.proposal.propose import Proposal, propose
from ctx_map_app.asking.uploads import on_disk, one_on_disk
from ctx_map_app.loading.bundle_check import OWN
from ctx_map_app.session.state import Held, session


@dataclass
class OwnFiles:
    """The files of one upload, what was chosen for their columns, and what follows from it."""

    chosen: dict[tuple[str, str], Concept | None] = field(default_factory=dict)
    layouts: dict[str, Layout] = field(default_factory=dict)
    """How files and sheets are laid out, as far as somebody said it."""
    words: dict[tuple[str, str], dict[str, str]] = field(default_factory=dict)
    """What the words of a column mean, as far as somebody said it, by the file and the column."""
    hidden: str | None = None
    """What becomes of rows that a workbook does not show. None until somebody says it."""
    missing: tuple[str, ...] = ()
    """The words that say that nothing is known, as the proposal has them."""
    proposal: Proposal | None = None
    """For what is chosen now. None until it is asked for."""
    rows: dict[str, pl.DataFrame] = field(default_factory=dict)
    """The first rows of each file, for the screen."""
    ready: tuple[Ready, ...] | None = None
    """The ready mappings that fit. None until it is known."""
    uses: str | None = None
    """The ready mapping that someone has chosen, or that none is used. None until somebody says it."""

    def choose(self, file: str, column: str, concept: Concept | None) -> None:
        """Takes a column for this, or leaves it out."""
        self.chosen[file, column] = concept
        self.proposal = None

    def lay_out(self, file: str, layout: Layout) -> None:
        """Reads a file or sheet as it is said to be laid out."""
        self.layouts[file] = layout
        self.proposal = None
        self.rows = {}

    def layout_of(self, file: str) -> Layout:
        """How a file or sheet is laid out, as far as somebody said it."""
        return self.layouts.get(file, USUAL)

    def use(self, name: str) -> None:
        """Uses a ready mapping, or what is chosen on the page."""
        self.uses = name

    def decide_hidden(self, hidden: str | None) -> None:
        """Reads rows that a workbook does not show, or leaves them out."""
        self.hidden = hidden
        self.proposal = None

    def split(self, file: str, column: str, sign: str | None) -> None:
        """Takes cells of a column apart at a sign, or for one id each."""
        layout = self.layout_of(file)
        others = {name: each for name, each in layout.splits.items() if name != column}
        self.lay_out(file, replace(layout, splits=others | ({column: sign} if sign else {})))

    def say(self, file: str, column: str, word: str, means: str) -> None:
        """Takes a word of a column for a code, or for nothing."""
        self.words.setdefault((file, column), {})[word] = means
        self.proposal = None


def split(files: Sequence[UploadedFile]) -> tuple[list[UploadedFile], list[UploadedFile]]:
    """The files that hold data, and the mapping files among them."""
    mappings = [file for file in files if file.name.lower().endswith(".toml") and file.name.lower() != MANIFEST]
    return [file for file in files if file not in mappings], mappings


def mapping_in(file: UploadedFile) -> MappingFile:
    """The mapping in an uploaded file. Raises FileRefused, with every mistake named, if it is none."""
    with one_on_disk(file) as path:
        return read_mapping(path)


def own_files(files: Sequence[UploadedFile], *, agency: str, missing: Sequence[str] = ()) -> OwnFiles:
    """What these files are proposed to be, with what was chosen before for the same files.

    `missing` are words that say that nothing is known.

    Raises FileRefused if they can't be read.
    """
    fingerprint = tuple(file.file_id for file in files)
    held = session().held.get(OWN)
    if held is None or held.fingerprint != fingerprint:
        held = session().held[OWN] = Held(fingerprint, OwnFiles())
    own = cast("OwnFiles", held.answer)
    if own.proposal is None or own.missing != tuple(missing):
        own.missing = tuple(missing)
        with on_disk(files, name=agency) as path:
            own.proposal = propose(
                path,
                agency=agency,
                layouts=own.layouts,
                chosen=own.chosen,
                words=own.words,
                missing=own.missing,
                hidden=own.hidden,
            )
            own.ready = fitting_ready(path) if own.ready is None else own.ready
            own.rows = own.rows or first_rows(path, layouts=own.layouts)
    return own
