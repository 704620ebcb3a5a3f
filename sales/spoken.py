"""How a message addresses the bot: its command, if any, and the rest."""

LOG_COMMANDS = {
    "call": "calls",
    "meeting": "meetings",
    "presentation": "presentations",
    "proposal": "proposals",
    "sale": "won",
    "chats": "conversations",
    "email": "emails",
}


def split_command(text: str) -> tuple[str | None, str]:
    """``/call@bot 5`` → (``call``, ``5``); a text without a command → (None, the text)."""
    if not text.startswith("/"):
        return None, text
    command, _, rest = text[1:].replace("\n", " ", 1).partition(" ")
    return command.partition("@")[0].lower(), rest.strip()
