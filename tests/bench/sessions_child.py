"""Ten sessions of the app in one process, each about two other people: their canvas, and two questions about them.

    python -m bench.sessions_child 1000 --as-at 2026-11-24

The number is that of the first young person. The last line is the most memory that the process took, in GiB.
"""

from __future__ import annotations

import sys
from datetime import date

from streamlit.testing.v1 import AppTest

from app.serving import APP
from bench.command_child import peak_gib
from ctx_map_app.frame.menu import WORKSPACE
from ctx_map_app.scene import History, Scene
from ctx_map_app.scene.actions import Ask
from ctx_map_app.session.state import _KEY, Session
from ctx_map_app.workspace.room import _KEY as _ROOM
from ctx_map_app.workspace.room import Room

SESSIONS = 10
LONGEST = 600
"""Seconds."""


def session_about(a: str, b: str, as_at: date) -> AppTest:
    """A session whose canvas is about two people, after two questions about them."""
    app = AppTest.from_file(APP / "main.py", default_timeout=LONGEST)
    now = Room(history=History(Scene(people=(a, b), as_at=as_at)))
    app.session_state[_ROOM], app.session_state[_KEY] = now, Session(go_to=WORKSPACE)
    app.run()
    for asked in (Ask.having("shared-places", {"people": (a, b)}), Ask.having("connect", {"a": a, "b": b})):
        now.history = now.history.do(asked)
        app.run()
    if app.exception or app.error:
        raise RuntimeError("A session shows an error in the place of its answer.")
    return app


if __name__ == "__main__":
    first, day = int(sys.argv[1]), date.fromisoformat(sys.argv[-1])
    keys = [f"town:p{first + number:09d}" for number in range(2 * SESSIONS)]
    held = [session_about(a, b, day) for a, b in zip(keys[::2], keys[1::2], strict=True)]
    sys.stdout.write(f"\n{peak_gib()}\n")
