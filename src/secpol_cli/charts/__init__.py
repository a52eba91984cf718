"""Pictures of what queries return: first as plain data, then drawn, for a terminal or a file."""
