"""Meetings in the workspace: the list of them, their notes and actions, their views, and how they are finished."""
