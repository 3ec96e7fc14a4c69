"""What Streamlit runs for each visit and click: a frame while the app is being loaded, then the page.

The first visit after a start has to wait some seconds until everything is loaded. It sees a frame with one sentence.
"""

from __future__ import annotations

import sys
from importlib import import_module

import streamlit as st

PAGES = "ctx_map_app.pages"
FRAME = """
<style>
[data-testid="stHeader"] { display: none; }
[data-testid="stMainBlockContainer"] { padding: 0 !important; max-width: none; }
.ctx-loading strong { display: block; padding: 10px 16px; background: #0b0c0c; color: #ffffff; font-size: 18px; }
.ctx-loading p { margin: 0; padding: 20px 40px; color: #0b0c0c; font-size: 18px; }
</style>
<div class="ctx-loading"><strong>ctx-map</strong><p role="status">Starting ctx-map. This takes a few seconds.</p></div>
"""

frame = st.empty()
if not hasattr(sys.modules.get(PAGES), "show_page"):  # they may be half loaded
    frame.html(FRAME)
pages = import_module(PAGES)
frame.empty()
pages.show_page()
