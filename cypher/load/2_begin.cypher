// name: load/2_begin
// does: Leaves the line of a load that is not finished yet.
// access: write
// params: id, digest, namespace, loaded_at, takes_back, number
// returns:
CREATE (:_Load {
  id: $id, digest: $digest, namespace: $namespace, loaded_at: $loaded_at, takes_back: $takes_back,
  state: 'pending', number: $number, batches: 0, written: 0
})
