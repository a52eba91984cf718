"""Citations in a style: pandoc is run, corrected, and its answers are kept."""
