"""What is asked of the engine, and what it answers: light records, which cost nothing to load."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, Literal, get_args

from secpol_cli.record import Record

if TYPE_CHECKING:
    from collections.abc import Mapping

    from secpol_cli.model import Locator

Form = Literal["bibliography", "note", "short", "in-text"]
FORMS: tuple[Form, ...] = get_args(Form)


class Request(Record):
    """What is to be cited: a CSL-JSON item, where in it, and what stands before (`Hun Sen, quoted in`) and
    behind (`emphasis added`)."""

    item: Mapping[str, Any]
    locator: Locator | None = None
    prefix: str = ""
    suffix: str = ""


class Citation(Record):
    """A formatted citation of the request at `index`.

    `form` is the one it has, which is not the one that was asked for where the
    style knows no such form.
    """

    index: int
    form: Form
    text: str
