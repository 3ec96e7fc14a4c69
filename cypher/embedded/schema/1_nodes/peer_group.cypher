// name: schema/1_nodes/peer_group
// does: The table of nodes with the label PeerGroup.
// access: schema
// params:
// returns:
CREATE NODE TABLE IF NOT EXISTS PeerGroup(
  key STRING,
  name STRING,
  named_by STRING,
  basis STRING,
  loaded_at STRING,
  _load STRING,
  PRIMARY KEY (key)
)
