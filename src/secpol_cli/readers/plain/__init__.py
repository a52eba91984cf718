"""Plain text: what print leaves in it, and how it is coded."""
