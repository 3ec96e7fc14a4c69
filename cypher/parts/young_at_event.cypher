// name: parts/young_at_event
// does: Whether a person was under 18 on the day of an event: its own, else that of the report of their part in it.
// access: read
// takes: person, report, event
// params: as_at
// uses: adult_from
left(coalesce(event.occurred_from, event.occurred_to, report.since, $as_at), 10) < {{adult_from(person)}}
