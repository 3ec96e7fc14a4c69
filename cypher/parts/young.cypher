// name: parts/young
// does: Whether a person was under 18 on the day of a report about them.
// access: read
// takes: person, report
// params: as_at
// uses: adult_from
coalesce(left(report.since, 10), $as_at) < {{adult_from(person)}}
