"""From YAML to rows of the store, and everything that can be wrong with a corpus."""
