"""Two written accounts of the Sino-Soviet relationship, set side by side.

Data flows one way: data/ -> collection -> compare -> words -> charts, strips and timelines -> page -> notebook.
"""

import gc

from .collection import Collection, CollectionError, load

__all__ = ["Collection", "CollectionError", "load"]

# The libraries imported so far stay to the end. Without this the garbage collector walks all their objects
# again and again, which takes a quarter of a notebook's time.
gc.freeze()
