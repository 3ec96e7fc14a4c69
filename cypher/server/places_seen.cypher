// name: server/places_seen
// does: How many places an agency may see on a day: those of a report that it may see, and those that
//   were in the store by then and came with no report or with one that it may see.
// access: read
// params: as_at, agency, holder, meeting
// uses: admitted, node_seen
// returns: places: whole
// rows: one
MATCH (s:_Store {name: 'ctx-map'})
WITH s.finished AS finished
OPTIONAL MATCH (place:Place)
WHERE {{admitted(place)}}
  AND {{node_seen(place, $as_at)}}
RETURN count(place) AS places
