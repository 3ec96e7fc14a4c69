// name: schema/1_nodes/layout
// does: The table that says which layout this file has, and which load was begun and not finished.
// access: schema
// params:
// returns:
CREATE NODE TABLE IF NOT EXISTS _Layout(name STRING, version INT64, loading STRING, PRIMARY KEY (name))
