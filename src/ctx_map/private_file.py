"""Saving files that only their owner can read, completely or not at all."""

from __future__ import annotations

import os
import secrets
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from ctx_map.errors import WrongUse

_OWNER_ONLY = 0o600
_FOLDER_OWNER_ONLY = 0o700


def write_private(
    path: Path, write: Callable[[BinaryIO], object], *, check: Callable[[Path], object] | None = None
) -> None:
    """Write a file for its owner only. It is written and checked under another name, and then moved in one step.

    Raises WrongUse if nothing can be written there. An earlier file stays until the new one is complete.
    """
    if path.is_dir():
        raise WrongUse("Give the name of a file, not of a folder.")
    with said_clearly(path):
        part = path.with_name(f".{path.name}.{secrets.token_hex(4)}.part")
        try:
            handle = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, _OWNER_ONLY)
            with os.fdopen(handle, "wb") as out:
                write(out)
                out.flush()
                os.fsync(out.fileno())
            if check is not None:
                check(part)
            part.replace(path)
        finally:
            part.unlink(missing_ok=True)


def private_folder(path: Path) -> None:
    """Make a folder for its owner only, if there is none. Raises WrongUse if nothing can be written there."""
    with said_clearly(path):
        path.mkdir(mode=_FOLDER_OWNER_ONLY, exist_ok=True)


@contextmanager
def said_clearly(path: Path) -> Iterator[None]:
    """Turn an error of the system in writing a file into sentences that say what to do."""
    try:
        yield
    except FileNotFoundError as error:
        raise WrongUse(f"There is no folder {path.parent}. Make it first, or choose another place.") from error
    except OSError as error:
        raise WrongUse(f"{path} could not be saved. Choose a place where you may write and that has room.") from error
