// name: read/peer_groups
// does: Every peer group in the store, as it is described now.
// access: read
// params:
// returns: key, name, named_by, basis, loaded_at, load
MATCH (n:PeerGroup)
RETURN
  n.key AS key,
  n.name AS name,
  n.named_by AS named_by,
  n.basis AS basis,
  n.loaded_at AS loaded_at,
  n._load AS load
ORDER BY key
