"""What can be told of a file without its reader: where its parts end, its marks, the language it names."""
