"""The app does not start while an option would open it."""

from __future__ import annotations

import subprocess
import tomllib
from pathlib import Path

import pytest

from app.serving import APP, command, environment, free_port
from ctx_map.errors import Refused
from ctx_map_app.frame.hardening import BOUNDED, SAFE, refuse_if_risky, risky_options

SET = tomllib.loads((APP / ".streamlit" / "config.toml").read_text("utf-8"))
RISKY = {
    "server.address": "0.0.0.0",  # noqa: S104
    "server.allowedHosts": [],
    "server.maxUploadSize": 200,
    "server.enableCORS": False,
    "server.enableXsrfProtection": False,
    "server.enableStaticServing": True,
    "server.enableAgentApi": True,
    "server.fileWatcherType": "auto",
    "server.unsafeMetricsUserAttributes": ["email"],
    "server.trustedUserHeaders": {"X-User": "user"},
    "browser.gatherUsageStats": True,
    "client.showErrorDetails": "full",
    "client.showErrorLinks": True,
    "client.toolbarMode": "developer",
    "client.disableDataExport": False,
    "runner.magicEnabled": True,
    "global.developmentMode": True,
}


def shipped(name: str) -> object:
    """An option as the shipped file sets it, else as Streamlit has it by itself."""
    section, option = name.split(".")
    by_itself = {"server.trustedUserHeaders": {}, "global.developmentMode": False}
    return SET.get(section, {}).get(option, by_itself.get(name))


def test_the_shipped_options_are_safe() -> None:
    assert risky_options(shipped) == ()


def test_every_option_that_is_held_has_a_risky_value_here() -> None:
    assert set(RISKY) == {*SAFE, *BOUNDED}


@pytest.mark.parametrize(("name", "value"), RISKY.items(), ids=RISKY)
def test_one_risky_option_is_refused_by_its_name(name: str, value: object) -> None:
    with pytest.raises(Refused, match=name):
        refuse_if_risky(lambda asked: value if asked == name else shipped(asked))


@pytest.mark.parametrize("option", ["--server.address=0.0.0.0", "--client.showErrorDetails=full"])
def test_a_server_with_a_risky_option_ends_with_one_sentence(tmp_path: Path, option: str) -> None:
    done = subprocess.run(
        command(free_port(), option),
        env=environment(tmp_path / "store", tmp_path),
        check=False,
        capture_output=True,
        text=True,
        timeout=60,
        cwd=tmp_path,
    )
    assert done.returncode != 0
    assert option.removeprefix("--").partition("=")[0] in done.stderr
    assert "Traceback" not in done.stderr
