// name: server/handlings
// does: Every handling with its codes that stands on a report which an agency may see and that overlaps the window.
// access: read
// params: as_at, agency, holder, meeting, since, until, momentary
// uses: in_window, visible
// returns: handling, action_code, sanitisation_code
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH ()-[r]->()
WHERE {{visible(r, $as_at)}}
  AND {{in_window(r)}}
RETURN DISTINCT r.handling AS handling, r.action_code AS action_code, r.sanitisation_code AS sanitisation_code
ORDER BY handling, action_code, sanitisation_code
