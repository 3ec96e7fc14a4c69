// name: read/link_history
// does: Every version of the reports with these keys that an agency may see, whenever it was known.
// access: read
// params: as_at, agency, holder, meeting, keys
// uses: admitted, permitted, retracted_on, standing
// returns: source, source_label, target, target_label, kind, ref, agency, since, until, recorded_at, role, statement,
//   grade, handling, action_code, sanitisation_code, conditions, collected_by, protective: yes/no, disputed: yes/no,
//   note, key, version, namespace, known_from, retracted_at, audience
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH ()-[r]->()
WHERE r.key IN $keys AND size($as_at) > 0 AND {{admitted(r)}}
  AND {{standing(r)}}
  AND {{permitted(r)}}
RETURN
  startNode(r).key AS source,
  startNode(r)._label AS source_label,
  endNode(r).key AS target,
  endNode(r)._label AS target_label,
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
  {{retracted_on(r)}} AS retracted_at,
  r.audience AS audience
ORDER BY version
