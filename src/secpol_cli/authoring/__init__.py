"""A corpus of one's own: begun, added to, brought up to date, kept in order, without YAML by hand."""
