// name: server/hotspots_account
// does: Out of what hotspots are counted: young people at any place from the first to the last day, those of them
//   who turned 18 since or whose age is not known, the events in the period before, and the links without a date.
// access: read
// params: as_at, agency, holder, meeting, since, until, first, last, before_first, before_last, momentary, open_ended
// returns: young: whole, turned_18: whole, age_unknown: whole, before: whole, undated_events: whole, undated_visits:
//   whole
// rows: one
MATCH (s:Store {name: 'ctx-map'})
WITH s.finished AS finished
CALL (finished) {
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
  WITH p,
    CASE
      WHEN p.date_of_birth IS NOT NULL
        THEN toString(toInteger(left(p.date_of_birth, 4)) + 18) + substring(p.date_of_birth, 4)
      WHEN p.kind = 'adult' THEN ''
      ELSE '9999-12-31'
    END AS adult_from
  RETURN
    count(DISTINCT p) AS young,
    count(DISTINCT CASE WHEN adult_from <= $as_at THEN p END) AS turned_18,
    count(
      DISTINCT CASE WHEN p.date_of_birth IS NULL AND coalesce(p.kind, 'unidentified') = 'unidentified' THEN p END
    ) AS age_unknown
}
CALL (finished) {
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
  WITH event, left(coalesce(event.occurred_from, there.since), 10) AS day
  RETURN
    count(DISTINCT CASE WHEN $before_first <= day <= $before_last THEN event END) AS before,
    count(CASE WHEN day IS NULL THEN 1 END) AS undated_events
}
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
    AND r.since IS NULL
    AND r.until IS NULL
    AND coalesce(left(r.since, 10), $as_at) < CASE
      WHEN p.date_of_birth IS NOT NULL
        THEN toString(toInteger(left(p.date_of_birth, 4)) + 18) + substring(p.date_of_birth, 4)
      WHEN p.kind = 'adult' THEN ''
      ELSE '9999-12-31'
    END
  RETURN count(r) AS undated_visits
}
RETURN
  young AS young,
  turned_18 AS turned_18,
  age_unknown AS age_unknown,
  before AS before,
  undated_events AS undated_events,
  undated_visits AS undated_visits
