"""Bytes as text: in which encoding, whether they are a document of another kind, and letters read in a wrong encoding."""

import re
import unicodedata

# How files of other kinds begin, in small letters, behind blanks and a byte-order mark.
DOCUMENTS = {
    rb"\{\\rtf": "an RTF document",
    rb"%pdf|%!ps": "a PDF",
    rb"pk\x03\x04": "a document of Word or LibreOffice",
    rb"\xd0\xcf\x11\xe0": "a document of an older Word",
    rb"<!doctype html|<!--|</?(html|head|body|meta|title|link|style|script|div|span|table|p|svg)\b|mime-version:": "a web page",
    rb"<!doctype|<\?(xml|mso)": "an XML document",
    rb"\\documentclass|\\begin\{": "a LaTeX document",
    rb'\{\s*"|\[\s*\{\s*"': "a JSON file",
    rb"\xff\xd8\xff|\x89png|gif8": "a picture",
    rb"\x1f\x8b|7z\xbc|rar!|pk\x05\x06": "a packed archive",
    rb"\x09[\x00\x02\x04\x08][\x04-\x10]\x00|id;p|table\r?\n0,1": "an older workbook",
    rb"bplist0": "a file of settings",
}
WORKBOOKS = (b"PK\x03\x04", b"\xd0\xcf\x11\xe0")  # how a workbook begins: Excel's and Calc's, and that of older Excel
WORD = (b"word/", b"opendocument.text", "WordDocument".encode("utf-16-le"))  # what a text of the same beginning has inside
BYTE_ORDER_MARKS = {b"\xff\xfe\0\0": "utf-32", b"\0\0\xfe\xff": "utf-32", b"\xff\xfe": "utf-16", b"\xfe\xff": "utf-16"}
# Ellipsis, quotation marks, dashes and the hard space: the same bytes in every Windows code page, whatever the country.
PUNCTUATION = frozenset(b"\x85\x91\x92\x93\x94\x96\x97\xa0")
UNDECODED = re.compile("[\udc80-\udcff]")
LOST = "\ufffd"  # what stands for a letter that could not be read
MARKS_MISREAD = ("\ufeff", "ï»¿", "Ôªø", "п»ї", "´╗┐")  # the byte-order mark, also as other code pages show it
NO_LETTERS = ("Co", "Cn")  # of private use, and unassigned
CODE_PAGES = ("cp1252", "mac_roman", "cp1251", "cp1250", "cp850", "gbk")
BEYOND_ASCII = re.compile(r"[^\x00-\x7f]+")
ONE_LETTER = re.compile(rb"[\xc2\xc3][\xa1-\xaa\xac-\xba\xbc-\xbf]|\xe2\x80.")  # in UTF-8: such as é, and dashes and marks


def kind_of_document(raw):
    """What kind of document a file is by its first bytes, in words; nothing if it may be plain text."""
    begins = raw.removeprefix(b"\xef\xbb\xbf").lstrip(b" \r\n")[:40].lower()
    return next((kind for start, kind in DOCUMENTS.items() if re.match(start, begins)), None)


def is_workbook(raw):
    """Tell whether a file is a workbook; a text document may begin with the same bytes, and has other names inside."""
    return raw.startswith(WORKBOOKS) and not any(name in raw for name in WORD)


def plain(raw):
    """The text of a plain text file, decoded as a sheet is; raises ValueError, in words, if that cannot be done."""
    if kind := kind_of_document(raw):
        raise ValueError(f"the file is {kind}, and no plain text")
    try:
        text = decoded(raw)
    except UnicodeDecodeError:
        text = "\udc80"
    if "\0" in text or UNDECODED.search(text):
        raise ValueError("the text is not in UTF-8")
    return text


def decoded(raw):
    """Decode a file; bytes that are neither UTF-8 nor Windows punctuation become surrogates (see UNDECODED)."""
    for mark, encoding in BYTE_ORDER_MARKS.items():
        if raw.startswith(mark):
            return raw.decode(encoding)
    if len(raw) % 2 == 0 and re.match(rb"([^\0]\0){2}|(\0[^\0]){2}", raw):  # without its mark, and begun with Latin letters
        return raw.decode("utf-16-be" if raw[0] == 0 else "utf-16-le")
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        only_punctuation = PUNCTUATION.issuperset(byte for byte in raw if byte > 127)
        return raw.decode("cp1252") if only_punctuation else raw.decode("utf-8-sig", errors="surrogateescape")


def misread(text):
    """The runs of letters that another program has read in a wrong encoding: a dict of each and what it was.

    'Ã¼' was 'ü'; of what is lost nothing is known, and it was ''.
    """
    runs = set(BEYOND_ASCII.findall(text))
    meant = {run: "" if LOST in run else _meant(run) for run in runs if run not in MARKS_MISREAD}
    return {run: letters for run, letters in meant.items() if letters is not None}


def _meant(run):
    """The letters of which a code page has made a run of others; None if it is sound."""
    for page in CODE_PAGES:
        try:
            raw = _bytes(run, page)
            meant = raw.decode("utf-8")
        except UnicodeError:
            continue
        if any(unicodedata.category(letter) in NO_LETTERS for letter in meant):
            continue
        # By chance few sound letters are UTF-8 as well: two letters such as "Éˮ" behind a word in capitals.
        if page == "gbk" and min(meant) < "\u2000":
            continue
        if len(meant) > 1 or page != "gbk" and ONE_LETTER.fullmatch(raw):
            return meant
    return None


def _bytes(run, page):
    """The bytes of letters in a code page; controls, which some programs keep, stand for themselves."""
    return b"".join(letter.encode("latin-1" if "\x80" <= letter <= "\x9f" else page) for letter in run)
