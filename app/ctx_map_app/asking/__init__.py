"""The fields in which a question and its options are chosen."""
