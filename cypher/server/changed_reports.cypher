// name: server/changed_reports
// does: Every version of a report that an agency may see and that overlaps the window, known on one of two days and
//   not on the other: the earlier day, `then`, and now.
// access: read
// params: as_at, agency, holder, meeting, since, until, then
// returns: source, source_label, target, target_label, kind, ref, agency, since, until, recorded_at, role,
//   statement, grade, handling, action_code, sanitisation_code, conditions, collected_by, protective: yes/no,
//   disputed: yes/no, note, key, version, namespace, known_from, retracted_at, audience
MATCH (s:Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH ()-[r]->()
WHERE r.admitted <= finished
  AND (
    r.audience = '*'
    OR r.audience CONTAINS ('|' + $agency + '|')
    OR ($holder AND r.audience CONTAINS '|(holder)|')
  )
  AND (NOT $meeting OR coalesce(r.in_meeting, true))
  AND (r.until IS NULL OR r.until + '~' >= $since)
  AND (r.since IS NULL OR r.since <= $until + '~')
WITH finished, r,
  r.known_from <= $then
  AND (r.retracted_at IS NULL OR r.retracted_at > $then OR coalesce(r.ended > finished, false)) AS known_then,
  r.known_from <= $as_at
  AND (r.retracted_at IS NULL OR r.retracted_at > $as_at OR coalesce(r.ended > finished, false)) AS known_now
WHERE known_then <> known_now
RETURN
  startNode(r).key AS source,
  startNode(r).label AS source_label,
  endNode(r).key AS target,
  endNode(r).label AS target_label,
  type(r) AS kind,
  r.ref AS ref,
  r.agency AS agency,
  r.since AS since,
  r.until AS until,
  r.recorded_at AS recorded_at,
  r.role AS role,
  r.statement AS statement,
  r.grade AS grade,
  r.handling AS handling,
  r.action_code AS action_code,
  r.sanitisation_code AS sanitisation_code,
  r.conditions AS conditions,
  r.collected_by AS collected_by,
  r.protective AS protective,
  r.disputed AS disputed,
  r.note AS note,
  r.key AS key,
  r.version AS version,
  r.namespace AS namespace,
  r.known_from AS known_from,
  CASE WHEN r.ended > finished THEN null ELSE r.retracted_at END AS retracted_at,
  r.audience AS audience
ORDER BY version
