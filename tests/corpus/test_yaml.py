"""YAML as the corpus reads it: YAML 1.2's core schema, with places, and with what is refused."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import msgspec
import pytest
import yaml

from secpol_cli.corpus import format as authored
from secpol_cli.corpus.files import decode_text
from secpol_cli.corpus.yaml import MAX_DEPTH, MAX_EXPANDED, parse_yaml
from secpol_cli.errors import CorpusInvalid

if TYPE_CHECKING:
    from collections.abc import Iterator


def read(text: str) -> Any:
    return parse_yaml("a.yaml", text).data


def refusal(text: str) -> CorpusInvalid:
    with pytest.raises(CorpusInvalid) as caught:
        parse_yaml("a.yaml", text)
    assert caught.value.message.startswith("a.yaml:")
    return caught.value


def place(error: CorpusInvalid) -> tuple[str, int, int]:
    return error.file, error.line, error.column


# --- YAML 1.2, 10.3: the core schema ------------------------------------------------------


@pytest.mark.parametrize(
    ("plain", "value"),
    [
        # YAML 1.1 would make booleans, dates, octals and base-60 numbers of these
        ("NO", "NO"),
        ("no", "no"),
        ("on", "on"),
        ("y", "y"),
        ("2019-03-11", "2019-03-11"),
        ("12:30:45", "12:30:45"),
        ("1_000", "1_000"),
        ("0b11", "0b11"),
        ("=", "="),
        # constants
        ("null", None),
        ("Null", None),
        ("~", None),
        ("", None),
        ("nULL", "nULL"),
        ("true", True),
        ("FALSE", False),
        ("tRUE", "tRUE"),
        # integers
        ("0", 0),
        ("7", 7),
        ("-12", -12),
        ("+3", 3),
        ("123456789012345", 123456789012345),
        # floats
        ("1.5", 1.5),
        ("-.5", -0.5),
        ("1.", 1.0),
        ("1e3", 1000.0),
        ("6.02E-2", 0.0602),
        ("1.2.3", "1.2.3"),
        ("1e", "1e"),
        # the core schema has numbers here, but they would not come out as they went in
        ("003", "003"),
        ("0o7", "0o7"),
        ("0x1F", "0x1F"),
        (".inf", ".inf"),
        (".NaN", ".NaN"),
        ("1e400", "1e400"),
        ("12345678901234567890", "12345678901234567890"),
        ("0.1234567890123456789", "0.1234567890123456789"),
        # text
        ("3 ASEAN", "3 ASEAN"),
        ("Nº 5", "Nº 5"),
    ],
)
def test_plain_scalars(plain: str, value: object) -> None:
    found = read(f"key: {plain}\n")["key"]
    assert found == value
    assert type(found) is type(value)


@pytest.mark.parametrize(
    ("yaml", "value"),
    [
        ("'5'", "5"),
        ('"true"', "true"),
        ('"a\\tb\\u00e9"', "a\tbé"),
        ("'it''s'", "it's"),
        (">-\n  one\n  two\n\n  three\n", "one two\nthree"),
        ("|\n  null\n", "null\n"),
        ("! 5", "5"),
        ("!!str 5", "5"),
        ("!!seq [1]", [1]),
        ("!!map {a: 1}", {"a": 1}),
    ],
)
def test_quoted_block_and_tagged_values(yaml: str, value: object) -> None:
    assert read(f"key: {yaml}\n")["key"] == value


def test_keys_are_text() -> None:
    assert read("1: a\nno: b\n2019-03-11: c\n~: d\n") == {"1": "a", "no": "b", "2019-03-11": "c", "~": "d"}


@pytest.mark.parametrize("empty", ["", "\n", "# only a comment\n", "---\n", "---\n...\n", "%YAML 1.2\n---\n"])
def test_an_empty_file_holds_nothing(empty: str) -> None:
    assert read(empty) is None


def test_aliases_repeat_a_value() -> None:
    assert read("a: &x {b: [1, 2]}\nc: *x\nd: [*x, *x]\n")["d"] == [{"b": [1, 2]}, {"b": [1, 2]}]


def test_a_name_may_be_anchored_again() -> None:
    assert read("- &x 1\n- *x\n- &x 2\n- *x\n") == [1, 1, 2, 2]


def test_a_merge_key_is_a_key_like_others() -> None:
    assert read("a: &x {b: 1}\nc: {<<: *x}\n")["c"] == {"<<": {"b": 1}}


# --- places -------------------------------------------------------------------------------

PLACES = """\
# a comment
people:
  - name: Un Samnang
    aliases: [Samnang,
              "សំណាង", x]
  - &anchor
    name: Yen Samnang
other: *anchor
"""


@pytest.mark.parametrize(
    ("path", "where"),
    [
        ((), (2, 1)),
        (("people",), (2, 1)),
        (("people", 0), (3, 5)),
        (("people", 0, "name"), (3, 5)),
        (("people", 0, "aliases", 0), (4, 15)),
        (("people", 0, "aliases", 1), (5, 15)),
        (("people", 0, "aliases", 2), (5, 24)),  # columns count characters, not bytes
        (("people", 1, "name"), (7, 5)),
        (("other",), (8, 1)),
        (("other", "name"), (8, 1)),  # what an alias stands for has the alias's place
        (("people", 9), (2, 1)),  # what is not there, that of what should have it
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_every_value_knows_its_place(
    path: tuple[str | int, ...], where: tuple[int, int], line_end: str
) -> None:
    assert parse_yaml("a.yaml", PLACES.replace("\n", line_end)).place(path) == where


# --- what is refused ----------------------------------------------------------------------

BOMB = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{new}: &{new} [{', '.join([f'*{old}'] * 10)}]\n"
    for old, new in zip("abcdefgh", "bcdefghi", strict=True)
)


@pytest.mark.parametrize(
    ("text", "where", "words"),
    [
        ("a: 1\nb: 2\n  a: 3\n", (3, 4), "not valid YAML"),
        ("a: [1, 2\nb: 3\n", (2, 2), "not valid YAML"),
        ("a: 'open\n\n", (1, 4), "not valid YAML"),
        ("a:\n\t- b\n", (2, 1), "not valid YAML"),
        ("a: b: c\n", (1, 5), "not valid YAML"),
        ("a: %b\n", (1, 4), "not valid YAML"),
        ('a: "\\q"\n', (1, 5), "not valid YAML"),
        ('a: "\\ud800"\n', (1, 7), "not valid YAML"),
        ("a: é\x1b[2J\n", (1, 5), "not valid YAML"),
        ("ab: é\nc: d\x00\n", (2, 5), "not valid YAML"),
        ("a: b\n\ufeffc: d\n", (2, 2), "not valid YAML"),
        ("a: 1\nb: 2\na: 3\n", (3, 1), "“a” stands here again (first in line 1)"),
        ("- {x: 1, y: 2,\n   x: 3}\n", (2, 4), "“x” stands here again (first in line 1)"),
        ("'1': a\n1: b\n", (2, 1), "“1” stands here again"),
        ("? [a]\n: b\n", (1, 3), "a key that is not plain text"),
        ("? {a: b}\n: c\n", (1, 3), "a key that is not plain text"),
        ("a: &a k\n*a : c\n", (2, 1), "a key that is not plain text"),
        ("a: 1\n---\nb: 2\n", (2, 1), "more than one YAML document"),
        ("--- a\n--- b\n", (2, 1), "more than one YAML document"),
        ("a: !!python/object/apply:os.system [ls]\n", (1, 4), "has the tag"),
        ("a: !!int 5\n", (1, 4), "has the tag"),
        ("a: !!binary aGk=\n", (1, 4), "has the tag"),
        ("a: !mine x\n", (1, 4), "has the tag !mine"),
        ("a: [1, !!set {x}]\n", (1, 8), "has the tag"),
        ("a: *nothing\n", (1, 4), "*nothing stands before, or without, its anchor"),
        ("a: &a [*a]\n", (1, 8), "*a stands before, or without, its anchor"),
        ("a: &a {b: {c: *a}}\n", (1, 15), "*a stands before, or without, its anchor"),
        (BOMB, (4, 36), f"more than {MAX_EXPANDED:,} nodes"),
        ("a: " + "[" * 100_000, (1, 4 + MAX_DEPTH), f"more than {MAX_DEPTH} deep"),
        ("- " * 70 + "a\n", (1, 1 + 2 * (MAX_DEPTH + 1)), f"more than {MAX_DEPTH} deep"),
    ],
    ids=lambda value: str(value)[:24],
)
def test_refused_at_its_place(text: str, where: tuple[int, int], words: str) -> None:
    error = refusal(text)
    assert place(error) == ("a.yaml", *where)
    assert words in error.message
    assert "\n" not in error.message


class _ReadsAhead:
    """A parser in place of the library's in C: it stops before its events where all of a text is nested
    deeper than `limit`, with words of its own; without a limit it hands out all that comes before an error.
    """

    def __init__(self, limit: float) -> None:
        self.limit = limit
        self.parse = yaml.parse

    def __call__(self, text: str, Loader: Any) -> Iterator[Any]:  # noqa: N803
        if Loader is yaml.SafeLoader:
            yield from self.parse(text, Loader)
            return
        events, depth, error = [], 0, None
        try:
            for event in self.parse(text, yaml.SafeLoader):
                depth += isinstance(event, yaml.CollectionStartEvent)
                depth -= isinstance(event, yaml.CollectionEndEvent)
                if depth > self.limit:
                    raise yaml.scanner.ScannerError("while", None, "enough", event.start_mark)  # type: ignore[arg-type]
                events.append(event)
        except yaml.parser.ParserError as unfinished:
            error = unfinished
        yield from events
        if error:
            raise error


@pytest.mark.parametrize("limit", [math.inf, 1000, MAX_DEPTH + 1, MAX_DEPTH, MAX_DEPTH - 1, 40])
@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("a: " + "[" * 300, (1, 4 + MAX_DEPTH)),
        ("a: é\nb: " + "[\n" * 1200, (1 + MAX_DEPTH + 1, 1)),
        ("[" * 70 + "]" * 70, (1, 1 + MAX_DEPTH + 1)),
        ("- " * 70 + "a\n", (1, 1 + 2 * (MAX_DEPTH + 1))),
        ("a:\n" + "".join(" " * n + "b:\n" for n in range(1, 70)), (MAX_DEPTH + 2, MAX_DEPTH + 2)),
    ],
    ids=["open", "many lines", "closed", "blocks", "mappings"],
)
def test_what_is_too_deep_is_refused_by_us(
    monkeypatch: pytest.MonkeyPatch, limit: float, text: str, where: tuple[int, int]
) -> None:
    as_it_is = refusal(text)
    monkeypatch.setattr(yaml, "parse", _ReadsAhead(limit))
    error = refusal(text)
    assert error.message == as_it_is.message == f"a.yaml:{where[0]}:{where[1]}: is nested more than 64 deep"


def test_a_mistake_in_what_is_not_deep_is_told_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(yaml, "SafeLoader", None)  # the slow one
    assert refusal("- " * (MAX_DEPTH // 4) + "a\n" + "- a: b: c\n").line == 2


def test_aliases_cannot_nest_deeper_than_what_is_written_out() -> None:
    deep = "[" * 40 + "{}" + "]" * 40
    assert refusal(f"a: &a {deep.format('1')}\nb: {deep.format('*a')}\n").line == 2
    assert read(f"a: &a {deep.format('1')}\nb: [*a]\n")


def test_a_file_of_many_nodes_is_no_bomb() -> None:
    assert len(read("".join(f"- {n}\n" for n in range(2 * MAX_EXPANDED)))) == 2 * MAX_EXPANDED


@pytest.mark.parametrize("bom", [b"\xef\xbb\xbf", b""])
def test_a_byte_order_mark_is_no_part_of_the_text(bom: bytes) -> None:
    assert decode_text("a.yaml", bom + "é: 1\n".encode()) == "é: 1\n"


@pytest.mark.parametrize(
    ("raw", "where", "byte"),
    [
        ("a: b\nc: d é ".encode() + b"\xe9\n", (2, 8), "0xe9"),
        (b"\xff\xfea\x00", (1, 1), "0xff"),  # UTF-16
        (b"a: \xc3\r\n", (1, 4), "0xc3"),
        (b"a: \xed\xa0\x80\n", (1, 4), "0xed"),  # a surrogate
    ],
)
def test_what_is_not_utf_8_is_refused_at_the_byte(raw: bytes, where: tuple[int, int], byte: str) -> None:
    with pytest.raises(CorpusInvalid, match=byte) as caught:
        decode_text("a.yaml", raw)
    assert place(caught.value) == ("a.yaml", *where)


# --- records ------------------------------------------------------------------------------


def _refuse(_value: object, _kind: object) -> None:
    raise msgspec.ValidationError("no good")


@pytest.mark.parametrize(
    ("text", "where", "words", "hint"),
    [
        ("name: a\nnmae: b\n", (2, 1), "unknown key “nmae”", "did you mean name?"),
        ("name: a\nzzzz: b\n", (2, 1), "unknown key “zzzz”", "known are name, kind,"),
        ("name: a\noffices:\n- titel: b\n", (3, 3), "unknown key “titel”", "did you mean title?"),
        ("name: a\noffices: [{title: b, date: {statde: x}}]\n", (2, 29), "unknown key “statde”", "stated?"),
        ("name: a\naliases: [b, {text: c, outsied: true}]\n", (2, 24), "unknown key “outsied”", "outside?"),
        ("kind: person\n", (1, 1), "the key “name” is missing", None),
        ("name: a\noffices:\n- organisation: b\n", (3, 3), "the key “title” is missing", None),
        ("name: 1984\n", (1, 1), "expected text, found a whole number", "quotes"),
        ("name: true\n", (1, 1), "expected text, found true or false", "quotes"),
        ("name: [a]\n", (1, 1), "expected text, found a list", None),
        ("name:\n", (1, 1), "expected text, found nothing", None),
        ("name: a\nunnamed: 'yes'\n", (2, 1), "expected true or false, found text", None),
        ("name: a\nmembers: b\n", (2, 1), "expected a list, found text", None),
        ("name: a\nmembers: [b, 3]\n", (2, 14), "expected text, found a whole number", "quotes"),
        ("name: a\nkind: grup\n", (2, 1), "“grup” may not stand here", "one of collective, person"),
        ("- name: a\n", (1, 1), "expected a mapping, found a list", None),
        ("just text\n", (1, 1), "expected a mapping, found text", None),
        ("", (1, 1), "expected a mapping, found nothing", None),
    ],
)
@pytest.mark.parametrize("library", ["its own words", "other words"])
def test_records_are_typed(
    text: str,
    where: tuple[int, int],
    words: str,
    hint: str | None,
    library: str,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if library == "other words":
        monkeypatch.setattr(msgspec, "convert", _refuse)
    with pytest.raises(CorpusInvalid) as caught:
        parse_yaml("a.yaml", text).record(authored.Person)
    assert place(caught.value) == ("a.yaml", *where)
    assert words in caught.value.message
    assert (hint or "") in (caught.value.hint or "")


def test_a_record_below_another_key_has_its_own_known_keys() -> None:
    file = parse_yaml("people.yaml", "un-samnang:\n  name: a\n  offices: [{title: b, organisaton: c}]\n")
    with pytest.raises(CorpusInvalid, match="organisaton") as caught:
        file.record(authored.Person, ("un-samnang",))
    assert place(caught.value) == ("people.yaml", 3, 24)
    assert caught.value.hint == "did you mean organisation?"


def test_a_file_of_too_many_values_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("secpol_cli.corpus.yaml.MAX_NODES", 100)
    parse_yaml("a.yaml", "- a\n" * 99)
    with pytest.raises(CorpusInvalid, match=r"a.yaml:100:3: holds more than 100 values"):
        parse_yaml("a.yaml", "- a\n" * 100)
