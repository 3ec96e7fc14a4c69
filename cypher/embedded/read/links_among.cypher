// name: read/links_among
// does: Every report with one of these keys that was known on a day and that an agency may see.
// access: read
// params: as_at, agency, holder, meeting, keys
// uses: link_columns, visible
// returns: source, source_label, target, target_label, kind, ref, agency, since, until, recorded_at, role, statement,
//   grade, handling, action_code, sanitisation_code, conditions, collected_by, protective: yes/no, disputed: yes/no,
//   note, key, version, namespace, known_from, retracted_at, audience
UNWIND $keys AS wanted
MATCH (found:Report)
WHERE found.key = wanted
WITH collect(DISTINCT found.number) AS numbers
UNWIND numbers AS number
MATCH (r:Report)
WHERE r.number = number
  AND {{visible(r, $as_at)}}
RETURN
  {{link_columns(r)}}
ORDER BY version
