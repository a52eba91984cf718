"""What reads and converts manuscripts, as in the tests of quotations."""

from tests.manuscript.conftest import MANUSCRIPTS, Convert, Read, chapter, convert, read

__all__ = ["MANUSCRIPTS", "Convert", "Read", "chapter", "convert", "read"]
