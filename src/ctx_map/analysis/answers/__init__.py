"""What an answer carries: rows, method, evidence, and the words they are told in."""
