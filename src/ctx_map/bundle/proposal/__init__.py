"""A proposal of what the columns of an agency's file are, as a mapping that people can correct."""
