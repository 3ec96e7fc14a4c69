// name: read/outline
// does: Which node every report links to which, when, and its agency and reference: what is counted of the whole. Only reports
//   known on a day that an agency may see.
// access: read
// kept: yes
// params: as_at, agency, holder, meeting
// uses: visible
// returns: source, target, kind, since, until, report
MATCH (r:Report)
WHERE {{visible(r, $as_at)}}
RETURN
  r.source AS source,
  r.target AS target,
  r.kind AS kind,
  r.since AS since,
  r.until AS until,
  r.agency + '|' + r.ref AS report
ORDER BY source, target, kind, report
