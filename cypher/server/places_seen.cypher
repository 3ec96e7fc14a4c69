// name: server/places_seen
// does: How many places an agency may see on a day: those of a report that it may see, and those that
//   were in the store by then and came with no report or with one that it may see.
// access: read
// params: as_at, agency, holder, meeting
// returns: places: whole
// rows: one
MATCH (s:Store {name: 'ctx-map'})
WITH s.finished AS finished
OPTIONAL MATCH (place:Place)
WHERE place.admitted <= finished
  AND (
    EXISTS {
      MATCH (place)-[r]-()
      WHERE r.admitted <= finished
        AND r.known_from <= $as_at
        AND (r.retracted_at IS NULL OR r.retracted_at > $as_at OR r.ended > finished)
        AND (
          r.audience = '*'
          OR r.audience CONTAINS ('|' + $agency + '|')
          OR ($holder AND r.audience CONTAINS '|(holder)|')
        )
        AND (NOT $meeting OR coalesce(r.in_meeting, true))
    }
    OR left(place.loaded_at, 10) <= $as_at
      AND (
        NOT EXISTS {
          MATCH (place)-[r]-()
          WHERE r.admitted <= finished AND r.admitted = place.admitted
        }
        OR EXISTS {
          MATCH (place)-[r]-()
          WHERE r.admitted <= finished
            AND r.admitted = place.admitted
            AND (
              r.audience = '*'
              OR r.audience CONTAINS ('|' + $agency + '|')
              OR ($holder AND r.audience CONTAINS '|(holder)|')
            )
            AND (NOT $meeting OR coalesce(r.in_meeting, true))
        }
      )
  )
RETURN count(place) AS places
