// name: read/link_index
// does: The versions of one namespace that are not retracted, and those that withdrew a report, with a hash over what
//   each says.
// access: read
// params: namespace
// uses: not_retracted, standing
// returns: key, version, source, source_label, target, target_label, kind, since, content, agency, audience,
//   in_meeting: yes/no, recorded_at, known_from, retracted_at, withdrawn_at, load
MATCH (r:Report)
WHERE r.namespace = $namespace AND {{standing(r)}} AND ({{not_retracted(r)}} OR r.withdrawn_at IS NOT NULL)
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
  r.known_from AS known_from,
  r.retracted_at AS retracted_at,
  r.withdrawn_at AS withdrawn_at,
  r._load AS load
ORDER BY version
