"""The questions: a file or a folder for each. The first line of each says what the question lists."""
