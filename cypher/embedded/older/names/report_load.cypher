// name: older/names/report_load
// does: Gives the load of the table Report the prefix of what is the store's own.
// access: schema
// params:
// returns:
ALTER TABLE Report RENAME load TO _load
