"""Counting for all blocks at once: how much each has, held as bits and added as bits.

A tally is a row of integers, of which the first holds the lowest binary digit of every
block's count, the second the next, and so on (a bit-sliced index: O'Neil and
Quass, Improved Query Performance with Variant Indexes, 1997; its arithmetic:
Rinfret, O'Neil and O'Neil, Bit-sliced Index Arithmetic, 2001).  Python's
integers add up 400,000 blocks in some ten microseconds a digit.
"""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence


class Tally:
    """A count, at least 0, for every block; blocks are bits, by their numbers."""

    def __init__(self, digits: Sequence[int] = ()) -> None:
        self._digits = list(digits)

    def add(self, blocks: int, amount: int) -> None:
        """Add an amount to some blocks' counts."""
        place = 0
        while amount:
            if amount & 1:
                self._carry(blocks, place)
            amount >>= 1
            place += 1

    def _carry(self, blocks: int, place: int) -> None:
        """Add 2 to the power of `place` to some blocks' counts."""
        self._digits += [0] * (place - len(self._digits))
        while blocks:
            if place == len(self._digits):
                self._digits.append(blocks)
                return
            digit = self._digits[place]
            self._digits[place] = digit ^ blocks
            blocks &= digit
            place += 1

    def later(self, distance: int) -> Tally:
        """For every block the count of that so many numbers later."""
        return Tally([digit >> distance for digit in self._digits])

    def plus(self, other: Tally) -> Tally:
        """Both counts together."""
        digits, carried = [], 0
        for one, two in self._digit_pairs(other):
            either = one ^ two
            digits.append(either ^ carried)
            carried = one & two | either & carried
        return Tally([*digits, carried])

    def greater(self, other: Tally) -> Tally:
        """The greater of both counts."""
        pairs = self._digit_pairs(other)
        more, alike = 0, -1
        for one, two in reversed(pairs):
            differ = (one ^ two) & alike
            more |= differ & one
            alike ^= differ
        return Tally([two ^ (one ^ two) & more for one, two in pairs])

    def three_quarters(self) -> Tally:
        """Three quarters of every count, rounded down."""
        return Tally(self.plus(Tally([0, *self._digits]))._digits[2:])

    def at_least(self, amount: int) -> int:
        """The blocks whose count is so much or more; for an amount of 1 or more."""
        more, same = 0, -1
        for place in range(max(amount.bit_length(), len(self._digits)) - 1, -1, -1):
            digit = self._digits[place] if place < len(self._digits) else 0
            if amount >> place & 1:
                same &= digit
            else:
                more |= same & digit
                same &= ~digit
        return more | same

    def greatest(self, blocks: int, most: int) -> tuple[int, int]:
        """Of some blocks those with the greatest counts, `most` or fewer; and all with the next count."""
        chosen, equal = 0, blocks
        for digit in reversed(self._digits):
            higher = equal & digit
            if (chosen | higher).bit_count() > most:
                equal = higher
            else:
                chosen |= higher
                equal &= ~digit
        return chosen, equal

    def most(self, blocks: int) -> int:
        """The greatest count of some blocks; 0 where there are none."""
        found, equal = 0, blocks
        for place in range(len(self._digits) - 1, -1, -1):
            if higher := equal & self._digits[place]:
                equal = higher
                found |= 1 << place
        return found

    def counts(self, blocks: Sequence[int]) -> list[int]:
        """The counts of some blocks."""
        found = [0] * len(blocks)
        places = [(block >> 3, block & 7) for block in blocks]
        for place, digit in enumerate(self._digits):
            stored = digit.to_bytes(max(digit.bit_length(), max(blocks, default=0) + 1) // 8 + 1, "little")
            for index, (byte, bit) in enumerate(places):
                if stored[byte] >> bit & 1:
                    found[index] += 1 << place
        return found

    def _digit_pairs(self, other: Tally) -> list[tuple[int, int]]:
        return list(zip_longest(self._digits, other._digits, fillvalue=0))
