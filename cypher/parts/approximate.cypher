// name: parts/approximate
// does: Whether the kind of a place says that it is an approximate point: one of its words is "approximate".
// access: read
// takes: place
// params:
(coalesce(place.kind, '') =~ '(?isU)(.*[\\s_])?approximate([\\s_].*)?')
