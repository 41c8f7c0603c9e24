"""Two written accounts of the Sino-Soviet relationship, set side by side.

Data flows one way: data/ -> collection -> compare -> words -> charts -> page -> notebook.
"""

from .collection import Collection, CollectionError, load

__all__ = ["Collection", "CollectionError", "load"]
