// name: read/link_index
// does: The reports of one namespace that are not retracted, with a hash over what each says.
// access: read
// params: namespace
// uses: not_retracted
// returns: key, version, source, source_label, target, target_label, kind, since, content, agency, audience,
//   in_meeting: yes/no, recorded_at, known_from
MATCH (r:Report)
WHERE r.namespace = $namespace AND {{not_retracted(r)}}
RETURN
  r.key AS key,
  r.version AS version,
  r.source AS source,
  r.source_label AS source_label,
  r.target AS target,
  r.target_label AS target_label,
  r.kind AS kind,
  r.since AS since,
  r._content AS content,
  r.agency AS agency,
  r.audience AS audience,
  r.in_meeting AS in_meeting,
  r.recorded_at AS recorded_at,
  r.known_from AS known_from
ORDER BY version
