"""The store of this process, its audit, and the mandate of this computer."""

from __future__ import annotations

from datetime import date

import streamlit as st

from ctx_map import Mandate, open_store
from ctx_map.governance import Audit, open_audit, read_mandate
from ctx_map.settings import Settings, read_settings
from ctx_map.store import Store
from ctx_map_app.session.state import session


def settings() -> Settings:
    """The settings of this computer, read again at every run."""
    return read_settings()


@st.cache_resource(show_spinner="Opening the store", on_release=lambda store: store.close())
def the_store() -> Store:
    """The store of this process. It is shared between sessions: it holds no answer.

    The app never makes one. Raises StoreUnavailable where there is none.
    """
    known = settings()
    return open_store(known.store, user=known.neo4j_user, password=known.neo4j_password, create=False)


def the_audit() -> Audit:
    """The audit of the store."""
    known = settings()
    return open_audit(known.store, known)


def given_mandate() -> Mandate:
    """The mandate of this computer as at today, read again at every run, so that an expired one opens nothing."""
    return read_mandate(settings(), date.today())


def mandate_of_session() -> Mandate:
    """The mandate of this computer, as at the day and for the purpose of this session."""
    return session().mandate(given_mandate())


def data_version() -> tuple[object, ...]:
    """What tells that the store has changed: its counts, and how often it was changed. Views of the session use it."""
    facts = session().networks.store_now = the_store().facts()
    return (facts.changes, facts.nodes, facts.links)
