"""The small corpus of the guide, as files: everything that an entry can have, in two invented texts."""

from __future__ import annotations

import os
import re
from hashlib import sha256

from secpol_cli.errors import CorpusNotFound
from secpol_cli.places import find_corpus_folder

_FILE = re.compile(r"^`(?P<name>[\w./-]+)`\n\n```\w+\n(?P<text>.*?)^```$", re.MULTILINE | re.DOTALL)
_SUM = re.compile(r"sha256: \"[^\"]*\"")
# What the guide leaves out.
_SECOND_TEXT = "The ministers of the Pact met in Kep. They rejected the use of force.\n"
_SECOND = """\
id: "011"
source: {file: sources/011.txt, sha256: ""}
citation: {type: report, title: Communiqué of the Pact}
date: {stated: 2019-03}

blocks:
  - id: p1
    kind: paragraph
    text: The ministers of the Pact met in Kep. They rejected the use of force.

statements:
  - id: s1
    speaker: pact-ministers
    mode: indirect
    passage:
      - {block: p1, exact: They rejected the use of force.}
    principles:
      - {principle: use-of-force, stance: rejects}
"""


def example_files() -> dict[str, str]:
    """The files by their names, as the guide's last section prints them.

    Raises CorpusNotFound where no guide came with the package.
    """
    files = {found["name"]: found["text"] for found in _FILE.finditer(_guide())}
    files |= {"sources/011.txt": _SECOND_TEXT, "documents/011.yaml": _SECOND}
    for name in [name for name in files if name.startswith("documents/")]:
        source = files[name.replace("documents/", "sources/").replace(".yaml", ".txt")]
        files[name] = _SUM.sub(f'sha256: "{sha256(source.encode()).hexdigest()}"', files[name], count=1)
    return files


def _guide() -> str:
    folder = find_corpus_folder(None, {}, os.sep)
    try:
        with open(os.path.join(folder or "", "GUIDE.md"), encoding="utf-8") as file:
            return file.read()
    except OSError:
        raise CorpusNotFound("no guide came with the package", "begin without --example") from None
