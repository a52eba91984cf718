"""A desk with items to be done, each independent of the others, by whoever takes them.

Shares get smaller towards the end, so that all end at about the same time (guided self-scheduling,
Polychronopoulos and Kuck, IEEE Transactions on Computers, 1987).
"""

from __future__ import annotations

import threading
import time
from collections import deque
from typing import TYPE_CHECKING, Generic, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")
R = TypeVar("R")

_MOST = 32  # items of a share: what a lost worker costs, and how long Ctrl-C may have to wait for one
_ROUNDS = 3  # shares that each worker could still have of what is left


class Desk(Generic[T, R]):
    """Items, and their answers in the same order; several threads may take and answer."""

    def __init__(self, items: Sequence[T]) -> None:
        self._items = items
        self._left = deque(range(len(items)))
        self._answers: list[R | None] = [None] * len(items)
        self._changed = threading.Condition()
        self._first_at = 0.0  # when the first answer came
        self.done = 0

    @property
    def is_done(self) -> bool:
        """Whether all items have their answers."""
        return self.done == len(self._items)

    @property
    def answers(self) -> list[R]:
        """The answers, in the items' order, when all is done."""
        return cast("list[R]", self._answers)

    @property
    def seconds_left(self) -> float:
        """How long what is left would take at the pace until now; 0 until two are answered.

        The first is no measure: what every item needs is read from the disk for it.
        """
        if self.done < 2:
            return 0.0
        pace = (time.monotonic() - self._first_at) / (self.done - 1)
        return pace * len(self._left)

    def take(self, workers: int) -> list[int]:
        """The numbers of a share for one of so many workers; of one item where it is nobody's but the
        caller's.  Empty where nothing is left to be taken."""
        with self._changed:
            size = max(1, min(_MOST, len(self._left) // (_ROUNDS * workers))) if workers > 1 else 1
            return [self._left.popleft() for _ in range(min(size, len(self._left)))]

    def items_of(self, share: Sequence[int]) -> list[T]:
        """The items of a share."""
        return [self._items[number] for number in share]

    def answer(self, share: Sequence[int], answers: Sequence[R]) -> None:
        """Lay down the answers to a share."""
        with self._changed:
            for number, answer in zip(share, answers, strict=True):
                self._answers[number] = answer
            self._first_at = self._first_at or time.monotonic()
            self.done += len(share)
            self._changed.notify_all()

    def give_back(self, share: Sequence[int]) -> None:
        """Leave a share to others, because who took it is lost."""
        with self._changed:
            self._left.extendleft(reversed(share))
            self._changed.notify_all()

    def wait(self, seconds: float) -> None:
        """Wait until something is answered or given back, at most so long."""
        with self._changed:
            if not self.is_done:
                self._changed.wait(seconds)
