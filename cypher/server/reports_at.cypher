// name: server/reports_at
// does: Every report known on a day that an agency may see and that overlaps the window, of these kinds, at any of
//   the nodes with these keys; those of the dated kinds only where they are true on some day from the first to the
//   last.
// access: read
// params: as_at, agency, holder, meeting, since, until, keys, kinds, dated, first, last, momentary, open_ended
// uses: in_window, links_in_lists, true_in_period, visible
// returns: source, source_label, target, target_label, kind, ref, agency, since, until, recorded_at, role,
//   statement, grade, handling, action_code, sanitisation_code, conditions, collected_by, protective: yes/no,
//   disputed: yes/no, note, key, version, namespace, known_from, retracted_at, audience
// rows: in lists
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
MATCH (end:_Node)-[r]-()
WHERE end.key IN $keys
WITH DISTINCT r, finished
WHERE {{visible(r, $as_at)}}
  AND {{in_window(r)}}
  AND type(r) IN $kinds
  AND (
    NOT type(r) IN $dated
    OR {{true_in_period(r)}}
  )
{{links_in_lists(r)}}
ORDER BY version
