// name: care/keep_anchor
// does: Keeps an anchor of the audit: how many lines it has on a day, and the digest of the last.
// access: write
// params: owner, day, lines, digest
// returns:
CREATE (:_Anchor {owner: $owner, day: $day, lines: $lines, digest: $digest})
