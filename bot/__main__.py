"""``python -m bot``: runs it; ``--help`` tells the rest. Imports nothing heavy by itself."""

import argparse
import gc
import sys
from pathlib import Path


def build_parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m bot", description="Salesbeat: a Telegram bot that sales teams live in."
    )
    parser.add_argument("--clock", type=Path, metavar="FILE", help=argparse.SUPPRESS)
    commands = parser.add_subparsers(dest="command", metavar="command")
    commands.add_parser("run", help="run the bot (the same without a command)")
    demo = commands.add_parser("demo", help="a made-up team on a Telegram of this machine")
    demo.add_argument("--port", type=int, default=8765, help="of the chat page (0: any free one)")
    commands.add_parser("rebuild", help="recompute the daily figures and say what differed")
    backup = commands.add_parser("backup", help="copy the database to PATH while it is in use")
    backup.add_argument("path", type=Path, metavar="PATH", help="the copy; must not exist yet")
    commands.add_parser("check", help="check settings and database, change nothing")
    return parser


def main(arguments: list[str] | None = None) -> int:
    """The exit code: 0 well, 1 something was found or failed, 2 settings or arguments are wrong."""
    options = build_parser().parse_args(arguments)
    if options.command == "demo":
        from bot.demo import demo

        return demo(options.port)
    from bot.settings import SettingsError, load_settings

    try:
        settings = load_settings()
    except SettingsError as error:
        print(error, file=sys.stderr)
        return 2
    if options.command in {"rebuild", "backup", "check"}:
        from bot import offline

        return offline.run(options, settings.database_path)
    gc.disable()  # importing leaves next to no garbage; the process turns it on again
    from bot.process import run

    return run(settings, options.clock)


if __name__ == "__main__":
    sys.exit(main())
