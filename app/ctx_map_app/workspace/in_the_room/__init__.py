"""Forms in which what is said in a meeting is written down as a report and is on the canvas at once."""
