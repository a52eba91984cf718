"""What tests of charts share."""

from __future__ import annotations

from tests.hostile import hostile

__all__ = ["hostile"]
