// name: older/names/report_content
// does: Gives the hash of the table Report the prefix of what is the store's own.
// access: schema
// params:
// returns:
ALTER TABLE Report RENAME content TO _content
