// name: schema/2_links/attends
// does: The relationships ATTENDS: one a report, which lies in Report under its number.
// access: schema
// params:
// returns:
CREATE REL TABLE IF NOT EXISTS ATTENDS(FROM Person TO Place, number INT64)
