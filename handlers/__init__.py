"""What people say: parse, one service call, answer. Not where anything is decided or stored."""
