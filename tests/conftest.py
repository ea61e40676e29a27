import os

import pytest
from hypothesis import HealthCheck, settings
from places import SHARED

from helpers import paths

# A busy machine breaks no law: no test depends on a time.
settings.register_profile(
    "laws", deadline=None, suppress_health_check=[HealthCheck.too_slow]
)
settings.load_profile("laws")


def absent(reason):
    """Skip a test for want of something; where CI promises it, fail."""
    if os.environ.get("VERBATIM_CI"):
        pytest.fail(f"{reason}, and this is CI: it must be there")
    pytest.skip(reason)


@pytest.fixture(scope="session", autouse=True)
def kept(tmp_path_factory):
    """Keep what is read in a folder of the tests, not in the project's."""
    before, paths.KEPT = paths.KEPT, tmp_path_factory.mktemp("kept")
    yield paths.KEPT
    paths.KEPT = before


@pytest.fixture(scope="session")
def shared():
    """Return the folder of labelled transcripts that is no part of the project."""
    if not SHARED.is_dir():
        absent("the labelled transcripts (../shared) are not here")
    return SHARED


@pytest.fixture
def folder(tmp_path):
    """Return a function that writes files to a fresh folder and returns it."""

    def write(**files):
        for name, content in files.items():
            path = tmp_path / name.replace("__", "/").replace("_dot_", ".")
            path.parent.mkdir(parents=True, exist_ok=True)
            if isinstance(content, bytes):
                path.write_bytes(content)
            else:
                path.write_text(content, encoding="utf-8")
        return tmp_path

    return write
