// name: load/load
// does: Leaves the line of a finished load.
// access: write
// params: id, digest, namespace, loaded_at, takes_back
// returns:
CREATE (:_Load {
  id: $id, digest: $digest, namespace: $namespace, loaded_at: $loaded_at, state: 'complete',
  takes_back: $takes_back
})
