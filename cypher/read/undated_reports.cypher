// name: read/undated_reports
// does: How many reports known on a day that an agency may see have no date: neither their own, nor that of an event
//   at either end. They are inside every window. Each row is of those with the same handling and audience.
// access: read
// params: as_at, agency, holder, meeting
// uses: visible
// returns: handling, audience, conditions, agency, undated: whole
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH ()-[r]->()
WHERE {{visible(r, $as_at)}}
  AND r.since IS NULL
  AND r.until IS NULL
  AND coalesce(startNode(r).occurred_from, startNode(r).occurred_to) IS NULL
  AND coalesce(endNode(r).occurred_from, endNode(r).occurred_to) IS NULL
RETURN
  r.handling AS handling,
  r.audience AS audience,
  r.conditions AS conditions,
  r.agency AS agency,
  count(r) AS undated
ORDER BY handling, audience, conditions, agency
