"""The report of a proof that an editor signs: gathered once, written as a page, a Word file or Markdown."""
