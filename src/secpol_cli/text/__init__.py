"""What counts as the same word, and the signs that stand between words."""
