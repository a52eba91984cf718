"""Texts, pages and bibliographies taken in: read, described, proved, written as documents."""
