"""Files of any format as paragraphs with places, marks, notes and citations."""
