"""The day up to which a sheet counts: the end of a month, so that sheets of one month give the same numbers."""

from __future__ import annotations

from datetime import date, timedelta

MONTH_LENGTH = len("2026-05")
"""Characters of a month in ISO text."""
RECENT = 6
"""Months that are called recent."""


def counted_until(day: date) -> date:
    """Return the last month end up to a day."""
    next_day = day + timedelta(days=1)
    return day if next_day.day == 1 else day.replace(day=1) - timedelta(days=1)


def first_recent_month(until: date) -> str:
    """Return the first of the recent months that end with a month end, as ISO text."""
    months = until.year * 12 + until.month - RECENT
    return f"{months // 12:04d}-{months % 12 + 1:02d}"


def month_of(day: str) -> str:
    """Return the month of a day in ISO text. Of a year alone it is the last month, the latest that it can be."""
    return day[:MONTH_LENGTH] if len(day) >= MONTH_LENGTH else f"{day[:4]}-12"
