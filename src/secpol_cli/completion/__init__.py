"""Completion in shells: `scripts` writes what a shell loads, from the command table; `values` answers
what that script asks while the user types, from the store.
"""
