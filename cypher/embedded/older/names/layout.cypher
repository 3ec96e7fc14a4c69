// name: older/names/layout
// does: Gives the table Layout the prefix of what is the store's own.
// access: schema
// params:
// returns:
ALTER TABLE Layout RENAME TO _Layout
