"""Errors as a sentence; a text that may hold people's data reaches neither the screen nor the log."""

from __future__ import annotations

import logging

import pytest
from streamlit.testing.v1 import AppTest

from ctx_map_app.frame.error_messages import UNEXPECTED


def broken() -> None:
    from ctx_map_app.frame.error_messages import show_errors

    with show_errors():
        raise ValueError("Ash Field was born on 4 March 2011")


def refused() -> None:
    from ctx_map.errors import Refused
    from ctx_map_app.frame.error_messages import show_errors

    with show_errors():
        raise Refused("Ask the holder of the store.")


def test_an_unexpected_error_is_logged_by_its_kind_and_place_alone(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        app = AppTest.from_function(broken).run()
    assert [error.value for error in app.error] == [UNEXPECTED]
    assert "Ash" not in caplog.text
    assert "ValueError at" in caplog.text


def test_a_refusal_is_said_in_its_own_words() -> None:
    app = AppTest.from_function(refused).run()
    assert [error.value for error in app.error] == ["Ask the holder of the store."]
