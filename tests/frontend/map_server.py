"""The server of that screen, with the one route that the component needs."""

from __future__ import annotations

import streamlit as st
from starlette.middleware import Middleware
from starlette.requests import Request
from starlette.responses import FileResponse
from starlette.routing import Route

from ctx_map.maps import vis_network_script
from ctx_map_app.canvas.network_component import VIS_ROUTE
from ctx_map_app.frame.headers import ClosedHeaders, content_policy, start_page


async def script(request: Request) -> FileResponse:
    return FileResponse(vis_network_script(), media_type="text/javascript")


app = st.App(
    "map_screen.py",
    routes=[Route(VIS_ROUTE, script)],
    middleware=[Middleware(ClosedHeaders, policy=content_policy(start_page()))],
)
