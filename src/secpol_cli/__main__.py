"""The program's entry: `secpol`, and `python -m secpol_cli`."""

from __future__ import annotations

import gc
import sys


def main() -> int:
    """Run the program on the process's arguments; returns its exit status."""
    gc.set_threshold(100_000)  # looking for garbage takes 7 % of the time of so short a life
    arguments = sys.argv[1:]
    if arguments[:1] == ["--complete"]:  # a shell waits for values: no time to load the command line
        from secpol_cli.completion.values import print_values

        return print_values(arguments[1:])
    from secpol_cli.cli import run_program

    return int(run_program(arguments))


if __name__ == "__main__":
    sys.exit(main())
