"""Telegram on this machine: a strict local Bot API and a chat page. Knows nothing of the bot."""
