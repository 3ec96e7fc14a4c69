// name: read/versions_among
// does: Every version of the reports with these keys, with its handling and who may see it, for whoever writes the next.
// access: read
// params: keys
// returns: key, version, source, source_label, target, target_label, kind, handling, conditions, agency, audience,
//   in_meeting: yes/no
MATCH (r:Report)
WHERE r.key IN $keys
RETURN
  r.key AS key,
  r.version AS version,
  r.source AS source,
  r.source_label AS source_label,
  r.target AS target,
  r.target_label AS target_label,
  r.kind AS kind,
  r.handling AS handling,
  r.conditions AS conditions,
  r.agency AS agency,
  r.audience AS audience,
  r.in_meeting AS in_meeting
ORDER BY version
