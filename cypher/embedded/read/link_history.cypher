// name: read/link_history
// does: Every version of the reports with these keys that an agency may see, whenever it was known. The keys are looked for
//   in their own column alone, and the rest is read of what is found.
// access: read
// params: as_at, agency, holder, meeting, keys
// uses: link_columns, permitted, standing
// returns: source, source_label, target, target_label, kind, ref, agency, since, until, recorded_at, role, statement,
//   grade, handling, action_code, sanitisation_code, conditions, collected_by, protective: yes/no, disputed: yes/no,
//   note, key, version, namespace, known_from, retracted_at, audience
UNWIND $keys AS wanted
MATCH (found:Report)
WHERE found.key = wanted
WITH collect(DISTINCT found.number) AS numbers
UNWIND numbers AS number
MATCH (r:Report)
WHERE r.number = number AND size($as_at) > 0
  AND {{standing(r)}}
  AND {{permitted(r)}}
RETURN
  {{link_columns(r)}}
ORDER BY version
