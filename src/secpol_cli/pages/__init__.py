"""What is read in a browser: the corpus as a reading edition, and charts as files."""
