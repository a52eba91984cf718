"""What was judged of mutants, and how right that was."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, Any, NamedTuple

from tabulate import tabulate

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from tests.bench.mutants import Kind, Mutant

UNREAD = "unread"  # no item for the line of a mutant
ORDER = "verbatim verbatim-folded edited mislocated altered meaning misattributed not-found skipped".split()
_STRONGER = frozenset({"altered", "meaning", "misattributed", "not-found"})
_DIFFERENT = frozenset({"replace", "delete", "insert"})
_FREQUENT = 2  # wrong verdicts that are named


class Judged(NamedTuple):
    """A mutant, and the item that verify has for it; None where it has none."""

    mutant: Mutant
    item: dict[str, Any] | None

    @property
    def verdict(self) -> str:
        """Its status."""
        return str(self.item["status"]) if self.item else UNREAD

    @property
    def right(self) -> bool:
        """Whether that is acceptable."""
        return self.verdict in self.mutant.kind.verdicts

    @property
    def true(self) -> str:
        """The verdict that is true: the one given where it is acceptable, else the expected one."""
        return self.verdict if self.right else self.mutant.kind.verdicts[0]


class Target(NamedTuple):
    """A share that must be reached (of `most`: must not be passed), and the one that was; None of nothing."""

    name: str
    limit: float
    share: float | None
    mutants: int
    most: bool = False

    @property
    def passed(self) -> bool:
        """Whether it was; never of nothing."""
        return self.share is not None and (
            self.share <= self.limit if self.most else self.share >= self.limit
        )


def measure_targets(judged: Sequence[Judged]) -> list[Target]:
    """The four that verify is held to."""
    changed = [one for one in judged if one.mutant.kind.group in ("words", "weight", "modal")]
    heavy = [one for one in judged if one.mutant.kind.group == "weight"]
    mutated = [one for one in judged if one.mutant.kind.group != "control"]
    controls = [one for one in judged if one.mutant.kind.group == "control"]
    return [
        _target("a word changed: altered or stronger", 0.99, changed, lambda one: one.verdict in _STRONGER),
        _target("negation, number, date, name: meaning", 0.95, heavy, lambda one: one.verdict == "meaning"),
        _target("any mutant: verbatim", 0.0, mutated, lambda one: one.verdict == "verbatim", most=True),
        _target("untouched: verbatim", 0.99, controls, lambda one: one.verdict == "verbatim"),
    ]


def _target(
    name: str, limit: float, judged: Sequence[Judged], met: Callable[[Judged], bool], *, most: bool = False
) -> Target:
    share = sum(map(met, judged)) / len(judged) if judged else None
    return Target(name, limit, share, len(judged), most)


def format_targets(targets: Sequence[Target]) -> str:
    """A table of the targets, and whether each was met."""
    rows = [
        [
            target.name,
            target.mutants,
            f"{'≤' if target.most else '≥'} {target.limit:.2f}",
            "" if target.share is None else f"{target.share:.4f}",
            "PASS" if target.passed else "FAIL",
        ]
        for target in targets
    ]
    return tabulate(rows, ["target", "mutants", "aim", "share", ""], disable_numparse=True)


def format_classes(judged: Sequence[Judged], kinds: Iterable[Kind]) -> str:
    """A table of the classes: how many were judged acceptably, and the most frequent wrong verdicts."""
    rows = []
    for kind in kinds:
        of_kind = [one for one in judged if one.mutant.kind is kind]
        if not of_kind:
            continue
        wrong = Counter(one.verdict for one in of_kind if not one.right)
        share = sum(one.right for one in of_kind) / len(of_kind)
        named = ", ".join(f"{verdict} {count}" for verdict, count in wrong.most_common(_FREQUENT))
        rows.append([kind.name, len(of_kind), "/".join(kind.verdicts), f"{share:.3f}", named])
    headers = ["class", "mutants", "acceptable", "share", "wrong"]
    return tabulate(rows, headers, disable_numparse=True, colalign=("left", "right", "left", "right", "left"))


def format_verdicts(judged: Sequence[Judged]) -> str:
    """A table of precision and recall per verdict; where several are acceptable, the one given is the true one."""
    given, true = Counter(one.verdict for one in judged), Counter(one.true for one in judged)
    right = Counter(one.verdict for one in judged if one.right)
    rows = [
        [
            verdict,
            true[verdict],
            given[verdict],
            _share(right[verdict], given[verdict]),
            _share(right[verdict], true[verdict]),
        ]
        for verdict in [*ORDER, UNREAD]
        if given[verdict] or true[verdict]
    ]
    headers = ["verdict", "true", "given", "precision", "recall"]
    return tabulate(rows, headers, disable_numparse=True, colalign=("left", *["right"] * 4))


def _share(part: int, whole: int) -> str:
    return f"{part / whole:.3f}" if whole else ""


def format_misjudged(judged: Iterable[Judged], names: Sequence[str]) -> str:
    """The misjudged of some classes (or `all`): the quotation, its source, the verdict, the diff and the reason."""
    pieces = []
    for one in judged:
        kind = one.mutant.kind
        if not one.right and (kind.name in names or "all" in names):
            item = one.item or {}
            match = item.get("match") or {}
            block = one.mutant.sentence.block
            pieces.append(
                f"{kind.name}: {one.verdict}, not {'/'.join(kind.verdicts)}\n"
                f"  quote   {one.mutant.before}“{one.mutant.quote}”{one.mutant.behind}\n"
                f"  source  {block.document}/{block.id} {one.mutant.sentence.text}\n"
                f"  found   {match.get('address', 'nothing')} {match.get('exact', '')}\n"
                f"  diff    {_differences(item.get('diff') or [])}\n"
                f"  reason  {item.get('reason') or ''}\n"
            )
    return "\n".join(pieces)


def _differences(diff: Iterable[dict[str, Any]]) -> str:
    changed = [f"[{part['quoted']}|{part['source']}]" for part in diff if part["op"] in _DIFFERENT]
    return " ".join(changed) or "none"


def to_json(judged: Iterable[Judged]) -> list[dict[str, Any]]:
    """Every mutant with what was judged of it, as plain data."""
    return [
        {
            "class": one.mutant.kind.name,
            "acceptable": one.mutant.kind.verdicts,
            "verdict": one.verdict,
            "right": one.right,
            "before": one.mutant.before,
            "quote": one.mutant.quote,
            "behind": one.mutant.behind,
            "source": one.mutant.sentence.text,
            "address": "/".join(one.mutant.sentence.block[:2]),
            "item": one.item,
        }
        for one in judged
    ]
