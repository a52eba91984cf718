"""PDF: from characters and their boxes to paragraphs in reading order."""
