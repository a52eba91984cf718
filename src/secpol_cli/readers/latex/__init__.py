"""LaTeX: its text, each character with its place in the source."""
