"""JSON Schemas of what `--json` writes: one a command, `error.json` for a command that stopped.

The files are made from the model by `generate`; nothing here is imported when secpol runs.
"""
