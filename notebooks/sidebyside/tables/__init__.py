"""Tables of text: read and written as spreadsheets leave them, held to their schema and seal."""
