"""secpol: a research desk for security-policy texts."""

__version__ = "0.1.0"
