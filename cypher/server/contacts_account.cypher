// name: server/contacts_account
// does: Out of what shared contacts are counted: young people with any contact of the sorts that are asked for,
//   those of them who turned 18 since or whose age is not known, those named, the contacts of each sort, those who are
//   adults today and are a contact or were one as a child, and the reports.
// access: read
// params: as_at, agency, holder, meeting, since, until, people, only, momentary
// uses: adult_from, adult_or_unidentified, age_unknown, in_window, people_with_contacts, visible, young
// returns: young: whole, turned_18: whole, age_unknown: whole, named: whole, adults: whole, adults_today: whole,
//   things: whole, events: whole, online: whole, reports: whole
// rows: one
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
CALL (finished) {
  {{people_with_contacts()}}
}
WITH sort, p, report, context, {{adult_from(p)}} AS adult_from
WITH
  count(DISTINCT p) AS young,
  count(DISTINCT CASE WHEN adult_from <= $as_at THEN p END) AS turned_18,
  count(DISTINCT CASE WHEN {{age_unknown(p)}} THEN p END) AS age_unknown,
  count(DISTINCT CASE WHEN p.key IN $people THEN p END) AS named,
  count(DISTINCT CASE WHEN sort = 'people' THEN context END) AS adults,
  count(DISTINCT CASE WHEN sort = 'things' THEN context END) AS things,
  count(DISTINCT CASE WHEN sort = 'events' THEN context END) AS events,
  count(DISTINCT CASE WHEN sort = 'online' THEN context END) AS online,
  count(DISTINCT [report.agency, report.ref]) AS reports
MATCH (s:_Store {name: 'ctx-map'})
WITH *, s.finished AS finished
CALL (finished) {
  MATCH (p:Person)-[r:CONTACTED|KNOWS|FRIEND_OF|FAMILY_OF|CARES_FOR|SUPPORTS]-(context:Person)
  WHERE 'people' IN $only
    AND p <> context
    AND {{visible(r, $as_at)}}
    AND {{in_window(r)}}
    AND {{young(p, r)}}
    AND {{adult_or_unidentified(context)}}
  RETURN count(DISTINCT context) AS adults_today
}
RETURN
  young AS young, turned_18 AS turned_18, age_unknown AS age_unknown, named AS named, adults AS adults,
  adults_today AS adults_today, things AS things, events AS events, online AS online, reports AS reports
