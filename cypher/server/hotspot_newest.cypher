// name: server/hotspot_newest
// does: The last day, not after a day, on which an event happened at a place or a young person was reported at one: a
//   row for either, null where there is none.
// access: read
// params: as_at, agency, holder, meeting, since, until, last, momentary
// returns: newest
MATCH (s:Store {name: 'ctx-map'})
WITH s.finished AS finished
CALL (finished) {
  MATCH (p:Person)-[r:SPENDS_TIME_AT|LIVES_AT|ATTENDS]->(:Place)
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
    AND coalesce(left(r.since, 10), $as_at) < CASE
      WHEN p.date_of_birth IS NOT NULL
        THEN toString(toInteger(left(p.date_of_birth, 4)) + 18) + substring(p.date_of_birth, 4)
      WHEN p.kind = 'adult' THEN ''
      ELSE '9999-12-31'
    END
  RETURN max(
    CASE WHEN left(r.until, 10) > $last THEN $last ELSE coalesce(left(r.until, 10), left(r.since, 10)) END
  ) AS newest
  UNION ALL
  MATCH (event:Event)-[there:HAPPENED_AT]->(:Place)
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
    AND left(coalesce(event.occurred_from, there.since), 10) <= $last
  RETURN max(left(coalesce(event.occurred_from, there.since), 10)) AS newest
}
RETURN newest AS newest
ORDER BY newest
