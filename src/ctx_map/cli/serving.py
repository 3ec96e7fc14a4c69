"""Running the app on this computer: it takes a free port, prints its address, and stops with Ctrl-C."""

from __future__ import annotations

import contextlib
import importlib.util
import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
import webbrowser
from collections.abc import Callable
from pathlib import Path

import typer

from ctx_map.errors import CtxMapError, WrongUse
from ctx_map.settings import APP_WAITS, Settings

APP = "ctx_map_app"
"""The package of the app."""
HERE = "127.0.0.1"
START_WITHIN = 90.0
"""Seconds to wait for the app. The first start on a slow disk compiles everything that is imported."""

LOOK_EVERY = 0.05
"""Seconds between two looks at whether the app answers."""


class AppNotStarted(CtxMapError):
    """The app did not start, or ended by itself."""


def serve(settings: Settings, *, port: int | None, browser: bool, meanwhile: Callable[[], None]) -> None:
    """Run the app on the store of these settings until it is stopped.

    `meanwhile` makes the store ready, or raises where it can't be. The app loads its code at the same time, because
    both take seconds, and answers no one before the store is ready.
    """
    if importlib.util.find_spec("streamlit") is None:
        raise WrongUse('Streamlit is not installed, and the app needs it. Install "ctx-map[app]".')
    folder = _app_folder()
    chosen = port or _free_port()
    # start the app (its arguments are fixed words and a number)
    server = subprocess.Popen(  # noqa: S603
        [sys.executable, "-m", "streamlit", "run", "asgi.py", f"--server.port={chosen}", f"--server.address={HERE}"],
        cwd=folder,
        env={**_environment(settings), APP_WAITS: "1"},
        stdin=subprocess.PIPE,
    )
    # handle SIGTERM like Ctrl-C, so that the app does not keep running without its command
    before = signal.signal(signal.SIGTERM, signal.default_int_handler)
    # wait for it, say where it is, and stay until it ends
    try:
        meanwhile()
        _let_it_open(server)
        address = f"http://{HERE}:{chosen}"
        _wait_until_it_answers(server, address)
        typer.echo(f"The app is open at {address}. Only this computer can reach it. To stop it, press Ctrl-C.")
        if browser and _has_screen():
            webbrowser.open(address)
        if server.wait():
            raise AppNotStarted("The app has stopped. The reason is above. Start it again.")
    finally:
        _stop(server)
        signal.signal(signal.SIGTERM, before)


def _let_it_open(server: subprocess.Popen[bytes]) -> None:
    """Tell the app that its store is ready. Where it has ended before, the wait for it says so."""
    if server.stdin is not None:
        with contextlib.suppress(OSError), server.stdin as line:
            line.write(b"\n")


def _app_folder() -> Path:
    """The folder of the installed app. Raises AppNotStarted where it is not installed."""
    found = importlib.util.find_spec(APP)
    if found is None or found.origin is None:
        raise AppNotStarted("The app of ctx-map is not installed: install ctx-map again.")
    return Path(found.origin).parent


def _environment(settings: Settings) -> dict[str, str]:
    """Return the environment of this process, with the store that this command opens.

    Paths are absolute, because the app runs in its own folder.
    """
    given = {"CTX_MAP_STORE": settings.store, "CTX_MAP_DATA_DIR": str(settings.data_dir)}
    if settings.mandate_file is not None:
        given["CTX_MAP_MANDATE"] = str(settings.mandate_file)
    given["STREAMLIT_BROWSER_GATHER_USAGE_STATS"] = "false"
    return {**os.environ, **given}


def _free_port() -> int:
    with socket.socket() as listener:
        listener.bind((HERE, 0))
        return int(listener.getsockname()[1])


def _wait_until_it_answers(server: subprocess.Popen[bytes], address: str) -> None:
    give_up = time.monotonic() + START_WITHIN
    while time.monotonic() < give_up:
        if server.poll() is not None:
            raise AppNotStarted("The app stopped while it was starting. The reason is above. Start it again.")
        try:
            # the address is on this computer
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):  # noqa: S310
                return
        except (urllib.error.URLError, OSError):
            time.sleep(LOOK_EVERY)
    raise AppNotStarted(
        f"The app did not start within {START_WITHIN:.0f} seconds. Start it again, or restart the computer."
    )


def _has_screen() -> bool:
    """Return whether a browser would open on a screen."""
    return sys.platform in ("win32", "darwin") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def _stop(server: subprocess.Popen[bytes]) -> None:
    if server.poll() is not None:
        return
    server.terminate()
    try:
        server.wait(timeout=10)
    except subprocess.TimeoutExpired:
        server.kill()
