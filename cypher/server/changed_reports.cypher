// name: server/changed_reports
// does: Every version of a report that an agency may see and that overlaps the window, known on one of two days and
//   not on the other: the earlier day, `then`, and now.
// access: read
// params: as_at, agency, holder, meeting, since, until, then, momentary
// uses: admitted, in_window, known, links_in_lists, permitted
// returns: source, source_label, target, target_label, kind, ref, agency, since, until, recorded_at, role,
//   statement, grade, handling, action_code, sanitisation_code, conditions, collected_by, protective: yes/no,
//   disputed: yes/no, note, key, version, namespace, known_from, retracted_at, audience
// rows: in lists
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH ()-[r]->()
WHERE {{admitted(r)}}
  AND {{permitted(r)}}
  AND {{in_window(r)}}
WITH finished, r,
  {{known(r, $then)}} AS known_then,
  {{known(r, $as_at)}} AS known_now
WHERE known_then <> known_now
{{links_in_lists(r)}}
ORDER BY version
