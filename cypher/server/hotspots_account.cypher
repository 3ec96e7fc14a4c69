// name: server/hotspots_account
// does: Out of what hotspots are counted: young people at any place from the first to the last day, those of them
//   who turned 18 since or whose age is not known, the events in the period before, and the links without a date.
// access: read
// params: as_at, agency, holder, meeting, since, until, first, last, before_first, before_last, momentary, open_ended
// uses: adult_from, age_unknown, event_day, in_window, people_and_events_at_places, visible, young
// returns: young: whole, turned_18: whole, age_unknown: whole, before: whole, undated_events: whole, undated_visits:
//   whole
// rows: one
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
CALL (finished) {
  CALL (finished) {
    {{people_and_events_at_places()}}
  }
  WITH p, {{adult_from(p)}} AS adult_from
  RETURN
    count(DISTINCT p) AS young,
    count(DISTINCT CASE WHEN adult_from <= $as_at THEN p END) AS turned_18,
    count(DISTINCT CASE WHEN {{age_unknown(p)}} THEN p END) AS age_unknown
}
CALL (finished) {
  MATCH (event:Event)-[there:HAPPENED_AT]->(:Place)
  WHERE {{visible(there, $as_at)}}
    AND {{in_window(there)}}
  WITH event, {{event_day(event, there)}} AS day
  RETURN
    count(DISTINCT CASE WHEN $before_first <= day <= $before_last THEN event END) AS before,
    count(CASE WHEN day IS NULL THEN 1 END) AS undated_events
}
CALL (finished) {
  MATCH (p:Person)-[r:SPENDS_TIME_AT|LIVES_AT|ATTENDS]->(:Place)
  WHERE {{visible(r, $as_at)}}
    AND {{in_window(r)}}
    AND r.since IS NULL
    AND r.until IS NULL
    AND {{young(p, r)}}
  RETURN count(r) AS undated_visits
}
RETURN
  young AS young,
  turned_18 AS turned_18,
  age_unknown AS age_unknown,
  before AS before,
  undated_events AS undated_events,
  undated_visits AS undated_visits
