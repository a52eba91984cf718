"""From what a manuscript claims to the corpus: whom it names, which works, which places."""
