"""What stands in Markdown and is no text, and what is text though it looks like markup."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from tests.readers.conftest import Read

WORDS = "the rule of law at sea"


def checked(read: Read, text: str) -> list[str]:
    return [one.text for one in read(text).checkable]


@pytest.mark.parametrize(
    "markup",
    [
        '<script>\nvar a = "five words that are code";\n\nvar b = "five words that are code";\n</script>',
        '<style>\na { content: "five words that are style"; }\n\n</style>',
        'Text <script>x = "five words that are code"</script> here.',
        '<div data-options="' + "{&quot;words that are no text&quot;}" * 60 + '" class="x">\n</div>',
        '<img alt="a > b and more words that are no text">',
        '{% include figure.html caption="five words that are a tag\'s" %}',
        '{{ site.title | default: "five words that are a tag\'s" }}',
        '{{< video https://a.org/b title="five words that are a tag\'s" >}}',
        '<!-- "five words\n\nthat are a comment" -->',
        '[link](https://a.org "five words that are a title")',
        "```\ncode <!-- \n```\n\nText.\n\n<!-- “five words of a comment” -->",
    ],
)
def test_markup_is_no_text(read: Read, markup: str) -> None:
    assert checked(read, f"Before.\n\n{markup}\n\nHe said “{WORDS}” again.") == [WORDS]


@pytest.mark.parametrize(
    "text",
    [
        f"[the note][he said “{WORDS}”]",
        f"[sic](he said “{WORDS}”)",
        f"`<!--` is code.\n\nHe said “{WORDS}”.\n\nAn end: -->",
        f"1. ```\n   ls\n   ```\n\nHe said “{WORDS}”.",
        f"- * ~~~ sh\n    ls\n    ~~~\n\nHe said “{WORDS}”.",
        f"> 1. ```\n>    ls\n>    ```\n>\n> He said “{WORDS}”.",
        f"- ```\n  ls\n\nHe said “{WORDS}”.",
        f"Text.\n\n    ```\n    ls\n\nHe said “{WORDS}”.",
        f"{{% quote %}}\n{WORDS}\n{{% endquote %}}",
        f"He {{said}} “{WORDS}” {{ again.",
    ],
)
def test_text_is_text(read: Read, text: str) -> None:
    assert WORDS in checked(read, text)


def test_a_reference_that_is_defined_is_a_link(read: Read) -> None:
    text = f"See [“{WORDS}”][The  Note].\n\n[the note]: https://a.org/b"
    assert checked(read, text) == [WORDS]


@pytest.mark.parametrize("opening", ["```", "~~~~ python", "1. ```\n\n   ```\n\n   ```"])
def test_an_unclosed_fence_is_named_with_its_line(read: Read, opening: str) -> None:
    manuscript = read(f"Text.\n\n{opening}\n   He said “{WORDS}”.\n")
    line = 2 + len(opening.splitlines())
    assert [one.split(":")[0] for one in manuscript.passed_over] == [f"line {line}"]
    assert any(f"line {line}: a code fence" in one for one in manuscript.warnings)


@pytest.mark.parametrize(
    "path",
    ["../../output/tables/what_members_do.md", "https://www.un.org/en/about-us/un-charter", "C:\\My Files\\the law of sea.docx",
     "docs/the-law-of-the-sea.md", "someone.of.the.sea@un.org", "the-law-of-the-sea.txt"],
)  # fmt: skip
def test_a_path_is_no_quotation(read: Read, path: str) -> None:
    (one,) = read(f'!INCLUDE "{path}"', "text").quotations
    assert one.skipped is not None
    assert one.skipped.why == "path"
