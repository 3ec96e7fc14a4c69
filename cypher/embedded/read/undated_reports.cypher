// name: read/undated_reports
// does: How many reports known on a day that an agency may see have no date: neither their own, nor that of an event
//   at either end. They are inside every window. Each row is of those with the same handling and audience.
// access: read
// params: as_at, agency, holder, meeting
// uses: visible
// returns: handling, audience, conditions, agency, undated: whole
MATCH (r:Report)
WHERE r.since IS NULL
  AND r.until IS NULL
  AND {{visible(r, $as_at)}}
OPTIONAL MATCH (e:Event)
WHERE e.key = CASE WHEN r.source_label = 'Event' THEN r.source ELSE r.target END
WITH r, coalesce(e.occurred_from, e.occurred_to) AS day
WHERE day IS NULL
RETURN
  r.handling AS handling,
  r.audience AS audience,
  r.conditions AS conditions,
  r.agency AS agency,
  count(*) AS undated
ORDER BY handling, audience, conditions, agency
