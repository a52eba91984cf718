"""What stands at the edges of quoted words and is none of them: citations, source lines, labels, titles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from secpol_cli.dates.written import YEAR
from secpol_cli.patterns import compile_late
from secpol_cli.readers.citations import SECOND_HAND, find_author_date, find_loose
from secpol_cli.text.locators import parse_locator, without_locator
from secpol_cli.text.orthography import RANGE_DASHES
from secpol_cli.text.sentences import MARKED_ENDS, STOPS, without_abbreviations

if TYPE_CHECKING:
    from collections.abc import Iterator

    from secpol_cli.readers.records import Paragraph

_REACH = 400  # code points at the end of quoted words in which citations behind them are looked for
_DASH = rf"(?:[{RANGE_DASHES}]{{1,3}}|―)"
_ATTRIBUTION = compile_late(rf"\s*{_DASH}\s*[^\W\d_a-z][^{STOPS}]{{0,300}}\s*$")
_SECOND_HAND = compile_late(rf"\([^()]{{0,200}}{SECOND_HAND}[^()]{{0,200}}\)", re.IGNORECASE)
_SOURCED = compile_late(
    r"\(\s*(?:from|source|taken\s+from|quelle|fuente|excerpt)\b[^()]{2,200}\)", re.IGNORECASE
)
# How a line begins that is a source's and nothing else, behind quoted words.
_DASHED = compile_late(rf"\s*{_DASH}\s*[^\W\d_a-z]")
_LABELLED = compile_late(r"\s*(?:source|quelle|fuente)s?\s*:", re.IGNORECASE)
_POINTING = compile_late(r"\s*(?:(?:from|in|cf\.|see)\s|(?:ibid|id)\b\.?)", re.IGNORECASE)
_SMALL = frozenset(
    "of the and in for to et al v vs by on at a an de la le les der die das von van und para paras p pp n no "
    "vol ed eds from as see also ibid quoted cited reported".split()
)
_VERB = compile_late(
    r"\b(?:is|are|was|were|be|been|has|have|had|will|would|shall|should|must|may|might|can|could|do|does|did|said|"
    r"says|they|he|she|it|we|I|that|which|who)\b"
)
_LONGEST_LINE = 400  # code points
_CALLOUT = compile_late(
    r"\s*\[!(?P<kind>[A-Za-z-]{2,20})(?:\|[^\]]{0,40})?\][+-]?[ \t]*(?P<title>[^\n]*)(?:\n|$)"
)
_QUOTING = frozenset(["quote", "cite", "quotation"])  # callouts that hold another's words
_NUMBER = r"(?:\s*(?:\d+[a-z]?(?:[~.-]?\w{1,2}~?)?|[IVX]{1,4}|[A-Z])\b~?)"
_OWN = compile_late(
    r"\s*(?:"
    rf"(?:(?:null|alternative|working|main|central)\s+)?hypothes[ie]s{_NUMBER}?\s*(?:\([^()]{{1,60}}\)\s*)?[.:)—–-]"
    rf"|(?:research|guiding|main|central)\s+questions?{_NUMBER}?\s*[.:)—–-]"
    rf"|(?:proposition|question|conjecture|lemma|theorem|corollary|definition|assumption|expectation|puzzle)"
    rf"{_NUMBER}\s*(?:\([^()]{{1,60}}\)\s*)?[.:)—–-]"
    r"|(?-i:H|RQ|P|Q|E)~?\d{1,2}[a-z]?~?\s*(?:\([^()]{1,60}\)\s*)?[.:)—–]"
    r")\s*\S",
    re.IGNORECASE,
)
_NAMED_OWN = compile_late(  # where the label is set apart by its typeface
    rf"\s*(?:hypothes[ie]s|proposition|question|research\s+question|conjecture|lemma|theorem|corollary|"
    rf"definition|assumption|expectation|argument|claim|note|remark|example|key\s+finding|takeaway|summary|"
    rf"tl;dr|tip|warning|caution|important){_NUMBER}?\s*(?:\([^()]{{1,60}}\)\s*)?[.:)—–-]?\s*$",
    re.IGNORECASE,
)
_ANNOUNCED = compile_late(
    rf"\b(?:[Mm]y|[Oo]ur|I|[Ww]e)\b[^{STOPS}]{{0,120}}\b(?:hypothes[ie]\w*|propositions?|propose|questions?|"
    rf"conjectures?|definitions?|define|assumptions?|expectations?|argue|ask)\b[^{STOPS}]{{0,80}}:\s*$"
)


def end_of_words(paragraph: Paragraph, start: int, end: int, *, is_inline: bool = False) -> int:
    """Where quoted words end, before the citations and the attribution that stand behind them.

    Of words in marks (`is_inline`) only citations are none of them.
    """
    text = paragraph.text
    end = start + len(text[start:end].rstrip())
    changed, citations = True, list(citations_behind(paragraph, start, end))
    plain = "" if is_inline else without_abbreviations(text)
    while changed and end > start:
        changed = False
        for first, last in citations:
            tail = text[last:end] if last <= end else "x"
            if last > first >= start and not tail.strip(" .\n\t"):
                end, changed = start + len(text[start:first].rstrip()), True
        attribution = _ATTRIBUTION.search(plain, max(start, end - _REACH), end) if plain else None
        if attribution and not text[attribution.start() : end].strip().strip(f"{RANGE_DASHES}―").islower():
            before = text[start : attribution.start()].rstrip()
            if not before or before[-1] in MARKED_ENDS:
                end, changed = start + len(before), True
    return end


def has_citation_behind(paragraph: Paragraph, end: int) -> bool:
    """Whether a citation or a note's mark stands right behind an offset."""
    text = paragraph.text
    at = end + len(text[end : end + 5]) - len(text[end : end + 5].lstrip(" .,;"))
    if any(end <= cited.start <= at for cited in paragraph.cited):
        return True
    if any(end <= offset <= at for offset, _ in paragraph.notes):
        return True
    return any(first == 0 for first, _, _ in find_author_date(text[at : at + _REACH]))


def is_source_line(text: str) -> bool:
    """Whether what stands behind closed quoted words tells where they are from."""
    line = text.strip()
    if not line or len(line) > _LONGEST_LINE:
        return False
    if _LABELLED.match(line) or _is_in_brackets(line):
        return True
    if _DASHED.match(line):
        return line[-1] not in STOPS or is_like_a_citation(line)
    return _POINTING.match(line) is not None and is_like_a_citation(line)


def is_citation_alone(text: str) -> bool:
    """Whether a line is a citation and nothing else: by author and year, or in words that end in a place."""
    line = text.strip()
    if not line or len(line) > _LONGEST_LINE:
        return False
    if is_author_date(line):
        return True
    bare = line.strip("()[] .")
    words = without_locator(bare)
    has_place = words != bare and parse_locator(bare[len(words) :]) is not None
    ends_in_year = re.search(rf"[,(]\s*{YEAR}[a-z]?\)?$", bare) is not None
    begins = bare[:1].isupper() or bare[:1].isdigit()
    return bool(begins) and (has_place or ends_in_year) and is_like_a_citation(bare)


def is_author_date(line: str) -> bool:
    """Whether a line is a citation by author and date, and nothing else."""
    found = find_author_date(line)
    return bool(found) and found[0][0] == 0 and not line[found[0][1] :].strip(" .")


def _is_in_brackets(line: str) -> bool:
    """Whether a line is all in one pair of parentheses or brackets."""
    closing = {"(": ")", "[": "]"}.get(line[0])
    inner = line.rstrip(" .")
    return closing is not None and inner.find(closing) == len(inner) - 1


def is_like_a_citation(line: str) -> bool:
    """Whether most words have capitals or are small ones, and none is a sentence's verb."""
    words = [word for word in re.findall(r"[^\W\d_][\w’'-]*", line) if word.casefold() not in _SMALL]
    low = sum(word[0].islower() for word in words)
    return len(words) <= _MOST_WORDS and low <= _LOW * len(words) and not _VERB.search(line)


# Guards, no measures: of a citation by itself the most words, and the share of them without capitals.
_MOST_WORDS = 40
_LOW = 0.3


def start_of_words(paragraph: Paragraph, start: int) -> int:
    """Where the words of a block begin: behind the title of a callout."""
    callout = _CALLOUT.match(paragraph.text, start)
    return callout.end() if callout else start


def is_own(paragraph: Paragraph, leading: str) -> bool:
    """Whether a block is the writer's: labelled as a hypothesis, a question and the like, a note, or
    announced as one by the paragraph `leading` to it."""
    text = paragraph.text
    callout = _CALLOUT.match(text)
    if callout:
        return callout["kind"].casefold() not in _QUOTING
    if _OWN.match(text) or _ANNOUNCED.search(leading):
        return True
    start = len(text) - len(text.lstrip())
    label = next((stretch for stretch in sorted(paragraph.emphasised) if stretch[0] == start), None)
    return label is not None and label[1] < len(text.rstrip()) and bool(_is_label(text, *label))


def _is_label(text: str, start: int, end: int) -> bool:
    """Whether emphasised words are a label: one with a stop or colon, inside the emphasis or behind it."""
    is_closed = text[end - 1] in ".:)–—" or text[end : end + 1] in (".", ":", ")", "–", "—")
    return is_closed and _NAMED_OWN.fullmatch(text[start:end]) is not None


def citations_behind(paragraph: Paragraph, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The citations in a paragraph; those in parentheses near the end of the words."""
    yield from ((cited.start, cited.end) for cited in paragraph.cited)
    begin = max(start, end - _REACH)
    tail = paragraph.text[begin:end]
    for first, last, items in find_author_date(tail):
        # scripture before a citation is what the words themselves cite
        is_quoted = any(item.words for item in items) and tail[last : last + 2].strip().startswith(("(", "["))
        if tail[first] == "(" and not is_quoted:
            yield begin + first, begin + last
    for pattern in (_SECOND_HAND, _SOURCED):
        for match in pattern.finditer(tail):
            yield begin + match.start(), begin + match.end()
    for first, last, item in find_loose(tail, 0, len(tail)):
        is_cited = without_locator(item.words) != item.words and is_like_a_citation(item.words)
        if tail[first] == "(" and is_cited:
            yield begin + first, begin + last
