// name: read/said_among
// does: Every version of the reports with these keys, with all that each says, for whoever withdraws them.
// access: read
// params: keys
// uses: link_columns, standing
// returns: source, source_label, target, target_label, kind, ref, agency, since, until, recorded_at, role, statement,
//   grade, handling, action_code, sanitisation_code, conditions, collected_by, protective: yes/no, disputed: yes/no,
//   note, key, version, namespace, known_from, retracted_at, audience
MATCH (r:Report)
WHERE r.key IN $keys AND {{standing(r)}}
RETURN
  {{link_columns(r)}}
ORDER BY version
