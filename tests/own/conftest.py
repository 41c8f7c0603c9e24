"""A folder of accounts that may be changed."""

import pytest
from own_account import copied


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A copy of the example, in a folder that stands for accounts/."""
    return copied(tmp_path, monkeypatch)
