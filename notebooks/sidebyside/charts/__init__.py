"""The charts: rows in, a Figure out; a module a topic. The visual language is in style.py."""

from . import explanations, grievances, historians, passages, phases, positions, record, reliability, specifications  # noqa: F401
