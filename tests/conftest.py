"""What holds for every test."""

import os

from hypothesis import settings

# The check of a change must answer for that change: CI tries the same examples each time, while
# runs by hand go on looking for new ones.
settings.register_profile("ci", derandomize=True)
if os.environ.get("CI"):
    settings.load_profile("ci")
