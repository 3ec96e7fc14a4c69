// name: care/versions_corrected
// does: Every version of the reports that were corrected, with who may see it.
// access: read
// params:
// uses: corrected
// returns: key, version, source, source_label, target, target_label, kind, handling, conditions, agency, audience,
//   in_meeting: yes/no
MATCH (ended:Report)
WHERE {{corrected(ended)}}
WITH DISTINCT ended.key AS its_key
MATCH (r:Report)
WHERE r.key = its_key
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
