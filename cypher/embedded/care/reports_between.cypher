// name: care/reports_between
// does: Every version of every report whose number is from `first` to before `after`, with all that is kept of it.
// access: read
// kept: forgotten
// params: first, after
// returns: number: whole, source, source_label, target, target_label, kind, ref, agency, since, until, recorded_at, role, statement, grade,
//   handling, action_code, sanitisation_code, conditions, collected_by, protective: yes/no, disputed: yes/no, note, key,
//   version, content, namespace, known_from, retracted_at, audience, in_meeting: yes/no, load, withdrawn_at
MATCH (r:Report)
WHERE r.number >= $first AND r.number < $after
RETURN
  r.number AS number,
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
  r._content AS content,
  r.namespace AS namespace,
  r.known_from AS known_from,
  r.retracted_at AS retracted_at,
  r.audience AS audience,
  r.in_meeting AS in_meeting,
  r._load AS load,
  r.withdrawn_at AS withdrawn_at
ORDER BY number
