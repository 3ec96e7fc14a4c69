// name: schema/1_indexes/peer_group_name
// does: Finds peer groups by name, for queries of one's own.
// access: schema
// params:
// returns:
CREATE INDEX ctx_map_peer_group_name IF NOT EXISTS
FOR (n:PeerGroup) ON (n.name)
