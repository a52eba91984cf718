"""Markdown, as CommonMark and pandoc write it: its text, each character with its place in the source."""
