// name: load/links/uses/person_thing
// does: Copies in new relationships USES from Person to Thing: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY USES FROM $rows
