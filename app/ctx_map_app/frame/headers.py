"""The headers that every answer of the app carries: nothing from elsewhere runs, is shown or is told.

Under this policy the page loads from this machine alone. Streamlit's start page has one inline script; its hash is
worked out from the file that is installed, so that no other inline script runs.
"""

from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import streamlit
from starlette.datastructures import MutableHeaders
from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


def start_page() -> str:
    """The text of Streamlit's start page as it is installed."""
    return (Path(streamlit.__file__).parent / "static" / "index.html").read_text("utf-8")


def inline_hashes(page: str) -> tuple[str, ...]:
    """The source expressions of the page's inline scripts, as a Content-Security-Policy names them."""
    digests = (hashlib.sha256(script.encode()).digest() for script in _INLINE.findall(page))
    return tuple(f"'sha256-{base64.b64encode(digest).decode()}'" for digest in digests)


def content_policy(page: str) -> str:
    """The Content-Security-Policy of the app."""
    rules = {
        "default-src": "'self'",
        "script-src": " ".join(("'self'", *inline_hashes(page))),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self' ws://localhost:* ws://127.0.0.1:*",
        "worker-src": "'self' blob:",
        "object-src": "'none'",
        "base-uri": "'self'",
        "form-action": "'self'",
        "frame-ancestors": "'none'",
    }
    return "; ".join(f"{name} {value}" for name, value in rules.items())


class ClosedHeaders:
    """Adds the headers to every answer, whichever part of the app gives it."""

    def __init__(self, app: ASGIApp, policy: str) -> None:
        self._app = app
        self._headers = {
            "Content-Security-Policy": policy,
            "X-Content-Type-Options": "nosniff",
            "Referrer-Policy": "no-referrer",
            "X-Frame-Options": "DENY",
            "Cross-Origin-Opener-Policy": "same-origin",
            "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
        }

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def with_headers(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(self._headers)
            await send(message)

        await self._app(scope, receive, with_headers)
