// name: schema/2_links/runs
// does: The relationships RUNS: one a report, which lies in Report under its number.
// access: schema
// params:
// returns:
CREATE REL TABLE IF NOT EXISTS RUNS(FROM Organisation TO Place, FROM Organisation TO Organisation, FROM Person TO Place, FROM Person TO Organisation, number INT64)
