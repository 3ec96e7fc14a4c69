// name: read/link_history
// does: Every version of the reports with these keys that an agency may see, whenever it was known.
// access: read
// params: as_at, agency, holder, meeting, keys
// uses: link_columns, permitted, standing
// returns: source, source_label, target, target_label, kind, ref, agency, since, until, recorded_at, role, statement,
//   grade, handling, action_code, sanitisation_code, conditions, collected_by, protective: yes/no, disputed: yes/no,
//   note, key, version, namespace, known_from, retracted_at, audience
MATCH (r:Report)
WHERE r.key IN $keys AND size($as_at) > 0
  AND {{standing(r)}}
  AND {{permitted(r)}}
RETURN
  {{link_columns(r)}}
ORDER BY version
