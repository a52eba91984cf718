"""What governs a fragment in its sentence: what stands in front of it, or behind, and turns its sense."""
