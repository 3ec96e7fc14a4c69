"""When a load happens. A clock that has gone back does not make a load older than the one before it."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

_HERE = ZoneInfo("Europe/London")


@dataclass(frozen=True, slots=True)
class LoadMoment:
    """The day from which what is loaded is known, and the moment of the load."""

    day: str
    moment: str
    """ISO text in UTC."""


def load_moment(today: date, now: datetime, last: str | None) -> LoadMoment:
    """The moment of a load on `today`, later than the moment of the last load.

    `now` gives the time of day, and the day too unless `today` is another one (a load that counts as of that day).
    """
    moment = now.astimezone(UTC)
    if now.astimezone(_HERE).date() != today:
        moment = datetime.combine(today, moment.timetz())
    day = today
    if last is not None and moment <= (before := datetime.fromisoformat(last)):
        moment = before + timedelta(microseconds=1)
        day = max(today, before.date())
    return LoadMoment(day.isoformat(), moment.strftime("%Y-%m-%dT%H:%M:%S.%fZ"))
