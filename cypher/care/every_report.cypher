// name: care/every_report
// does: Every version of every report of a finished load with all that is kept of it, to check it against its digest.
// access: read
// params:
// uses: admitted, retracted_on
// returns: source, source_label, target, target_label, kind, ref, agency, since, until, recorded_at, role, statement, grade,
//   handling, action_code, sanitisation_code, conditions, collected_by, protective: yes/no, disputed: yes/no, note, key,
//   version, content, namespace, known_from, retracted_at, audience, in_meeting: yes/no, load, withdrawn_at
// rows: in lists
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH ()-[r]->()
WHERE {{admitted(r)}}
WITH finished, collect(r) AS every
UNWIND range(0, size(every) - 1, 2000) AS at
WITH finished, every[at..at + 2000] AS part
RETURN
  [each IN part | startNode(each).key] AS source,
  [each IN part | startNode(each)._label] AS source_label,
  [each IN part | endNode(each).key] AS target,
  [each IN part | endNode(each)._label] AS target_label,
  [each IN part | type(each)] AS kind,
  [each IN part | each.ref] AS ref,
  [each IN part | each.agency] AS agency,
  [each IN part | each.since] AS since,
  [each IN part | each.until] AS until,
  [each IN part | each.recorded_at] AS recorded_at,
  [each IN part | each.role] AS role,
  [each IN part | each.statement] AS statement,
  [each IN part | each.grade] AS grade,
  [each IN part | each.handling] AS handling,
  [each IN part | each.action_code] AS action_code,
  [each IN part | each.sanitisation_code] AS sanitisation_code,
  [each IN part | each.conditions] AS conditions,
  [each IN part | each.collected_by] AS collected_by,
  [each IN part | each.protective] AS protective,
  [each IN part | each.disputed] AS disputed,
  [each IN part | each.note] AS note,
  [each IN part | each.key] AS key,
  [each IN part | each.version] AS version,
  [each IN part | each._content] AS content,
  [each IN part | each.namespace] AS namespace,
  [each IN part | each.known_from] AS known_from,
  [each IN part | {{retracted_on(each)}}] AS retracted_at,
  [each IN part | each.audience] AS audience,
  [each IN part | each.in_meeting] AS in_meeting,
  [each IN part | each._load] AS load,
  [each IN part | each.withdrawn_at] AS withdrawn_at
ORDER BY version
