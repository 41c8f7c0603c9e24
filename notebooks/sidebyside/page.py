"""What a notebook puts on the page: a figure with its description, a plain table, the state of a check.

Text from the tables is escaped: in a page it is text and nothing else.
"""

import io
from binascii import b2a_base64
from html import escape

import numpy
import pandas
from IPython.display import display
from matplotlib.backends.backend_agg import FigureCanvasAgg
from PIL import Image

from .charts.style import styled
from .dates import in_words
from .wording import count, percent

# Columns that a reader sees under another name than their own, by topic.
HEADINGS = {
    "name": "Account or work", "locator": "Where", "quote": "In its words", "statement": "In our words", "whole": "Of",
    "where2": "And where", "quote2": "And in its words", "dated_by": "How we know the year", "times": "Cited",
    "theme2": "Second theme", "theme_label": "Theme", "use": "For", "avoid": "Not for",
    "grievance": "Complaint of", "complainant": "Who complains", "by": "Found in",
    "scope": "Period or whole story", "bounds": "Years", "fits": "Does it fit?",
    "begins": "Conflict begins", "conflict_label": "Called", "conflict_bounds": "Year",
    "lasts": "Friendship ends", "friendship_label": "Called so", "friendship_bounds": "Its year",
    "wording": "Question", "why": "Why it matters", "said": "Answer", "agrees": "Shared", "summary": "In short",
    "voice": "School, party or leader",
    "happened": "Event", "clashes": "Clashes with", "work": "Authority", "record": "What is established",
    "follows": "What follows", "checked": "Detail checked",
    "holds": "Ways it holds", "section": "Section it rests on most", "section_holds": "Ways it holds without that section",
    "without": "Ways it holds without that section", "hinge": "Weakest if", "hinge_holds": "Ways it holds then",
    "wrong": "What is wrong", "remedy": "What to do",
}  # fmt: skip
LONGEST, FIRST = 2_000, 1_000  # rows of a table that are shown whole; of a longer one, those that are shown
QUOTED = ("quote", "quote2")
SHARES = ("share", "section_holds", "hinge_holds")
DATES = ("dated", "date", "start", "end")
MISSING = {"alpha": "too rare to measure", "low": "", "high": ""}  # what stands for a figure of agreement that there is none of


def show(figure, description=None, name=None):
    """Show a chart as a PNG with a description, as alternative text and as a visible paragraph.

    Without a description the chart's own question and subtitle stand in its place. name is that under which the picture
    is filed, if not the figure's own.
    """
    description = description or figure.alt
    drawn = b2a_base64(picture(figure)).decode()  # not every kernel makes bytes text
    display(
        {"image/png": drawn, "text/plain": description},
        raw=True,
        metadata={"image/png": {"alt": description}, "chart": name or figure.get_label()},
    )
    display({"text/html": f"<p><em>In words:</em> {escape(description)}</p>", "text/plain": description}, raw=True)


@styled
def picture(figure):
    """Draw the figure as a PNG of at most 256 colours: a quarter of the size, and no difference to the eye."""
    FigureCanvasAgg(figure).draw()
    fading = figure.findobj(lambda artist: artist.get_alpha() not in (None, 1))  # shown in steps by an octree, which is smaller
    method = Image.Quantize.MAXCOVERAGE if fading else Image.Quantize.FASTOCTREE
    drawn = Image.fromarray(numpy.asarray(figure.canvas.buffer_rgba())).convert("RGB")
    drawn = drawn.quantize(256, method=method, dither=Image.Dither.NONE)
    drawn.putpalette([value + (value == 254) for value in drawn.getpalette()])  # the octree rounds white down by one
    png = io.BytesIO()
    drawn.save(png, format="png", compress_level=8)  # 9 takes three times as long and saves 1 % of the size
    return png.getvalue()


def table(rows, columns, caption):
    """Show some columns of a table, whole and plain, under a caption that counts the rows.

    columns is a list of names, or one string of names with spaces between. Of more than 2,000 rows the first 1,000
    are shown, and the caption says so.
    """
    whole = len(rows)
    rows = rows if whole <= LONGEST else rows.head(FIRST)
    shown = rows[columns.split() if isinstance(columns, str) else list(columns)].copy()
    for column in shown.columns:
        shown[column] = _for_readers(shown[column])
    shown = shown.rename(columns=lambda column: HEADINGS.get(column, column[:1].upper() + column[1:].replace("_", " ")))
    shown.columns.name = None  # of a crosstab, which would be a second line of headings
    with pandas.option_context("display.max_colwidth", None):
        html = shown.to_html(index=False, escape=True, border=0, justify="left")
    html = html.replace("<th>", '<th scope="col">')  # so that a screen reader names the column of each cell
    for cell in ('th scope="col"', "td"):  # JupyterLab sets cells to the right, which is hard to read in tables of text
        html = html.replace(f"<{cell}>", f'<{cell} style="text-align:left">')
    caption = f"{caption} ({count(whole, 'row') if len(shown) == whole else f'the first {FIRST:,} of {whole:,} rows'})"
    display({"text/html": f"<p><strong>{escape(caption)}</strong></p>\n{html}", "text/plain": caption}, raw=True)


def _for_readers(column):
    """The cells of a column as readers expect them: quotation marks, dates in words, years, yes and no, percentages."""
    if column.name in QUOTED:
        return [f"“{text}”" if text else "" for text in column]
    if column.name in DATES:
        return [in_words(text) for text in column]
    if column.name == "year" and column.dtype.kind == "f":
        return ["" if pandas.isna(year) else str(int(year)) for year in column]
    if column.name in MISSING and column.dtype.kind == "f":
        return [MISSING[column.name] if pandas.isna(figure) else f"{figure:.2f}" for figure in column]
    if column.dtype == bool:
        return ["yes" if value else "no" for value in column]
    if column.name in SHARES:
        return ["" if pandas.isna(share) else percent(share) for share in column]
    return column


def checked(problems, name):
    """Show what a check of an account's sheets found (rows of own.check)."""
    if len(problems):
        table(problems, "file row column wrong remedy", f"To be mended in accounts/{name}")
    else:
        say(f"Nothing is wrong with the sheets of accounts/{name}: it can be set beside the others.")


def say(text):
    """Show a computed sentence."""
    display({"text/html": f"<p>{escape(text)}</p>", "text/plain": text}, raw=True)
