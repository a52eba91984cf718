"""A desk with items to be done, each independent of the others, by whoever takes them.

Shares get smaller towards the end, so that all end at about the same time (guided self-scheduling,
Polychronopoulos and Kuck, IEEE Transactions on Computers, 1987).
"""

from __future__ import annotations

import threading
import time
from collections import Counter, deque
from typing import TYPE_CHECKING, Generic, TypeVar, cast

if TYPE_CHECKING:
    from collections.abc import Sequence

T = TypeVar("T")
R = TypeVar("R")

_MOST = 32  # items of a share: what a lost worker costs
_ROUNDS = 3  # shares that each worker could still have of what is left
_MOST_LOSSES = 3  # workers that were lost with an item, before it is left to the process that asks for it


class Desk(Generic[T, R]):
    """Items, and their answers in the same order; several threads may take and answer."""

    def __init__(self, items: Sequence[T]) -> None:
        self._items = items
        self._left = deque(range(len(items)))
        self._kept: deque[int] = deque()  # what no worker is given any more
        self._losses: Counter[int] = Counter()
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

    @property
    def has_shares(self) -> bool:
        """Whether there is something for workers to take."""
        return bool(self._left)

    def take_share(self, workers: int) -> list[int]:
        """The numbers of a share for one of so many workers; empty where there is nothing to take.

        What a worker was lost with is taken one by one: maybe it was that.
        """
        with self._changed:
            size = max(1, min(_MOST, len(self._left) // (_ROUNDS * workers)))
            share: list[int] = []
            while self._left and len(share) < size:
                if self._losses[self._left[0]]:
                    return share or [self._left.popleft()]
                share.append(self._left.popleft())
            return share

    def take_one(self) -> list[int]:
        """The number of an item for the process that asks for all of them; empty where all are taken."""
        with self._changed:
            waiting = self._left or self._kept
            return [waiting.popleft()] if waiting else []

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
            self._losses.update(share)
            for number in reversed(share):
                is_ours = self._losses[number] >= _MOST_LOSSES
                (self._kept if is_ours else self._left).appendleft(number)
            self._changed.notify_all()

    def wait(self, seconds: float) -> None:
        """Wait until something is answered or given back, at most so long."""
        with self._changed:
            if not self.is_done:
                self._changed.wait(seconds)
