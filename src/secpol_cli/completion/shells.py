"""The shells there are scripts for."""

from __future__ import annotations

SHELLS = ("bash", "zsh", "fish")
