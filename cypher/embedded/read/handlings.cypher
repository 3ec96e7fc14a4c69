// name: read/handlings
// does: Every handling with its codes that stands on a report which an agency may see, with what
//   says who may see such a report.
// access: read
// kept: yes
// params: as_at, agency, holder, meeting
// uses: visible
// returns: handling, action_code, sanitisation_code, audience, conditions, agency
MATCH (r:Report)
WHERE {{visible(r, $as_at)}}
RETURN DISTINCT
  r.handling AS handling,
  r.action_code AS action_code,
  r.sanitisation_code AS sanitisation_code,
  r.audience AS audience,
  r.conditions AS conditions,
  r.agency AS agency
ORDER BY handling, action_code, sanitisation_code, audience, conditions, agency
