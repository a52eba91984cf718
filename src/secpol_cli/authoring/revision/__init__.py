"""A new version of a text: its blocks found again, and every annotation with its words."""
