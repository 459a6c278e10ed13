"""The commands of the command line, a module per kind of question; each returns its exit code."""

GOOD, FINDINGS, WRONG_USE, DEFINITIONS, FAILURE = range(5)
