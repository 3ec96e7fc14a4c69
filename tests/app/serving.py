"""A real server of the app for tests: its own process, its own store, a free port of this machine."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path

from ctx_map.settings import Settings

REPOSITORY = Path(__file__).resolve().parents[2]
APP = REPOSITORY / "app" / "ctx_map_app"
SAMPLE = REPOSITORY / "sample_data" / "saltmere"
LONGEST_START = 60
"""Seconds."""


def free_port() -> int:
    """A port that nobody listens on."""
    with socket.socket() as found:
        found.bind(("127.0.0.1", 0))
        return int(found.getsockname()[1])


def command(port: int, *options: str) -> list[str]:
    """The command that serves the app, as the command line of ctx-map gives it."""
    return [sys.executable, "-m", "streamlit", "run", str(APP / "asgi.py"), f"--server.port={port}", *options]


def environment(store: Path, data_dir: Path, **more: str) -> Mapping[str, str]:
    """The environment of an app on this store."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("CTX_MAP_", "STREAMLIT_"))}
    return {**kept, "CTX_MAP_STORE": str(store), "CTX_MAP_DATA_DIR": str(data_dir), **more}


@contextmanager
def served(store: Path, data_dir: Path, *, log: Path, **more: str) -> Iterator[str]:
    """The address of the app, served until the block ends. What the server writes goes into `log`."""
    port = free_port()
    with running(command(port), port, environment(store, data_dir, **more), folder=data_dir, log=log) as address:
        yield address


@contextmanager
def running(
    command: Sequence[str], port: int, environment: Mapping[str, str], *, folder: Path, log: Path
) -> Iterator[str]:
    """The address of a Streamlit app that a command serves on a port, until the block ends."""
    with log.open("wb") as written:
        process = subprocess.Popen(command, env=environment, stdout=written, stderr=subprocess.STDOUT, cwd=folder)
    try:
        address = f"http://127.0.0.1:{port}"
        _wait_for(address, process, log)
        yield address
    finally:
        process.terminate()
        process.wait(timeout=30)


@contextmanager
def town_on_a_server(town: Settings) -> Iterator[str]:
    """The address of the app on the store of these settings, whose log lies beside their data."""
    with served(Path(town.store), town.data_dir, log=town.data_dir.parent / "log") as found:
        yield found


def _wait_for(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    end = time.monotonic() + LONGEST_START
    while time.monotonic() < end:
        if process.poll() is not None:
            raise RuntimeError(f"The app ended at once: {log.read_text()[-2000:]}")
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=2):  # noqa: S310 - this machine's own server
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    raise RuntimeError("The app did not answer in time.")


def chromium() -> str:
    """Return the path of a Chromium, found as `scripts/test` finds it: benchmarks and single tests need one too."""
    named = os.environ.get("CTX_MAP_CHROMIUM")
    if named:
        return named
    script = [sys.executable, str(REPOSITORY / "scripts" / "browser.py")]
    found = subprocess.run(script, check=False, stdout=subprocess.PIPE, text=True).stdout.strip()
    if not found:
        raise RuntimeError("No Chromium was found: install one, or name it in CTX_MAP_CHROMIUM.")
    return found
