"""The formats of reference managers: a writer each, and the registry of all."""
