// name: older/finished_loads
// does: The finished loads of a file whose own names had no prefix, up to layout 3.
// access: read
// params:
// returns: id
MATCH (load:Load {state: 'complete'})
RETURN load.id AS id
ORDER BY id
