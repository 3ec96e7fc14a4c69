"""One file per format, each with its `EXPORTER`. The registry finds them here."""
