// name: parts/online
// does: Whether a place is an online space.
// access: read
// takes: place
// params:
(place.platform IS NOT NULL OR toLower(place.kind) CONTAINS 'online')
