"""The words of contextual safeguarding, and nothing else."""
