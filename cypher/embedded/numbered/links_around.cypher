// name: numbered/links_around
// does: Every report known on a day that an agency may see, with one of these numbers: those about many nodes,
//   where `read/links_around` compares each node with each key.
// access: read
// params: as_at, agency, holder, meeting, keys
// uses: link_columns, visible
// returns: source, source_label, target, target_label, kind, ref, agency, since, until, recorded_at, role, statement,
//   grade, handling, action_code, sanitisation_code, conditions, collected_by, protective: yes/no, disputed: yes/no,
//   note, key, version, namespace, known_from, retracted_at, audience
UNWIND $keys AS number
MATCH (r:Report)
WHERE r.number = number
WITH r
WHERE {{visible(r, $as_at)}}
RETURN
  {{link_columns(r)}}
ORDER BY version
