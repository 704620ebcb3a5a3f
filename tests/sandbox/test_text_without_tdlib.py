"""A plain install goes without TDLib: the same texts still pass and are refused."""

import pytest

from sandbox import tdlib, text
from sandbox.refusals import RefusalError
from sandbox.text import FormattedText


@pytest.fixture(autouse=True)
def no_tdlib(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(tdlib, "available", False)
    monkeypatch.setattr(tdlib, "_td_execute", None)


def read(html: str) -> FormattedText:
    return text.fixed(*text.parsed(html, "html"), {})


def test_html_is_still_read() -> None:
    assert read("<b>Принято</b> &lt;5") == FormattedText(
        "Принято <5", ({"type": "bold", "offset": 0, "length": 7},)
    )


def test_broken_html_is_still_refused() -> None:
    with pytest.raises(RefusalError, match="Unsupported start tag"):
        read("<br>")


def test_commands_mentions_and_links_are_still_found() -> None:
    kinds = [entity["type"] for entity in read("/today @ivan_p https://example.org/a").entities]
    assert kinds == ["bot_command", "mention", "url"]


def test_markdown_is_refused_rather_than_misread() -> None:
    with pytest.raises(RefusalError, match="tdjson"):
        text.parsed("*жирно*", "markdownv2")
