// name: read/loads
// does: The finished loads. One that takes another back names it.
// access: read
// params:
// returns: id, digest, namespace, loaded_at, takes_back
MATCH (load:_Load {state: 'complete'})
RETURN
  load.id AS id,
  load.digest AS digest,
  load.namespace AS namespace,
  load.loaded_at AS loaded_at,
  load.takes_back AS takes_back
ORDER BY loaded_at, id
