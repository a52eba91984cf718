"""Count words in a folder of texts, and print how telling each is: src/secpol_cli/search/word_weights.txt.

    python tests/bench/weigh_words.py FOLDER > src/secpol_cli/search/word_weights.txt

FOLDER holds *.txt files; the table that ships was counted in the speeches of the
United Nations General Debate (Harvard Dataverse, doi:10.7910/DVN/0TJX8Y).  A weight
is a word's information, -log of its share of all words, on a scale from 0 (the
most frequent word) to 1 (one in 100,000 words, and all that are rarer).
"""

from __future__ import annotations

import math
import sys
from collections import Counter, defaultdict
from pathlib import Path

from secpol_cli.text.folding import fold_words

_RAREST = 1e-5  # the share of all words that weighs 1
_LISTED = 0.9  # words that weigh more are not listed
_LEAST = 0.05


def main(folder: Path) -> None:
    """Print the table: a weight, and the words that have it, a line."""
    counts: Counter[str] = Counter()
    for file in sorted(folder.glob("*.txt")):
        counts.update(fold_words(file.read_text("utf-8", "replace")))
    total, most = counts.total(), counts.most_common(1)[0][1]
    lines: defaultdict[float, list[str]] = defaultdict(list)
    for word, count in counts.items():
        weight = math.log(most / count) / math.log(most / total / _RAREST)
        if weight <= _LISTED and not any(map(str.isdigit, word)):
            lines[max(_LEAST, round(weight * 20) / 20)].append(word)
    for weight, words in sorted(lines.items()):
        print(f"{weight:.2f}", *sorted(words))


if __name__ == "__main__":
    main(Path(sys.argv[1]))
