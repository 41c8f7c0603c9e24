"""An account of one's own: its folder, its text divided, its sheets checked and set beside the collection's accounts."""

from .account import beside, check, coverage
from .new_account import begin, divide, doubtful, legal, passages, second_reader

__all__ = [
    "begin",
    "beside",
    "check",
    "coverage",
    "divide",
    "doubtful",
    "legal",
    "passages",
    "second_reader",
]
