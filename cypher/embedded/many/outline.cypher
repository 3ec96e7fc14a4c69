// name: many/outline
// does: Which node every report links to which, when, and its agency and reference: what is counted of the whole. Only reports
//   known on a day that an agency may see,
//   with a number from the first on and before another.
// access: read
// params: as_at, agency, holder, meeting, first, after
// uses: visible
// returns: source, target, kind, since, until, report
MATCH (r:Report)
WHERE r.number >= $first AND r.number < $after
  AND {{visible(r, $as_at)}}
RETURN
  r.source AS source,
  r.target AS target,
  r.kind AS kind,
  r.since AS since,
  r.until AS until,
  r.agency + '|' + r.ref AS report
ORDER BY source, target, kind, report
