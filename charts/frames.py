"""The pipe between the studio and its worker: a length in four bytes, then that many bytes."""

import struct

HEADER = struct.Struct("!I")
DRAWN, FAILED = b"\0", b"\1"
"""What a reply's first byte says about the rest: a PNG, or a traceback in UTF-8."""


def framed(content: bytes) -> bytes:
    return HEADER.pack(len(content)) + content
