"""What the store knows, as plain records."""
