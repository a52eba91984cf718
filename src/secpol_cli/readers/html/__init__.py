"""Web pages: the article, without what stands around it."""
