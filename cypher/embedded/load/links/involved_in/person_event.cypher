// name: load/links/involved_in/person_event
// does: Copies in new relationships INVOLVED_IN from Person to Event: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY INVOLVED_IN FROM $rows
