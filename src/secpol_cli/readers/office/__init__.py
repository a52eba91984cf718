"""Word's and OpenDocument's files, read from their XML: nothing that holds words is left out unsaid."""
