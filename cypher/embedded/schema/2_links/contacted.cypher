// name: schema/2_links/contacted
// does: The relationships CONTACTED: one a report, which lies in Report under its number.
// access: schema
// params:
// returns:
CREATE REL TABLE IF NOT EXISTS CONTACTED(FROM Person TO Person, number INT64)
