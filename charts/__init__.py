"""Pictures: frozen spec in, PNG out; the only room with matplotlib. Not where figures come from."""
