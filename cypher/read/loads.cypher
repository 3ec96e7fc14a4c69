// name: read/loads
// does: The finished loads.
// access: read
// params:
// returns: id, digest, namespace, loaded_at
MATCH (load:_Load {state: 'complete'})
RETURN
  load.id AS id,
  load.digest AS digest,
  load.namespace AS namespace,
  load.loaded_at AS loaded_at
ORDER BY loaded_at, id
