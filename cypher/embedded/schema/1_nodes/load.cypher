// name: schema/1_nodes/load
// does: The table of loads; a digest can be there once.
// access: schema
// params:
// returns:
CREATE NODE TABLE IF NOT EXISTS _Load(
  id STRING,
  digest STRING,
  namespace STRING,
  loaded_at STRING,
  state STRING,
  takes_back STRING,
  PRIMARY KEY (digest)
)
