// name: server/changed_reports
// does: Every version of a report that an agency may see and that overlaps the window, known on one of two days and
//   not on the other: the earlier day, `then`, and now.
// access: read
// params: as_at, agency, holder, meeting, since, until, then, momentary
// returns: source, source_label, target, target_label, kind, ref, agency, since, until, recorded_at, role,
//   statement, grade, handling, action_code, sanitisation_code, conditions, collected_by, protective: yes/no,
//   disputed: yes/no, note, key, version, namespace, known_from, retracted_at, audience
// rows: in lists
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
  AND (
    $since = ''
    OR coalesce(
      startNode(r).occurred_to, endNode(r).occurred_to,
      startNode(r).occurred_from, endNode(r).occurred_from,
      r.until, CASE WHEN type(r) IN $momentary THEN r.since END, '~'
    ) + '~' >= $since
  )
  AND (
    $until = '~'
    OR coalesce(
      startNode(r).occurred_from, endNode(r).occurred_from,
      startNode(r).occurred_to, endNode(r).occurred_to,
      r.since, CASE WHEN type(r) IN $momentary THEN r.until END, ''
    ) <= $until + '~'
  )
WITH finished, r,
  r.known_from <= $then
  AND (r.retracted_at IS NULL OR r.retracted_at > $then OR coalesce(r.ended > finished, false)) AS known_then,
  r.known_from <= $as_at
  AND (r.retracted_at IS NULL OR r.retracted_at > $as_at OR coalesce(r.ended > finished, false)) AS known_now
WHERE known_then <> known_now
WITH finished, collect(r) AS every
UNWIND range(0, size(every) - 1, 2000) AS at
WITH finished, every[at..at + 2000] AS part
RETURN
  [r IN part | startNode(r).key] AS source,
  [r IN part | startNode(r).label] AS source_label,
  [r IN part | endNode(r).key] AS target,
  [r IN part | endNode(r).label] AS target_label,
  [r IN part | type(r)] AS kind,
  [r IN part | r.ref] AS ref,
  [r IN part | r.agency] AS agency,
  [r IN part | r.since] AS since,
  [r IN part | r.until] AS until,
  [r IN part | r.recorded_at] AS recorded_at,
  [r IN part | r.role] AS role,
  [r IN part | r.statement] AS statement,
  [r IN part | r.grade] AS grade,
  [r IN part | r.handling] AS handling,
  [r IN part | r.action_code] AS action_code,
  [r IN part | r.sanitisation_code] AS sanitisation_code,
  [r IN part | r.conditions] AS conditions,
  [r IN part | r.collected_by] AS collected_by,
  [r IN part | r.protective] AS protective,
  [r IN part | r.disputed] AS disputed,
  [r IN part | r.note] AS note,
  [r IN part | r.key] AS key,
  [r IN part | r.version] AS version,
  [r IN part | r.namespace] AS namespace,
  [r IN part | r.known_from] AS known_from,
  [r IN part | CASE WHEN r.ended > finished THEN null ELSE r.retracted_at END] AS retracted_at,
  [r IN part | r.audience] AS audience
ORDER BY version
