// name: read/links_among
// does: Every report with one of these keys that was known on a day and that an agency may see.
// access: read
// params: as_at, agency, holder, meeting, keys
// uses: links_in_lists, visible
// returns: source, source_label, target, target_label, kind, ref, agency, since, until, recorded_at, role, statement,
//   grade, handling, action_code, sanitisation_code, conditions, collected_by, protective: yes/no, disputed: yes/no,
//   note, key, version, namespace, known_from, retracted_at, audience
// rows: in lists
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH ()-[r]->()
WHERE r.key IN $keys AND {{visible(r, $as_at)}}
{{links_in_lists(r)}}
ORDER BY version
