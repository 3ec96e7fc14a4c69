// name: load/reports
// does: Copies in new reports under their numbers.
// access: write
// params: rows
// returns:
COPY Report FROM $rows
