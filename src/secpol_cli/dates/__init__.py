"""Dates as texts have them: EDTF, the days they span, and how they read."""
