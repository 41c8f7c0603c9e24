"""A line of prose divided into sentences: what the sentencex library does, and what it leaves to mend."""

import re

MARK = re.compile(
    r"\s*(\[(\d{1,3}|[a-z]|(?:nb|note|n\.|anm\.|прим\.)\s?\d{1,3}|citation needed|sic)\]|[¹²³⁰-⁹]+|:\s?\d+(?:[-–]\d+)?(?=\s|$))",
    re.IGNORECASE,
)
NUMBER = re.compile(r"\s*(\(?\d{1,2}[.)]|\[\d+\])\s*")
INITIAL = re.compile(r"(?:^|[\s(«“‘\"'’.\-])(?!I\.$)[A-ZÀ-ÞА-ЯЁ]\.\s*$")
ORDINAL = re.compile(r"(?:^|(?<!\.)\s)([12]?\d|3[01]|[IVX]+)\.\s*$")  # but not after S. or Nr.
CLOSED = ("de", "da", "no", "cs", "pl", "hu", "fi", "sr")  # languages that write the 14th as 14.
# Before a name, and before a number. Without their stop, in small letters.
TITLES = """
m mm mme mlle mgr dr prof amb gen col lt capt adm sen gov pres sec st mr mrs ms jr hr fr frau bzw z.b u.a d.h vgl
sr sra dn ud uds gral ing lic тов акад проф ген им гр св cf e.g i.e vs eds ed dir dept univ
""".split()  # noqa: SIM905
BEFORE_A_NUMBER = """
vol vols ch chs chap no nos nr p pp fig figs art arts doc docs sect para fn n approx ca c circa abs bd s kap ziff
t tome núm num pág págs cap гл ст стр с т тт п рис №
""".split()  # noqa: SIM905


def sentences(line, language):
    """The sentences of a line (a list of texts); language is a code of ISO 639."""
    from sentencex import segment  # a compiled library that only this step needs

    found = []
    number = ""  # of a point in a list: it stays with what it numbers
    for piece in segment(language, line):
        mark = MARK.match(piece) if found else None
        while mark:  # of a footnote, or a page: it belongs to the sentence before
            found[-1] = found[-1].rstrip() + mark[0].rstrip()
            piece = piece[mark.end() :]
            mark = MARK.match(piece)
        if not piece.strip():
            continue
        if found and not number and _goes_on(found[-1], piece, language):
            found[-1] += piece
        elif NUMBER.fullmatch(piece):
            number += piece
        else:
            found.append(number + piece)
            number = ""
    return [piece.strip() for piece in found] + ([number.strip()] if number else [])


def _goes_on(before, piece, language):
    """Tell whether a piece is no sentence of its own, but goes on with what stands before it."""
    begins, last = piece.lstrip(" \"'“”«»„‘’(")[:1], re.split(r"[\s(«“\"'’]", before.strip())[-1].casefold().rstrip(".")
    if not any(map(str.isalpha, piece)) and not NUMBER.fullmatch(piece):
        return True
    if not before.rstrip().endswith("."):
        return begins.islower()
    counted = begins.isdigit() or bool(re.match(r"\s*([IVXL]+\b|[Nn]o\.|[Nn]r\.|№|n°)", piece))
    ordinal = language in CLOSED and ORDINAL.search(before)
    return bool(
        begins.islower() or last in TITLES or last in BEFORE_A_NUMBER and counted or INITIAL.search(before) or ordinal
    )
