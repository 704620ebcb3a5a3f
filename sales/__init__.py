"""The domain: pure, standard library only. No IO, no clock, no text for people."""
