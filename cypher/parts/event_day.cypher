// name: parts/event_day
// does: The day of an event: its own, else the one on which it is reported to have happened at a place.
// access: read
// takes: event, report
// params:
left(coalesce(event.occurred_from, report.since), 10)
