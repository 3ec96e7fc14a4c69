// name: load/links/attends/person_place
// does: Copies in new relationships ATTENDS from Person to Place: both keys and the report's number.
// access: write
// params: rows
// returns:
COPY ATTENDS FROM $rows
