// name: read/versions_among
// does: Every version of the reports with these keys, with its handling and who may see it, for whoever writes the next.
// access: read
// params: keys
// uses: admitted, standing
// returns: key, version, source, source_label, target, target_label, kind, handling, conditions, agency, audience,
//   in_meeting: yes/no, known_from, retracted_at, withdrawn_at, load
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH ()-[r]->()
WHERE r.key IN $keys AND {{admitted(r)}} AND {{standing(r)}}
RETURN
  r.key AS key,
  r.version AS version,
  startNode(r).key AS source,
  startNode(r)._label AS source_label,
  endNode(r).key AS target,
  endNode(r)._label AS target_label,
  type(r) AS kind,
  r.handling AS handling,
  r.conditions AS conditions,
  r.agency AS agency,
  r.audience AS audience,
  r.in_meeting AS in_meeting,
  r.known_from AS known_from,
  r.retracted_at AS retracted_at,
  r.withdrawn_at AS withdrawn_at,
  r._load AS load
ORDER BY version
