// name: care/versions_corrected
// does: Every version of the reports that were corrected, with who may see it.
// access: read
// params:
// uses: admitted, corrected
// returns: key, version, source, source_label, target, target_label, kind, handling, conditions, agency, audience,
//   in_meeting: yes/no
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH ()-[ended]->()
WHERE {{corrected(ended)}} AND {{admitted(ended)}}
WITH finished, collect(DISTINCT ended.key) AS corrected
MATCH ()-[r]->()
WHERE r.key IN corrected AND {{admitted(r)}}
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
  r.in_meeting AS in_meeting
ORDER BY version
