"""Charts drawn as SVG: in a page, where its style sheet colours them, or a file of their own."""
