// name: server/hotspots
// does: The places with an event or several young people from the first to the last day, counted in the server from
//   the reports that an agency may see and that overlap the window, young on the day of the report. An open side of
//   the window is '' or '~'.
// access: read
// params: as_at, agency, holder, meeting, since, until, first, last, momentary, open_ended
// returns: key, people: whole, events: whole
MATCH (s:Store {name: 'ctx-map'})
WITH s.finished AS finished
CALL (finished) {
  MATCH (p:Person)-[r:SPENDS_TIME_AT|LIVES_AT|ATTENDS]->(place:Place)
  WHERE r.admitted <= finished
    AND r.known_from <= $as_at
    AND (r.retracted_at IS NULL OR r.retracted_at > $as_at OR r.ended > finished)
    AND (
      r.audience = '*'
      OR r.audience CONTAINS ('|' + $agency + '|')
      OR ($holder AND r.audience CONTAINS '|(holder)|')
    )
    AND (NOT $meeting OR coalesce(r.in_meeting, true))
    AND (
      $since = ''
      OR coalesce(
        startNode(r).occurred_to, endNode(r).occurred_to,
        startNode(r).occurred_from, endNode(r).occurred_from,
        r.until, CASE WHEN type(r) IN $momentary THEN r.since END, '~'
      ) + '~' >= $since
    )
    AND (
      $until = '~'
      OR coalesce(
        startNode(r).occurred_from, endNode(r).occurred_from,
        startNode(r).occurred_to, endNode(r).occurred_to,
        r.since, CASE WHEN type(r) IN $momentary THEN r.until END, ''
      ) <= $until + '~'
    )
    AND coalesce(left(r.since, 10), left(r.until, 10)) <= $last
    AND coalesce(
      left(r.until, 10), CASE WHEN type(r) IN $open_ended THEN '9999-12-31' ELSE left(r.since, 10) END
    ) >= $first
    AND coalesce(left(r.since, 10), $as_at) < CASE
      WHEN p.date_of_birth IS NOT NULL
        THEN toString(toInteger(left(p.date_of_birth, 4)) + 18) + substring(p.date_of_birth, 4)
      WHEN p.kind = 'adult' THEN ''
      ELSE '9999-12-31'
    END
  RETURN p, null AS event, r AS report, place
  UNION ALL
  MATCH (event:Event)-[there:HAPPENED_AT]->(place:Place)
  WHERE there.admitted <= finished
    AND there.known_from <= $as_at
    AND (there.retracted_at IS NULL OR there.retracted_at > $as_at OR there.ended > finished)
    AND (
      there.audience = '*'
      OR there.audience CONTAINS ('|' + $agency + '|')
      OR ($holder AND there.audience CONTAINS '|(holder)|')
    )
    AND (NOT $meeting OR coalesce(there.in_meeting, true))
    AND (
      $since = ''
      OR coalesce(
        startNode(there).occurred_to, endNode(there).occurred_to,
        startNode(there).occurred_from, endNode(there).occurred_from,
        there.until, CASE WHEN type(there) IN $momentary THEN there.since END, '~'
      ) + '~' >= $since
    )
    AND (
      $until = '~'
      OR coalesce(
        startNode(there).occurred_from, endNode(there).occurred_from,
        startNode(there).occurred_to, endNode(there).occurred_to,
        there.since, CASE WHEN type(there) IN $momentary THEN there.until END, ''
      ) <= $until + '~'
    )
    AND $first <= left(coalesce(event.occurred_from, there.since), 10) <= $last
  RETURN null AS p, event, there AS report, place
  UNION ALL
  MATCH (p:Person)-[part:INVOLVED_IN]->(event:Event)-[there:HAPPENED_AT]->(place:Place)
  WHERE part.admitted <= finished
    AND part.known_from <= $as_at
    AND (part.retracted_at IS NULL OR part.retracted_at > $as_at OR part.ended > finished)
    AND (
      part.audience = '*'
      OR part.audience CONTAINS ('|' + $agency + '|')
      OR ($holder AND part.audience CONTAINS '|(holder)|')
    )
    AND (NOT $meeting OR coalesce(part.in_meeting, true))
    AND (
      $since = ''
      OR coalesce(
        startNode(part).occurred_to, endNode(part).occurred_to,
        startNode(part).occurred_from, endNode(part).occurred_from,
        part.until, CASE WHEN type(part) IN $momentary THEN part.since END, '~'
      ) + '~' >= $since
    )
    AND (
      $until = '~'
      OR coalesce(
        startNode(part).occurred_from, endNode(part).occurred_from,
        startNode(part).occurred_to, endNode(part).occurred_to,
        part.since, CASE WHEN type(part) IN $momentary THEN part.until END, ''
      ) <= $until + '~'
    )
    AND there.admitted <= finished
    AND there.known_from <= $as_at
    AND (there.retracted_at IS NULL OR there.retracted_at > $as_at OR there.ended > finished)
    AND (
      there.audience = '*'
      OR there.audience CONTAINS ('|' + $agency + '|')
      OR ($holder AND there.audience CONTAINS '|(holder)|')
    )
    AND (NOT $meeting OR coalesce(there.in_meeting, true))
    AND (
      $since = ''
      OR coalesce(
        startNode(there).occurred_to, endNode(there).occurred_to,
        startNode(there).occurred_from, endNode(there).occurred_from,
        there.until, CASE WHEN type(there) IN $momentary THEN there.since END, '~'
      ) + '~' >= $since
    )
    AND (
      $until = '~'
      OR coalesce(
        startNode(there).occurred_from, endNode(there).occurred_from,
        startNode(there).occurred_to, endNode(there).occurred_to,
        there.since, CASE WHEN type(there) IN $momentary THEN there.until END, ''
      ) <= $until + '~'
    )
    AND $first <= left(coalesce(event.occurred_from, there.since), 10) <= $last
    AND coalesce(left(part.since, 10), left(event.occurred_from, 10), $as_at) < CASE
      WHEN p.date_of_birth IS NOT NULL
        THEN toString(toInteger(left(p.date_of_birth, 4)) + 18) + substring(p.date_of_birth, 4)
      WHEN p.kind = 'adult' THEN ''
      ELSE '9999-12-31'
    END
  RETURN p, event, part AS report, place
}
WITH place, count(DISTINCT p) AS people, count(DISTINCT event) AS events
WHERE events > 0 OR people > 1
RETURN place.key AS key, people AS people, events AS events
ORDER BY people DESC, events DESC, key
