"""How long a text is, in any script: words, and letters where no spaces stand between the words.

Every limit of words is counted here: of quotations, of headings, of the texts that are quoted, of what a student writes.
"""

import math
import re
import unicodedata

# Letters of scripts without spaces between words; (?=\w) leaves out their stops, and the marks above and below letters.
DENSE = re.compile(r"(?=\w)[\u3005-\u3007\u3021-\u3029\u3040-\u312f\u31a0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff66-\uff9f\U00020000-\U0003ffff]")
LONG = re.compile(r"(?=\w)[\u0e00-\u109f\u1780-\u17ff\ua9e0-\ua9ff\uaa60-\uaa7f]")
DENSE_A_WORD = 2  # characters of Chinese and Japanese that count as a word
LONG_A_WORD = 4  # letters of Thai, Lao, Tibetan, Burmese and Khmer
LETTER = re.compile(f"{DENSE.pattern}|{LONG.pattern}")
BEFORE_A_PIECE = re.compile(f"(?<= )|(?={LETTER.pattern})")
BETWEEN_LETTERS = re.compile(f"(?<={DENSE.pattern}) (?={LETTER.pattern})|(?<={LONG.pattern}) (?={LETTER.pattern})")


def words_in(text):
    """The number of words of a text."""
    runs = text.split()
    return sum(_words(run) if LETTER.search(run) else 1 for run in runs) if LETTER.search(text) else len(runs)


def _words(run):
    """The number of words of a run of characters without a space: of such letters, and of others, like years, among them."""
    letters = len(DENSE.findall(run)) / DENSE_A_WORD + len(LONG.findall(run)) / LONG_A_WORD
    return math.ceil(letters) + len(re.findall(r"\w+", LETTER.sub(" ", run)))


def first_words(text, most):
    """The beginning of a text, as many words as are allowed."""
    beginning = ""
    for piece in BEFORE_A_PIECE.split(" ".join(text.split())):
        if words_in(beginning + piece) > most:
            break
        beginning += piece
    return beginning.rstrip()


def apart(text):
    """A text with spaces around the letters of scripts that have none between words, so that each is a word."""
    return LETTER.sub(r" \g<0> ", text)


def together(text):
    """A text without the spaces that apart puts between such letters."""
    return BETWEEN_LETTERS.sub("", text)


def words(text):
    """The words of a text as they are compared: compatible forms made one (NFKC), case folded, no marks (a list)."""
    return re.sub(r"[^\w]+", " ", unicodedata.normalize("NFKC", text).casefold()).split()


def compared(text):
    """The same, but where a script has no spaces between words each letter is one (a list): so a part of a run is found."""
    return apart(" ".join(words(text))).split()
