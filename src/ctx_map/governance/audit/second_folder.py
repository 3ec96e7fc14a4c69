"""The anchors in a second folder, one per line of the log. Lines are only ever added to its file."""

from __future__ import annotations

import os
from pathlib import Path

from ctx_map.errors import Refused
from ctx_map.governance.audit import files
from ctx_map.governance.audit.anchor import IN_FOLDER, Anchor, anchors_in


def keep_anchor(path: Path, anchor: Anchor) -> None:
    """Add an anchor at the end of the file, which is made if it does not exist. Raises OSError."""
    handle = os.open(path, os.O_WRONLY | os.O_APPEND | os.O_CREAT | files.NO_FOLLOW, files.PRIVATE_FILE)
    try:
        files.add(handle, f"{anchor.text}\n".encode("ascii"))
    finally:
        os.close(handle)


def kept_anchors(path: Path) -> tuple[Anchor, ...]:
    """Return the anchors in the file, none if it does not exist.

    Raises Refused if it can't be read.
    """
    try:
        return tuple(anchors_in(path.read_text("ascii", errors="replace"), IN_FOLDER))
    except FileNotFoundError:
        return ()
    except OSError as error:
        raise Refused("The second folder of the audit could not be read. Check CTX_MAP_AUDIT_ANCHORS.") from error
