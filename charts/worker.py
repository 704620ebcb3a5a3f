"""`python -m charts.worker`: draws what comes on standard input until it closes. Knows no bot.

When the bot goes, however it goes, the pipe closes and the worker leaves by itself.
"""

import os
import pickle
import signal
import sys
import traceback
from typing import BinaryIO

from charts.frames import DRAWN, FAILED, HEADER, framed
from charts.render import render


def serve(requests: BinaryIO, replies: BinaryIO) -> None:
    """One reply a request, in their order, until the requests end."""
    while header := requests.read(HEADER.size):
        (length,) = HEADER.unpack(header)
        replies.write(framed(reply(requests.read(length))))
        replies.flush()


def reply(request: bytes) -> bytes:
    """A spec that cannot be drawn is answered with its traceback: the worker lives on."""
    try:
        return DRAWN + render(pickle.loads(request))
    except Exception:
        return FAILED + traceback.format_exc().encode()


def main() -> None:
    # Ctrl-C and systemd signal the whole group; pictures are still wanted while the bot drains.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    os.nice(5)
    replies = os.fdopen(os.dup(sys.stdout.fileno()), "wb")
    # A stray print must not land among the replies.
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    serve(sys.stdin.buffer, replies)


if __name__ == "__main__":
    main()
