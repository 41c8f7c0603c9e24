"""A pasted text divided into passages: its title, headings, sentences and references, and what looks doubtful in them."""
