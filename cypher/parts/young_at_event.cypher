// name: parts/young_at_event
// does: Whether a person was under 18 on the day of their part in an event.
// access: read
// takes: person, report, event
// params: as_at
// uses: adult_from
coalesce(left(report.since, 10), left(event.occurred_from, 10), $as_at) < {{adult_from(person)}}
