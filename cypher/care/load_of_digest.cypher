// name: care/load_of_digest
// does: The finished load with this digest.
// access: read
// params: digest
// returns: id
MATCH (load:_Load {digest: $digest, state: 'complete'})
RETURN load.id AS id
ORDER BY id
