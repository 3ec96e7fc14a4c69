// name: server/hotspot_newest
// does: The last day, not after a day, on which an event happened at a place or a young person was reported at one: a
//   row for either, null where there is none.
// access: read
// params: as_at, agency, holder, meeting, since, until, last, momentary
// uses: event_day, in_window, visible, young
// returns: newest
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
CALL (finished) {
  MATCH (p:Person)-[r:SPENDS_TIME_AT|LIVES_AT|ATTENDS]->(:Place)
  WHERE {{visible(r, $as_at)}}
    AND {{in_window(r)}}
    AND coalesce(left(r.since, 10), left(r.until, 10)) <= $last
    AND {{young(p, r)}}
  RETURN max(
    CASE WHEN left(r.until, 10) > $last THEN $last ELSE coalesce(left(r.until, 10), left(r.since, 10)) END
  ) AS newest
  UNION ALL
  MATCH (event:Event)-[there:HAPPENED_AT]->(:Place)
  WHERE {{visible(there, $as_at)}}
    AND {{in_window(there)}}
    AND {{event_day(event, there)}} <= $last
  RETURN max({{event_day(event, there)}}) AS newest
}
RETURN newest AS newest
ORDER BY newest
