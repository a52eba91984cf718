"""Rich Text (RTF), told as the elements of a Word document, which it was made to carry.

Source: Rich Text Format Specification 1.9.1, Microsoft 2008.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.readers.office.word import read_events
from secpol_cli.readers.office.word_styles import WordStyles

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secpol_cli.readers.office.flow import Event
    from secpol_cli.readers.records import ReadDocument

_TOKEN = re.compile(
    rb"\\(?P<word>[a-zA-Z]{1,32})(?P<number>-?\d{1,10})? ?|\\'(?P<byte>[0-9a-fA-F]{2})|\\(?P<sign>[^a-zA-Z])"
    rb"|(?P<brace>[{}])|(?P<text>[^\\{}\r\n]+)|[\r\n]+",
    re.DOTALL,
)
_SIGNS = {
    "emdash": "—", "endash": "–", "lquote": "‘", "rquote": "’", "ldblquote": "“", "rdblquote": "”",
    "bullet": "•", "tab": " ", "line": " ", "softline": " ", "page": " ", "emspace": " ", "enspace": " ",
    "qmspace": " ", "zwj": "\u200d", "zwnj": "\u200c",
}  # fmt: skip
_FACES = {
    "b": "w:b", "i": "w:i", "ul": "w:u", "scaps": "w:smallCaps", "highlight": "w:highlight",
    "strike": "w:strike", "striked": "w:dstrike", "v": "w:vanish",
}  # fmt: skip
_ALIGNED = {"ql": "left", "qr": "right", "qc": "center", "qj": "both"}
_CHARSETS = {
    77: "mac_roman", 128: "cp932", 129: "cp949", 134: "gbk", 136: "big5", 161: "cp1253", 162: "cp1254",
    163: "cp1258", 177: "cp1255", 178: "cp1256", 186: "cp1257", 204: "cp1251", 222: "cp874", 238: "cp1250",
}  # fmt: skip
_END_OF_RUN: Event = ("end", "w:r", None)  # of one that more words may be added to
_LONG_RUN = 2000  # characters of a run to which no more are added: each time, it is copied
_SYMBOLS = 2  # the charset of symbol fonts
# Groups of which nothing is read; of those marked with \* all others than _READ.
_SKIPPED = frozenset(
    "colortbl info pict nonshppict listtable listoverridetable revtbl rsidtbl filetbl generator themedata"
    " datastore latentstyles xmlnstbl mmathPr listtext pntext pntxta pntxtb objdata objclass objname sp"
    " atnid atnauthor atndate atntime atnparent private template ftnsep ftnsepc ftncn aftnsep aftnsepc aftncn"
    " shprslt xe tc txe rxe bkmkstart bkmkend".split()
)
_READ = frozenset(
    "footnote fldinst fldrslt shpinst shptxt annotation atrfstart atrfend atnref cs shppict do"
    " dptxbxtext".split()
)
_APART = {"shptxt": "w:txbxContent", "dptxbxtext": "w:txbxContent"}
_HEADERS = {f"{label}{which}": label for label in ("header", "footer") for which in ("", "l", "r", "f")}


class _State:
    """What holds in a group, and in those in it until they say otherwise."""

    def __init__(self) -> None:
        self.reads = "text"  # text, skip, fonts, styles, instruction, or the name of a group that is kept
        self.faces: frozenset[str] = frozenset()
        self.font = 0
        self.fallback = 1  # characters behind \u that stand for it in older programs
        self.deleted = False
        self.opened: list[tuple[str, object]] = []  # what ends with this group

    def inner(self) -> _State:
        """The state of a group in this one."""
        state = _State()
        state.reads, state.faces, state.font = self.reads, self.faces, self.font
        state.fallback, state.deleted = self.fallback, self.deleted
        return state


class _RichTextFlow:
    """Events of a flow of text, and the paragraph that is open in it."""

    def __init__(self, events: list[Event]) -> None:
        self.events = events
        self.is_open = self.in_cell = self.in_table = False
        self.numbers: dict[str, int] = {}  # control words of the paragraph, with their numbers
        self.align = ""
        self.look: tuple[int, frozenset[str]] | None = None  # font and typefaces of its last run


class _Translation:
    """Rich Text as events of a Word document's body, its notes, headers, comments and styles."""

    def __init__(self, data: bytes) -> None:
        self.data = data
        self.styles = WordStyles(None, "")
        self.body: list[Event] = []
        self.notes: dict[tuple[str, str], list[Event]] = {}
        self.apart: list[tuple[str, list[Event]]] = []  # headers and footers
        self.comments: dict[str, str] = {}
        self.encoding = "cp1252"
        self.charsets: dict[int, int] = {}
        self.fonts: dict[int, str] = {}
        self.flows = [_RichTextFlow(self.body)]
        self.states = [_State()]
        self.pending = bytearray()
        self.half = 0  # of a character beyond U+FFFF
        self.skips = 0  # fallback characters that are still to be passed over
        self.comment: list[str] = []
        self.comment_id = ""
        self.style: dict[str, int] = {}
        self.named: list[str] = []
        self.starred = self.begins = False
        self._run()

    @property
    def flow(self) -> _RichTextFlow:
        return self.flows[-1]

    @property
    def state(self) -> _State:
        return self.states[-1]

    def _run(self) -> None:
        at = 0
        while match := _TOKEN.match(self.data, at):
            at = match.end()
            if match["word"] == b"bin":
                at += max(0, int(match["number"] or 0))
            self._token(match)
        self._flush()
        while len(self.states) > 1:
            self._close()
        self._end_paragraph(self.flow)
        self._end_table(self.flow)

    def _token(self, match: re.Match[bytes]) -> None:
        if match["text"]:
            self._bytes(match["text"])
        elif match["byte"]:
            self._bytes(bytes([int(match["byte"], 16)]))
        elif match["brace"]:
            self._flush()
            self.skips = 0
            if match["brace"] == b"{":
                self.states.append(self.state.inner())
                self.begins, self.starred = True, False
                return
            if len(self.states) > 1:
                self._close()
        elif match["word"]:
            self._flush()
            number = match["number"]
            self._word(match["word"].decode(), int(number) if number is not None else None)
        elif match["sign"]:
            self._sign(match["sign"])
            if match["sign"] == b"*":
                return
        else:
            return
        self.begins = False

    def _sign(self, sign: bytes) -> None:
        if sign == b"*":
            self.starred = True
        elif sign in b"\\{}":
            self._bytes(sign)
        elif sign in (b"\n", b"\r"):
            self._flush()
            self._word("par", None)
        elif sign in (b"~", b"_"):
            self._flush()
            self._text("\u00a0" if sign == b"~" else "\u2011")

    # --- characters -------------------------------------------------------------------------

    def _bytes(self, data: bytes) -> None:
        if self.skips:
            passed = min(self.skips, len(data))
            self.skips -= passed
            data = data[passed:]
        self.pending += data

    def _flush(self) -> None:
        if not self.pending:
            return
        data, self.pending = bytes(self.pending), bytearray()
        charset = self.charsets.get(self.state.font, 0)
        if charset == _SYMBOLS and self.state.reads == "text":
            self._text("".join(chr(0xF000 + byte) if byte > 32 else chr(byte) for byte in data))
            return
        try:
            self._text(data.decode(_CHARSETS.get(charset, self.encoding), "replace"))
        except LookupError:
            self._text(data.decode("cp1252", "replace"))

    def _unit(self, unit: int) -> None:
        """A unit of UTF-16: a character, or half of one."""
        if 0xD800 <= unit < 0xDC00:
            self.half = unit
        elif 0xDC00 <= unit < 0xE000:
            self._text(chr(0x10000 + (self.half - 0xD800) * 1024 + unit - 0xDC00) if self.half else "")
            self.half = 0
        else:
            self._text(chr(unit))

    def _text(self, text: str) -> None:
        reads = self.state.reads
        if reads == "text":
            if not self.state.deleted:
                self._begin_paragraph()
                self._put(text)
        elif reads in {"styles", "fonts"}:
            self.named.append(text)
        elif reads == "instruction":
            self.flow.events.append(("text", text, None))
        elif reads == "annotation":
            self.comment.append(text)
        elif reads == "atnref":
            self.comment_id += text.strip()
        elif reads in {"atrfstart", "atrfend"} and text.strip():
            name = "w:commentRangeStart" if reads == "atrfstart" else "w:commentRangeEnd"
            self._begin_paragraph()
            self._element(name, {"w:id": text.strip()})

    def _put(self, text: str) -> None:
        """Words as a run, or as part of the one before, which ends in them and is set alike."""
        flow, look = self.flow, (self.state.font, self.state.faces)
        events = flow.events
        if look == flow.look and events[-1] is _END_OF_RUN and len(events[-3][1]) < _LONG_RUN:
            events[-3] = ("text", events[-3][1] + text, None)
            return
        flow.look = look
        events.append(("start", "w:r", {}))
        font = self.fonts.get(self.state.font, "")
        if self.charsets.get(self.state.font) == _SYMBOLS:
            self._element("w:rFonts", {"w:ascii": font})
        for face in sorted(self.state.faces):
            self._element(face, {})
        events += [("start", "w:t", {}), ("text", text, None), ("end", "w:t", None), _END_OF_RUN]

    def _element(self, name: str, attributes: dict[str, str]) -> None:
        self.flow.events += [("start", name, attributes), ("end", name, None)]

    # --- paragraphs -------------------------------------------------------------------------

    def _begin_paragraph(self) -> None:
        flow = self.flow
        if flow.is_open:
            return
        if "intbl" in flow.numbers and not flow.in_cell:
            if not flow.in_table:
                flow.events.append(("start", "w:tbl", {}))
                flow.in_table = True
            flow.events.append(("start", "w:tc", {}))
            flow.in_cell = True
        elif "intbl" not in flow.numbers:
            self._end_table(flow)
        flow.is_open = True
        flow.events += [("start", "w:p", {}), ("start", "w:pPr", {})]
        for name, attributes in self._properties(flow):
            self._element(name, attributes)
        flow.events.append(("end", "w:pPr", None))

    @staticmethod
    def _properties(flow: _RichTextFlow) -> Iterator[tuple[str, dict[str, str]]]:
        numbers = flow.numbers
        if "s" in numbers:
            yield "w:pStyle", {"w:val": str(numbers["s"])}
        indents = {
            "w:left": numbers.get("li", numbers.get("lin")),
            "w:right": numbers.get("ri", numbers.get("rin")),
        }
        if numbers.get("fi", 0) < 0:
            indents["w:hanging"] = -numbers["fi"]
        yield "w:ind", {name: str(value) for name, value in indents.items() if value is not None}
        if flow.align:
            yield "w:jc", {"w:val": flow.align}
        if numbers.get("ls"):
            yield "w:numId", {"w:val": str(numbers["ls"])}
        if "outlinelevel" in numbers:
            yield "w:outlineLvl", {"w:val": str(numbers["outlinelevel"])}

    @staticmethod
    def _end_paragraph(flow: _RichTextFlow) -> None:
        if flow.is_open:
            flow.events.append(("end", "w:p", None))
            flow.is_open = False

    @staticmethod
    def _end_table(flow: _RichTextFlow) -> None:
        if flow.in_cell:
            flow.events.append(("end", "w:tc", None))
        if flow.in_table:
            flow.events.append(("end", "w:tbl", None))
        flow.in_cell = flow.in_table = False

    def _end_cell(self) -> None:
        flow = self.flow
        self._end_paragraph(flow)
        if flow.in_cell:
            flow.events.append(("end", "w:tc", None))
            flow.in_cell = False

    # --- control words ----------------------------------------------------------------------

    def _word(self, word: str, number: int | None) -> None:
        if self.begins and self._destination(word):
            return
        state = self.state
        if self.skips and word in _SIGNS:
            self.skips -= 1
        elif word == "u" and number is not None:
            self._unit(number % 65536)
            self.skips = state.fallback
        elif word == "uc":
            state.fallback = max(0, number or 0)
        elif word in _SIGNS:
            self._text(_SIGNS[word])
        elif word == "ansicpg" and number:
            self.encoding = f"cp{number}" if number != 65001 else "utf-8"
        elif word == "mac":
            self.encoding = "mac_roman"
        elif word == "f":
            state.font = number or 0
        elif word == "fcharset" and state.reads == "fonts":
            self.charsets[state.font] = number or 0
        elif word in _FACES:
            state.faces = state.faces - {_FACES[word]} if number == 0 else state.faces | {_FACES[word]}
        elif word == "ulnone":
            state.faces -= {"w:u"}
        elif word == "plain":
            state.faces = frozenset()
        elif word == "deleted":
            state.deleted = number != 0
        elif state.reads == "styles":
            self.style[word] = number or 0
        elif state.reads == "text":
            self._layout(word, number or 0)

    def _layout(self, word: str, number: int) -> None:
        flow = self.flow
        if word in {"par", "sect"}:
            self._end_paragraph(flow)
        elif word in {"cell", "nestcell"} or word in {"row", "nestrow"}:
            self._end_cell()
        elif word == "pard":
            flow.numbers, flow.align = {}, ""
        elif word in _ALIGNED:
            flow.align = _ALIGNED[word]
        elif word in {"s", "li", "lin", "ri", "rin", "fi", "ls", "intbl", "outlinelevel"}:
            flow.numbers[word] = number

    def _destination(self, word: str) -> bool:
        """Whether a group begins with a word that says what it holds."""
        state = self.state
        if state.reads == "skip":
            return True
        if word == "fonttbl":
            state.reads = "fonts"
        elif word == "stylesheet":
            state.reads, self.named, self.style = "styles", [], {}
        elif word in _SKIPPED or (self.starred and word not in _READ and state.reads != "styles"):
            state.reads = "skip"
        elif word == "object":
            self._begin_paragraph()
            self._element("o:OLEObject", {})
        elif word == "footnote" or word in _APART or word in _HEADERS:
            self._open_flow(word)
        elif word == "field":
            self._begin_paragraph()
            self._element("w:fldChar", {"w:fldCharType": "begin"})
            state.opened.append(("field", None))
        elif word == "fldinst":
            self.flow.events.append(("start", "w:instrText", {}))
            state.reads = "instruction"
            state.opened.append(("instruction", None))
        elif word == "fldrslt":
            self._element("w:fldChar", {"w:fldCharType": "separate"})
        elif word in {"annotation", "atnref", "atrfstart", "atrfend"}:
            state.reads = word
            if word == "annotation":
                self.comment, self.comment_id = [], ""
                state.opened.append((word, None))
        else:
            return False
        return True

    def _open_flow(self, word: str) -> None:
        state = self.state
        around = self.flow
        if word == "footnote":
            id_ = str(len(self.notes) + 1)
            self._begin_paragraph()
            around.events += [("start", "w:r", {}), ("start", "w:footnoteReference", {"w:id": id_})]
            around.events += [("end", "w:footnoteReference", None), ("end", "w:r", None)]
            events = self.notes["footnote", id_] = []
        elif word in _HEADERS:
            events = []
            self.apart.append((_HEADERS[word], events))
        else:
            self._begin_paragraph()
            events = around.events
            events.append(("start", _APART[word], {}))
        state.reads, state.faces = "text", frozenset()
        state.opened.append(("flow", _APART.get(word)))
        self.flows.append(_RichTextFlow(events))

    def _close(self) -> None:
        """A group ends, and what was opened with it."""
        state = self.states[-1]
        for what, name in reversed(state.opened):
            if what == "flow":
                flow = self.flows.pop()
                self._end_paragraph(flow)
                self._end_table(flow)
                if isinstance(name, str):
                    flow.events.append(("end", name, None))
            elif what == "field":
                self._element("w:fldChar", {"w:fldCharType": "end"})
            elif what == "instruction":
                self.flow.events.append(("end", "w:instrText", None))
            elif what == "annotation":
                self.comments[self.comment_id or f" {len(self.comments)}"] = "".join(self.comment)
                self._element("w:commentReference", {"w:id": self.comment_id or f" {len(self.comments) - 1}"})
        self.states.pop()
        if state.reads in {"styles", "fonts"} and self.named:
            self._name(state)

    def _name(self, state: _State) -> None:
        """An entry of the tables of fonts or styles ends."""
        name, self.named = "".join(self.named).strip().rstrip(";"), []
        if state.reads == "fonts":
            self.fonts[state.font] = name
            return
        style, self.style = self.style, {}
        if "cs" in style or "ds" in style or "ts" in style:
            return
        self.styles.start("w:style", {"w:styleId": str(style.get("s", 0)), "w:type": "paragraph"})
        self.styles.start("w:name", {"w:val": name})
        self.styles.start("w:basedOn", {"w:val": str(style.get("sbasedon", ""))})
        self.styles.end("w:style")


def count_tokens(data: bytes) -> int:
    """How many control words, signs and groups a document has, near enough to say whether it is too long."""
    return data.count(b"\\") + data.count(b"{") + data.count(b"}")


def read_rich_text(data: bytes) -> ReadDocument:
    """The paragraphs of a Rich Text document; whatever is wrong in it is passed over."""
    told = _Translation(data)
    return read_events(told.body, told.styles, told.notes, told.comments, told.apart)
