"""The only room that sends: pacing, retries, outbox, Telegram's errors. Not what is sent."""
