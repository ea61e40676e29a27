"""Where things are, for tests."""

from pathlib import Path

PROJECT = Path(__file__).resolve().parents[1]
SHARED = PROJECT.parent / "shared"
DATA = PROJECT / "tests" / "data"
