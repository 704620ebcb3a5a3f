"""`python -m sandbox`: the server alone, for a bot started by hand."""

import argparse
import asyncio
import gc
import sys
from contextlib import suppress
from pathlib import Path

from sandbox.flood import OFF
from sandbox.server import HOST, TOKEN, serve


def main() -> None:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description=__doc__)
    parser.add_argument("--host", default=HOST)
    parser.add_argument("--port", type=int, default=8081, help="0: any free one")
    parser.add_argument("--clock-file", type=Path, help="where to write the clock's offset")
    parser.add_argument("--no-flood-limits", action="store_true")
    options = parser.parse_args()

    def ready(url: str) -> None:
        sys.stdout.write(f"page {url}/\nTELEGRAM_API_URL={url}\nBOT_TOKEN={TOKEN}\n")
        sys.stdout.flush()

    _keep_messages_out_of_gc()
    limits = OFF if options.no_flood_limits else None
    server = serve(
        options.host, options.port, clock_file=options.clock_file, limits=limits, ready=ready
    )
    with suppress(KeyboardInterrupt):
        asyncio.run(server)


def _keep_messages_out_of_gc() -> None:
    """Messages live for ever here: walking them again and again would cost more than the calls."""
    gc.freeze()
    gc.set_threshold(100_000, 50, 1_000)


if __name__ == "__main__":
    main()
