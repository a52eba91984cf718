"""The compiled corpus: an SQLite file, its word index, and the addresses of what is in it."""
