// name: server/reports_at
// does: Every report known on a day that an agency may see and that overlaps the window, of these kinds, at any of
//   the nodes with these keys; those of the dated kinds only where they are true on some day from the first to the
//   last.
// access: read
// params: as_at, agency, holder, meeting, since, until, keys, kinds, dated, first, last, momentary, open_ended
// returns: source, source_label, target, target_label, kind, ref, agency, since, until, recorded_at, role,
//   statement, grade, handling, action_code, sanitisation_code, conditions, collected_by, protective: yes/no,
//   disputed: yes/no, note, key, version, namespace, known_from, retracted_at, audience
// rows: in lists
MATCH (s:Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH (end:Node)-[r]-()
WHERE end.key IN $keys
WITH DISTINCT r, finished
WHERE r.admitted <= finished
  AND r.known_from <= $as_at
  AND (r.retracted_at IS NULL OR r.retracted_at > $as_at OR r.ended > finished)
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
  AND type(r) IN $kinds
  AND (
    NOT type(r) IN $dated
    OR coalesce(left(r.since, 10), left(r.until, 10)) <= $last
    AND coalesce(
      left(r.until, 10), CASE WHEN type(r) IN $open_ended THEN '9999-12-31' ELSE left(r.since, 10) END
    ) >= $first
  )
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
