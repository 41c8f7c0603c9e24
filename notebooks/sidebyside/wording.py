"""Small pieces of English: counts, lists and shares, for captions and for the messages of checks."""


def listed(names, most=12):
    """Join names as English does: 'a', 'a and b', 'a, b and c'; of many only the first ones and how many more."""
    names = list(names)
    if len(names) > most:
        names = [*names[:most], f"{number(len(names) - most)} more"]
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} and {names[-1]}" if names else "none"


def number(value):
    """A whole number, with commas from five digits on."""
    return f"{value:,}" if abs(value) >= 10_000 else f"{value}"


def count(value, noun):
    """Say a number with its noun: '1 sentence', '3 sentences'."""
    return f"{number(value)} {noun}{'' if value == 1 else 's'}"


def percent(share):
    """A share as a whole percentage, halves rounded up as readers expect."""
    return f"{int(share * 100 + 0.5 + 1e-9)}%"
