// name: schema/2_links/works_for
// does: The relationships WORKS_FOR: one a report, which lies in Report under its number.
// access: schema
// params:
// returns:
CREATE REL TABLE IF NOT EXISTS WORKS_FOR(FROM Person TO Organisation, FROM Person TO Place, FROM Organisation TO Organisation, FROM Organisation TO Place, number INT64)
