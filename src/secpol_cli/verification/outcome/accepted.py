"""Findings that a person has accepted, in a file beside the manuscript, so that a run tells only what is new.

The file is YAML, one entry a finding:

    - quote: mutual respect and understanding
      verdict: altered
      address: 001/p13
      why: “and” for “, mutual”
      note: as the Ministry prints it

A finding is known again by its quotation's words, folded, its verdicts and its
address, wherever it stands in the manuscript.  `why` is what was said of it when
it was accepted, and `note` what a person adds; both are only kept.
"""

from __future__ import annotations

from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

from secpol_cli.errors import ManuscriptUnreadable
from secpol_cli.record import Record
from secpol_cli.text.folding import fold_words
from secpol_cli.verdicts import VERDICTS

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    import yaml

    from secpol_cli.verdicts import VerifyItem

_KEYS = ("quote", "verdict", "address", "why", "note")
_HEAD = """\
# Findings of `secpol verify` that somebody has accepted. A finding is known again by its words, verdict and
# address; “note” is yours. Written by: secpol verify … --accepted {name} --accept
"""
_NOWHERE = frozenset(["not-found", "unchecked"])  # verdicts whose match is no address of the words
_MOST = 8_000_000  # bytes of a file that is read; a guard
_SHOWN = 60  # letters of a quotation in a message

Key = tuple[tuple[str, ...], frozenset[str], str | None]


class Entry(Record):
    """A finding that is accepted; `line` and `column`, from 1, are 0 for one that is not in the file yet."""

    quote: str
    verdicts: tuple[str, ...]
    address: str | None
    why: str = ""
    note: str = ""
    line: int = 0
    column: int = 0

    @property
    def key(self) -> Key:
        """What a finding is known by."""
        return tuple(fold_words(self.quote)), frozenset(self.verdicts), self.address


class Accepted:
    """The entries of a file, and which findings they stand for."""

    def __init__(self, file: str, entries: Iterable[Entry]) -> None:
        self.file, self.entries = file, list(entries)
        self._left = Counter(entry.key for entry in self.entries)
        self._met: set[Key] = set()

    def takes(self, item: VerifyItem) -> bool:
        """Whether a finding is accepted; from then on its entry is not stale.

        An entry stands for all findings of its words; one without words, as of a
        stray mark, for one finding.
        """
        key = _entry(item).key
        if not self._left[key]:
            return False
        if not key[0]:
            self._left[key] -= 1
        self._met.add(key)
        return True

    @property
    def stale(self) -> list[Entry]:
        """The entries that have stood for no finding, in the file's order."""
        return [entry for entry in self.entries if entry.key not in self._met]

    def add(self, items: Sequence[VerifyItem]) -> None:
        """Add entries for findings behind those that there are, and write the file, whole or not at all.

        Nothing is written where nothing is new.

        Raises UsageError where it cannot be written.
        """
        from secpol_cli.verification.fixing import write_whole

        new = [_entry(item) for item in items]
        own = {entry.key: entry for entry in new if entry.key[0]}
        added = [entry for entry in new if not entry.key[0]] + list(own.values())
        if added:
            added.sort(key=new.index)
            path = Path(self.file)
            text = _written([*self.entries, *added], path.name)
            write_whole(path, text.encode("utf-8"), like=path if path.exists() else None)


def load_accepted(file: str, *, may_be_missing: bool = False) -> Accepted:
    """The findings accepted in a file; none where it may be missing, and is.

    Raises ManuscriptUnreadable, with line and column, for what is not as it should be.
    """
    try:
        with open(file, "rb") as opened:
            data = opened.read(_MOST + 1)
    except FileNotFoundError:
        if may_be_missing:
            return Accepted(file, ())
        raise ManuscriptUnreadable(
            file, "there is no such file", "write it with --accept, or leave out --accepted"
        ) from None
    except (OSError, ValueError) as error:
        raise ManuscriptUnreadable(file, f"cannot be read: {getattr(error, 'strerror', error)}") from None
    if len(data) > _MOST:
        raise ManuscriptUnreadable(file, "is too large for a list of accepted findings")
    return Accepted(file, _entries(file, data))


def told_of_stale(accepted: Accepted) -> Iterator[str]:
    """A sentence on each entry that has stood for no finding."""
    for entry in accepted.stale:
        where = ":".join(map(str, (accepted.file, entry.line, entry.column)))
        words = entry.quote if len(entry.quote) <= _SHOWN else f"{entry.quote[: _SHOWN - 1].rstrip()}…"
        yield f"{where}: nothing has this accepted finding any more: {', '.join(entry.verdicts)} “{words}”"


def _entry(item: VerifyItem) -> Entry:
    address = item.match.address if item.match and item.status not in _NOWHERE else None
    return Entry(" ".join(item.quote.split()), item.findings, address, item.reason)


def _written(entries: Iterable[Entry], name: str) -> str:
    import yaml

    plain = [
        {
            "quote": entry.quote,
            "verdict": entry.verdicts[0] if len(entry.verdicts) == 1 else list(entry.verdicts),
            **({"address": entry.address} if entry.address else {}),
            **({"why": entry.why} if entry.why else {}),
            **({"note": entry.note} if entry.note else {}),
        }
        for entry in entries
    ]
    body = yaml.safe_dump(plain, allow_unicode=True, sort_keys=False, width=110)
    return _HEAD.format(name=name) + body


def _entries(file: str, data: bytes) -> list[Entry]:
    import yaml

    try:
        root = yaml.compose(data.decode("utf-8-sig"), Loader=yaml.SafeLoader)
    except UnicodeDecodeError:
        raise ManuscriptUnreadable(file, "is not UTF-8") from None
    except yaml.MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        line, column = (mark.line + 1, mark.column + 1) if mark else (0, 0)
        raise ManuscriptUnreadable(
            file, f"is not valid YAML: {error.problem}", line=line, column=column
        ) from None
    except (yaml.YAMLError, RecursionError):
        raise ManuscriptUnreadable(file, "is not valid YAML") from None
    if root is None:
        return []
    return [
        _read_entry(file, node) for node in _items(file, root, "expected a list of findings, each with -")
    ]


def _read_entry(file: str, node: yaml.Node) -> Entry:
    """The finding of one item of the list."""
    import yaml

    if not isinstance(node, yaml.MappingNode):
        _refuse(file, node, "expected a finding with quote and verdict")
    values: dict[str, yaml.Node] = {}
    for key, value in node.value:
        name = key.value if isinstance(key, yaml.ScalarNode) else ""
        if name not in _KEYS:
            from secpol_cli.nearest import nearest

            near = nearest(str(name), _KEYS)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(_KEYS)}"
            _refuse(file, key, f"no key “{name}”", hint)
        values[name] = value
    for name in ("quote", "verdict"):
        if name not in values:
            _refuse(file, node, f"the finding has no {name}")
    words = {name: _text(file, value) for name, value in values.items() if name != "verdict"}
    return Entry(
        words["quote"],
        _verdicts(file, values["verdict"]),
        words.get("address") or None,
        words.get("why", ""),
        words.get("note", ""),
        node.start_mark.line + 1,
        node.start_mark.column + 1,
    )


def _verdicts(file: str, node: yaml.Node) -> tuple[str, ...]:
    import yaml

    nodes = [node] if isinstance(node, yaml.ScalarNode) else _items(file, node, "expected a verdict")
    found = [(_text(file, each), each) for each in nodes]
    for verdict, each in found:
        if verdict not in VERDICTS:
            from secpol_cli.nearest import nearest

            near = nearest(verdict, VERDICTS)
            hint = f"did you mean {near[0]}?" if near else f"there are {', '.join(VERDICTS)}"
            _refuse(file, each, f"no verdict “{verdict}”", hint)
    return tuple(verdict for verdict, _ in found)


def _items(file: str, node: yaml.Node, wrong: str) -> list[yaml.Node]:
    import yaml

    if not isinstance(node, yaml.SequenceNode):
        _refuse(file, node, wrong)
    return list(node.value)


def _text(file: str, node: yaml.Node) -> str:
    import yaml

    if not isinstance(node, yaml.ScalarNode):
        _refuse(file, node, "expected text")
    return "" if node.tag == "tag:yaml.org,2002:null" else node.value


def _refuse(file: str, node: yaml.Node, problem: str, hint: str | None = None) -> NoReturn:
    line, column = node.start_mark.line + 1, node.start_mark.column + 1
    raise ManuscriptUnreadable(file, problem, hint, line=line, column=column)
