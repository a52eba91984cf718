"""What a manuscript says of its quotations: who spoke, and where it stands."""
