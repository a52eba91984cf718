"""Plain files as a corpus: each a document, without annotations, in a store of the corpus's kind."""
