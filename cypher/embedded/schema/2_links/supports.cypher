// name: schema/2_links/supports
// does: The relationships SUPPORTS: one a report, which lies in Report under its number.
// access: schema
// params:
// returns:
CREATE REL TABLE IF NOT EXISTS SUPPORTS(FROM Person TO Person, number INT64)
