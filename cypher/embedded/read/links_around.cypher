// name: read/links_around
// does: Every report known on a day that an agency may see, about any of the nodes with these keys.
// access: read
// params: as_at, agency, holder, meeting, keys
// uses: link_columns, visible
// returns: source, source_label, target, target_label, kind, ref, agency, since, until, recorded_at, role, statement,
//   grade, handling, action_code, sanitisation_code, conditions, collected_by, protective: yes/no, disputed: yes/no,
//   note, key, version, namespace, known_from, retracted_at, audience
MATCH (a)-[e]-()
WHERE a.key IN $keys
WITH list_sort(collect(DISTINCT e.number)) AS numbers
UNWIND numbers AS number
MATCH (r:Report)
WHERE r.number = number
WITH r
WHERE {{visible(r, $as_at)}}
RETURN
  {{link_columns(r)}}
ORDER BY version
