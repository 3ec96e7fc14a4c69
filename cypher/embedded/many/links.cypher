// name: many/links
// does: Every report known on a day that an agency may see, of those with a number from the first on and before another:
//   a large store is read part by part, because the database holds a whole answer twice while it hands it over.
// access: read
// params: as_at, agency, holder, meeting, first, after
// uses: link_columns, visible
// returns: source, source_label, target, target_label, kind, ref, agency, since, until, recorded_at, role, statement,
//   grade, handling, action_code, sanitisation_code, conditions, collected_by, protective: yes/no, disputed: yes/no,
//   note, key, version, namespace, known_from, retracted_at, audience
MATCH (r:Report)
WHERE r.number >= $first AND r.number < $after
  AND {{visible(r, $as_at)}}
RETURN
  {{link_columns(r)}}
ORDER BY version
