"""The app as it is served: `python -m streamlit run asgi.py`, on this machine only.

The pages themselves are in pages.py, which main.py runs. Here are the headers, the one script that the network map
brings along, and the check that nothing opens the app.
"""

from __future__ import annotations

import os
import sys
from importlib import import_module
from threading import Thread

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route

from ctx_map.errors import Refused
from ctx_map.maps import vis_network_script
from ctx_map.settings import APP_WAITS
from ctx_map_app.frame.hardening import refuse_if_risky
from ctx_map_app.frame.headers import ClosedHeaders, content_policy, start_page

PAGES = "ctx_map_app.pages"
"""What main.py shows. It takes seconds to load."""
A_YEAR = 31_536_000
"""Seconds."""


def _store_is_ready() -> bool:
    """Wait until the command says so. False where it ends without a line, or is stopped with Ctrl-C."""
    try:
        return bool(sys.stdin.readline())
    except KeyboardInterrupt:
        return False


try:
    refuse_if_risky()
except Refused as refusal:
    sys.exit(str(refusal))
# while the store is made ready and the browser fetches Streamlit's page, so that the first visit waits less
Thread(target=import_module, args=(PAGES,), daemon=True).start()
if os.environ.get(APP_WAITS) and not _store_is_ready():
    sys.exit()


async def network_script(request: Request) -> FileResponse:  # noqa: ARG001
    """The drawing library of the network map. It holds no data, so a browser may keep it."""
    headers = {"Cache-Control": f"public, max-age={A_YEAR}, immutable"}
    return FileResponse(vis_network_script(), media_type="text/javascript", headers=headers)


app = st.App(
    "main.py",
    routes=[Route("/ctx-map/vis-network.min.js", network_script)],
    middleware=[Middleware(ClosedHeaders, policy=content_policy(start_page()))],
)
