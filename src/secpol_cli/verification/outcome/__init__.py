"""What a run of `verify` comes to: the ledger of what was looked at, findings accepted before, the status."""
