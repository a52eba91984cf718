"""How long verify takes for a manuscript: whole processes, in turn, with the store built."""

from __future__ import annotations

import statistics
import subprocess
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from tabulate import tabulate
from tests.bench.manuscripts import write_chapter
from tests.bench.mutants import draw_mutants
from tests.bench.sources import source_of
from tests.bench.verify import Verify, run

from secpol_cli.pandoc import find_pandoc

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from tests.bench.sources import Source
    from tests.bench.texts import Text

_DOCUMENTS = 60  # of a large text that quotations are taken from
_AT_LENGTH = (50, 200)  # words of a long quotation
_POOL = 2_000  # mutants that the quotations are drawn from


class Pace(NamedTuple):
    """A manuscript of so many quotations: medians in seconds, those of start-up taken off; `aim` in seconds."""

    name: str
    quotations: int
    found: int
    seconds: float
    cpu: float
    aim: float


def sample_of(text: Text, options: list[str], seed: str) -> Source:
    """Some documents of a text, drawn by chance, as a source to quote from."""
    documents = Random(seed).sample(text.documents, min(_DOCUMENTS, len(text.documents)))
    return source_of(text._replace(documents=documents), options, addressed=True)


def quote_chapter(sources: Sequence[Source], count: int, seed: str, folder: Path) -> tuple[Path, Path]:
    """A chapter of so many quotations of the first source, true, changed and invented, as .md and .docx."""
    pool = draw_mutants(sources, _POOL, seed)[sources[0].name]
    folder.mkdir(parents=True, exist_ok=True)
    markdown = write_chapter(Random(seed).sample(pool, count), folder / f"{sources[0].name}-{count}.md")
    docx = markdown.with_suffix(".docx")
    command = [find_pandoc(), "--from=markdown-smart", "--quiet", "-o", str(docx), str(markdown)]
    subprocess.run(command, check=True)
    return markdown, docx


def part_of(text: Text, size: int, seed: str) -> Text:
    """Documents of a text, drawn by chance, of at most so many characters together."""
    documents, left = [], size
    for document in Random(seed).sample(text.documents, len(text.documents)):
        length = sum(map(len, document.paragraphs))
        if length <= left:
            documents.append(document)
            left -= length
    return text._replace(name=f"{text.name}-part", documents=documents)


def quote_at_length(text: Text, count: int, seed: str, folder: Path) -> Path:
    """A chapter of so many quotations of 50 to 200 words of a text: word for word, with words changed, up to a
    fifth of them, and with words left out."""
    chance, drawn = Random(seed), []
    plain = [" ".join(document.paragraphs).replace('"', "").split() for document in text.documents]
    texts = [words for words in plain if len(words) > max(_AT_LENGTH)]
    every = [word for words in texts for word in words]
    for number in range(count):
        words, length = chance.choice(texts), chance.randint(*_AT_LENGTH)
        first = chance.randrange(len(words) - length + 1)
        quoted = [word.strip("“”") for word in words[first : first + length]]
        for _ in range((0, 1, 3, length // 5)[number % 4]):
            quoted[chance.randrange(length)] = chance.choice(every).strip("“”")
        if number % 5 == 0:
            quoted[length // 3 : length // 2] = ["…"]
        drawn.append(f"It is put so: “{' '.join(quoted)}” in the end.\n")
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{text.name}-long-{count}.md"
    path.write_text("\n".join(["# Long quotations\n", *drawn]), encoding="utf-8", newline="\n")
    return path


def measure(
    verify: Verify, files: Sequence[Path], count: int, runs: int, aim: float, start: tuple[float, float]
) -> list[Pace]:
    """Medians of `runs` runs on each file, less the seconds and CPU seconds of `start`."""
    paces = []
    for file in files:
        answers = [verify.judge([file]) for _ in range(runs)]
        found = sum(item["skipped"] is None for item in answers[0].items)
        seconds = statistics.median(answer.seconds for answer in answers) - start[0]
        cpu = statistics.median(answer.cpu for answer in answers) - start[1]
        paces.append(Pace(file.name, count, found, seconds, cpu, aim))
    return paces


def measure_start(program: str, runs: int) -> tuple[float, float]:
    """Medians of seconds and CPU seconds of `secpol --version`."""
    ran = [run([program, "--version"]) for _ in range(runs)]
    return statistics.median(one.seconds for one in ran), statistics.median(one.cpu for one in ran)


def format_paces(paces: Sequence[Pace]) -> str:
    """A table of them; PASS where the time by the clock is within the aim."""
    rows = [
        [
            pace.name,
            pace.quotations,
            pace.found,
            f"{pace.seconds:.2f}",
            f"{pace.cpu:.2f}",
            f"{1000 * pace.cpu / pace.quotations:.1f}",
            f"≤ {pace.aim:g}",
            "PASS" if pace.seconds <= pace.aim and pace.found == pace.quotations else "FAIL",
        ]
        for pace in paces
    ]
    headers = ["manuscript", "quotations", "judged", "s", "CPU s", "CPU ms each", "aim s", ""]
    return tabulate(rows, headers, disable_numparse=True, colalign=("left", *["right"] * 6, "left"))
