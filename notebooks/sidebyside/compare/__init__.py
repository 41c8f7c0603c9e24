"""The comparisons: tables in, tables out. Nothing here draws, prints or rounds for show.

Every function takes the Collection or a table made by another of them and returns a new DataFrame in a
fixed order. Accounts come in the order of their writing.
"""

from . import (  # noqa: F401
    explanations,
    grievances,
    historians,
    passages,
    phases,
    positions,
    record,
    reliability,
    sentences,
    specifications,
)
