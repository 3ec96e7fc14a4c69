"""The options of Streamlit that keep the app closed, held when it starts.

An option may be set by a file, the environment or the command line; what counts is what Streamlit ended up with. The
app does not start while one of them would open it: to other machines, to other web pages, to a company's statistics, or
by showing error texts that hold people's data.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

import streamlit as st

from ctx_map.errors import Refused

HERE = frozenset({"localhost", "127.0.0.1", "::1", "[::1]"})
"""The names of this machine."""
LARGEST_UPLOAD = 20
"""Megabytes."""

SAFE: Mapping[str, object] = {
    "server.enableCORS": True,
    "server.enableXsrfProtection": True,
    "server.enableStaticServing": False,
    "server.enableAgentApi": False,
    "server.fileWatcherType": "none",
    "server.unsafeMetricsUserAttributes": [],
    "server.trustedUserHeaders": {},
    "browser.gatherUsageStats": False,
    "client.showErrorDetails": "none",
    "client.showErrorLinks": False,
    "client.toolbarMode": "minimal",
    "client.disableDataExport": True,
    "runner.magicEnabled": False,
    "global.developmentMode": False,
}
"""Options that have one safe value."""


def _at_most(largest: int) -> Callable[[object], bool]:
    return lambda value: isinstance(value, int | float) and 0 < value <= largest


def _this_machine(value: object) -> bool:
    return value in HERE


def _only_this_machine(value: object) -> bool:
    return isinstance(value, list) and bool(value) and set(value) <= HERE


BOUNDED: Mapping[str, tuple[Callable[[object], bool], str]] = {
    "server.address": (_this_machine, '"127.0.0.1"'),
    "server.allowedHosts": (_only_this_machine, '["localhost", "127.0.0.1"]'),
    "server.maxUploadSize": (_at_most(LARGEST_UPLOAD), f"at most {LARGEST_UPLOAD}"),
}
"""Options that have several safe values, with the words for one."""


def risky_options(read: Callable[[str], object] = st.get_option) -> tuple[str, ...]:
    """The options that would open the app, each with the value that is safe."""
    fixed = [f"{name} (must be {_as_toml(value)})" for name, value in SAFE.items() if _plain(read(name)) != value]
    bounded = [f"{name} (must be {words})" for name, (holds, words) in BOUNDED.items() if not holds(read(name))]
    return tuple(sorted(fixed + bounded))


def refuse_if_risky(read: Callable[[str], object] = st.get_option) -> None:
    """Raises Refused, naming every option that would open the app."""
    risky = risky_options(read)
    if risky:
        raise Refused(
            f"The app does not start, because these options would open it: {', '.join(risky)}. Start it with "
            "`ctx-map app`, or take them out of config.toml, the environment (STREAMLIT_…) and the command line."
        )


def _plain(value: object) -> object:
    """False and "false", as the command line writes it, read the same."""
    return {"true": True, "false": False}.get(value.lower(), value) if isinstance(value, str) else value


def _as_toml(value: object) -> str:
    return str(value).lower() if isinstance(value, bool) else f'"{value}"' if isinstance(value, str) else str(value)
