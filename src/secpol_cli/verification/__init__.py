"""Proving quotations: what a manuscript quotes, held against the corpus."""
