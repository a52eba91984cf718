"""What a manuscript quotes, and what it says of each quotation."""
