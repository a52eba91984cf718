"""Of whom a text speaks, and what is done with its words: names in the text, force, answers."""
