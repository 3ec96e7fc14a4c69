// name: load/nodes/event
// does: Copies in new nodes with the label Event. The columns are named: a name came to the table later than the rest.
// access: write
// params: rows
// returns:
COPY Event(key, name, kind, harms, occurred_from, occurred_to, summary, loaded_at, _load) FROM $rows
