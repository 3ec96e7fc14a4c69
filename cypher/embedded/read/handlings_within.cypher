// name: read/handlings_within
// does: Every handling with its codes that stands on a report which an agency may see and that overlaps the window,
//   with what says who may see such a report. The reports about events are asked for themselves: they are of the
//   time of their event.
// access: read
// params: as_at, agency, holder, meeting, since, until, momentary
// uses: in_window, visible
// returns: handling, action_code, sanitisation_code, audience, conditions, agency
MATCH (r:Report)
WHERE r.source_label <> 'Event'
  AND r.target_label <> 'Event'
  AND {{visible(r, $as_at)}}
WITH r, CAST(NULL AS STRING) AS began, CAST(NULL AS STRING) AS ended
WHERE {{in_window(r, began, ended)}}
RETURN DISTINCT
  r.handling AS handling,
  r.action_code AS action_code,
  r.sanitisation_code AS sanitisation_code,
  r.audience AS audience,
  r.conditions AS conditions,
  r.agency AS agency
UNION
MATCH (r:Report)
WHERE (r.source_label = 'Event' OR r.target_label = 'Event')
  AND {{visible(r, $as_at)}}
WITH r, CASE WHEN r.source_label = 'Event' THEN r.source ELSE r.target END AS about
MATCH (e:Event)
WHERE e.key = about
WITH
  r,
  coalesce(e.occurred_from, e.occurred_to) AS began,
  coalesce(e.occurred_to, e.occurred_from) AS ended
WHERE {{in_window(r, began, ended)}}
RETURN DISTINCT
  r.handling AS handling,
  r.action_code AS action_code,
  r.sanitisation_code AS sanitisation_code,
  r.audience AS audience,
  r.conditions AS conditions,
  r.agency AS agency
ORDER BY handling, action_code, sanitisation_code, audience, conditions, agency
