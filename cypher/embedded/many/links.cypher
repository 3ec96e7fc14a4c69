// name: many/links
// does: Every report known on a day that an agency may see, of those with a number from the first on and before another:
//   a large store is read part by part, because the database holds a whole answer twice while it hands it over.
// access: read
// params: as_at, agency, holder, meeting, first, after
// returns: source, source_label, target, target_label, kind, ref, agency, since, until, recorded_at, role, statement,
//   grade, handling, action_code, sanitisation_code, conditions, collected_by, protective: yes/no, disputed: yes/no,
//   note, key, version, namespace, known_from, retracted_at, audience
MATCH (r:Report)
WHERE r.number >= $first AND r.number < $after
  AND r.known_from <= $as_at AND (r.retracted_at IS NULL OR r.retracted_at > $as_at)
  AND (
    r.audience = '*'
    OR r.audience CONTAINS ('|' + $agency + '|')
    OR ($holder AND r.audience CONTAINS '|(holder)|')
  )
  AND (NOT $meeting OR coalesce(r.in_meeting, true))
RETURN
  r.source AS source,
  r.source_label AS source_label,
  r.target AS target,
  r.target_label AS target_label,
  r.kind AS kind,
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
  r.retracted_at AS retracted_at,
  r.audience AS audience
ORDER BY version
