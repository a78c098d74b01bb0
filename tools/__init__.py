"""Tools for those who work on the house; no part of the package."""
