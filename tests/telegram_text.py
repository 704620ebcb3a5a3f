"""Telegram's own parser as the judge of what the bot writes (TDLib, through tdjson)."""

import json

import tdjson

from reports.post import Post

TEXT_LIMIT = 4_096  # code points, counted after parsing
CAPTION_LIMIT = 1_024
BUTTON_DATA_LIMIT = 64  # bytes

QUIET = {"@type": "setLogVerbosityLevel", "new_verbosity_level": 0}


def parsed(html: str) -> str:
    """What people see of the HTML; fails where Telegram would refuse it."""
    request = {
        "@type": "parseTextEntities",
        "text": html,
        "parse_mode": {"@type": "textParseModeHTML"},
    }
    tdjson.td_execute(json.dumps(QUIET).encode())
    answer = json.loads(tdjson.td_execute(json.dumps(request).encode()) or b"{}")
    assert answer["@type"] == "formattedText", f"{answer['message']}: {html!r}"
    shown: str = answer["text"]
    return shown


def check_post(post: Post) -> str:
    """Refuse a post that Telegram would refuse, or that needs a second message; what is seen."""
    shown = parsed(post.text)
    assert shown.strip()
    assert len(shown) <= (TEXT_LIMIT if post.picture is None else CAPTION_LIMIT)
    for button in (button for row in post.buttons for button in row):
        assert button.text
        assert 1 <= len(button.data.encode()) <= BUTTON_DATA_LIMIT
    return shown
