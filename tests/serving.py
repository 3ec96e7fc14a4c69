"""The app as a person starts it: `ctx-map app` or `ctx-map demo` in a process of its own."""

from __future__ import annotations

import os
import queue
import re
import signal
import subprocess
import sys
import threading
import urllib.error
import urllib.request
from collections.abc import Mapping, Sequence
from pathlib import Path
from types import TracebackType

PATIENCE = 180.0
"""Seconds until the address is printed, on a slow machine."""
ADDRESS = re.compile(r"http://127\.0\.0\.1:\d+")


class Serving:
    """A command that serves, until the block ends. `address` is what it printed."""

    def __init__(self, arguments: Sequence[str], folder: Path, environment: Mapping[str, str]) -> None:
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("CTX_MAP_", "PYTHON"))}
        self._command = [str(Path(sys.executable).with_name("ctx-map")), *arguments]
        self._folder, self._environment = folder, {**kept, **environment}
        self.address = ""
        self.said = ""

    def __enter__(self) -> Serving:
        self._process = subprocess.Popen(
            self._command,
            cwd=self._folder,
            env=self._environment,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
        )
        lines: queue.Queue[str | None] = queue.Queue()
        threading.Thread(target=self._read, args=(lines,), daemon=True).start()
        while not self.address:
            line = lines.get(timeout=PATIENCE)
            assert line is not None, f"it ended without an address: {self.said}"
            self.said += line
            found = ADDRESS.search(line)
            self.address = found.group() if found else ""
        return self

    def _read(self, lines: queue.Queue[str | None]) -> None:
        assert self._process.stdout is not None
        for line in self._process.stdout:
            lines.put(line)
        lines.put(None)

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.stop()

    def stop(self) -> int:
        """Ctrl-C, as at the keyboard; its exit code."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGINT)
        return self._process.wait(timeout=60)

    def terminate(self) -> int:
        """A polite end of the command alone; its exit code."""
        self._process.terminate()
        return self._process.wait(timeout=60)

    def status(self, path: str) -> int:
        """The status with which a path answers."""
        try:
            with urllib.request.urlopen(self.address + path, timeout=60) as answer:  # noqa: S310 (our own server)
                return int(answer.status)
        except urllib.error.HTTPError as error:
            return error.code
