"""A wrong CSV is refused with one report that names every problem."""

import csv
import shutil

import pytest
from sidebyside import CollectionError, load
from sidebyside.collection import DATA
from sidebyside.tables.problem import Problem


@pytest.fixture
def folder(tmp_path):
    return shutil.copytree(DATA, tmp_path / "data")


def edit(path, change):
    """Rewrite a CSV after change(header, rows)."""
    with open(path, encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    change(header, rows)
    with open(path, "w", encoding="utf-8", newline="") as file:
        csv.writer(file, lineterminator="\n").writerows([header, *rows])


def put(column, value, row=0):
    """A change that writes a value into a cell; row 0 is the first below the header."""

    def change(header, rows):
        rows[row][header.index(column)] = value

    return change


def problems(folder):
    with pytest.raises(CollectionError) as refusal:
        load(folder)
    return refusal.value.problems


def only(folder):
    [problem] = problems(folder)
    return problem


def test_the_data_as_they_are_pass(folder):
    assert load(folder)


def test_an_unknown_code(folder):
    edit(folder / "coding.csv", put("theme", "idiology", 6))
    assert only(folder) == (
        "coding.csv",
        8,
        "theme",
        "'idiology' is not one of the codes",
        "did you mean 'ideology'?",
    )


def test_a_dangling_id(folder):
    edit(folder / "coding.csv", put("event", "E999", 3))
    problem = only(folder)
    assert (
        problem[:4] == ("coding.csv", 5, "event", "there is no event 'E999'")
        and "did you mean 'E9" in problem.remedy
    )


@pytest.mark.parametrize("date", ["1956-13", "1956/1950", "Aug-58", "1956-02-30", "february", "1956..1960"])
def test_a_bad_date(folder, date):
    edit(folder / "events.csv", put("date", date, 1))
    problem = only(folder)
    assert problem[:3] == ("events.csv", 3, "date") and date in problem.wrong and "1950-10-19" in problem.remedy


def test_a_phase_that_ends_before_it_begins(folder):
    edit(folder / "phases.csv", put("end", "1940", 7))
    assert only(folder)[:3] == ("phases.csv", 9, "start")


@pytest.mark.parametrize("column", ["start", "end"])
def test_an_interval_where_one_date_belongs(folder, column):
    edit(folder / "phases.csv", put(column, "1960/1950", 7))
    assert only(folder)[:3] == ("phases.csv", 9, column)


def test_a_doubled_key(folder):
    edit(folder / "events.csv", lambda header, rows: rows.append(rows[3][:]))
    problem = only(folder)
    assert problem.file == "events.csv" and problem.row == 122 and "E04" in problem.wrong


def test_an_empty_cell(folder):
    edit(folder / "events.csv", put("label", "", 4))
    assert only(folder) == ("events.csv", 6, "label", "the cell is empty", "fill it in")


def test_a_lost_cell(folder):
    edit(folder / "mentions.csv", lambda header, rows: rows[2].pop())
    assert ("mentions.csv", 4) in {problem[:2] for problem in problems(folder)}


def test_a_missing_column(folder):
    def rename(header, rows):
        header[header.index("effect")] = "efect"

    edit(folder / "coding.csv", rename)
    missing, unknown = problems(folder)
    assert missing[:4] == ("coding.csv", 1, "effect", "the column is missing") and "'efect'" in missing.remedy
    assert unknown[:4] == ("coding.csv", 1, "efect", "the column is unknown")


def test_swapped_columns(folder):
    def swap(header, rows):
        header[0], header[1] = header[1], header[0]

    edit(folder / "coding.csv", swap)
    assert "another order" in only(folder).wrong


def test_a_wrong_encoding(folder):
    path = folder / "works.csv"
    path.write_bytes(
        path.read_text(encoding="utf-8").replace("ć", "c").replace("ń", "n").encode("cp1252", errors="replace")
    )
    found = problems(folder)
    assert {problem.file for problem in found} == {"works.csv"} and all(problem.column for problem in found)
    assert all(problem.row > 1 and "UTF-8" in problem.remedy for problem in found)


def test_a_missing_and_an_empty_file(folder):
    (folder / "mentions.csv").unlink()
    (folder / "phases.csv").write_text("")
    assert {(problem.file, problem.wrong) for problem in problems(folder)} == {
        ("mentions.csv", "the file is missing"),
        ("phases.csv", "the file is empty"),
    }


def test_a_lost_row(folder):
    edit(folder / "passages.csv", lambda header, rows: rows.pop(20))
    found = problems(folder)
    assert any(problem.file == "coding.csv" and problem.wrong.startswith("there is no passage") for problem in found)
    assert any("lost, doubled or out of order" in problem.remedy for problem in found)


def test_a_sentence_without_a_reading(folder):
    edit(
        folder / "coding.csv",
        lambda header, rows: rows.pop(next(n for n, row in enumerate(rows) if row[1] == "agreed" and row[6] == "none")),
    )
    assert any("no agreed reading" in problem.wrong for problem in problems(folder))


def test_a_grievance_code_that_tells_another_story(folder):
    def change(header, rows):
        row = next(row for row in rows if row[:2] == ["fr-ideology-1-1", "agreed"])
        row[header.index("grievance")] = "china"

    edit(folder / "coding.csv", change)
    problem = only(folder)
    assert problem.column == "grievance" and "fr-ideology-1-1" in problem.wrong and "ussr" in problem.wrong


def test_an_example_that_does_not_bear_its_code(folder):
    edit(folder / "codes.csv", put("example", "fu-1-1-6", 0))
    assert only(folder)[:3] == ("codes.csv", 2, "example")


def test_a_code_defined_and_never_used(folder):
    edit(
        folder / "codes.csv",
        lambda header, rows: rows.append(["effect", "sideways", "Sideways", "Neither.", "Never.", "", "fu-1-1-6"]),
    )
    assert any(problem.wrong == "the code 'sideways' of effect is never used" for problem in problems(folder))


def test_a_long_and_a_whole_quotation(folder):
    def change(header, rows):
        quote, row = header.index("quote"), {row[0]: row for row in rows}
        row["fr-intro-2-3"][quote] = "one two three four five six seven eight nine ten eleven twelve thirteen"
        row["fr-korea-2-1"][quote] = "Consequently, heavy economic costs for Chinese."

    edit(folder / "passages.csv", change)
    assert {problem.wrong for problem in problems(folder)} >= {
        "the quotation has 13 words, more than 12",
        "the quotation is the whole sentence",
    }


def test_too_much_quoted(folder):
    def change(header, rows):
        for row in rows:
            if row[header.index("source")] == "freymond" and int(row[header.index("words")]) > 12:
                row[header.index("quote")] = "a b c d e f g h i j k l"

    edit(folder / "passages.csv", change)
    assert any("'freymond' are quoted" in problem.wrong for problem in problems(folder))


@pytest.mark.parametrize("cell", ["=HYPERLINK(1)", "+1", "-1", "@cmd", "\t=1"])
def test_a_formula_in_a_cell(folder, cell):
    edit(folder / "events.csv", put("happened", cell, 2))
    assert only(folder)[:3] == ("events.csv", 4, "happened")


def test_every_problem_is_in_one_report(folder):
    edit(folder / "coding.csv", put("role", "caus", 0))
    edit(folder / "events.csv", put("date", "soon", 0))
    edit(folder / "complaints.csv", put("complainant", "russia", 0))
    with pytest.raises(CollectionError) as refusal:
        load(folder)
    report = str(refusal.value)
    for place in (
        "coding.csv, row 2, column role",
        "events.csv, row 2, column date",
        "complaints.csv, row 2, column complainant",
    ):
        assert place in report
    assert report.startswith(f"The collection was not loaded: {len(refusal.value.problems)} problems found.")


def test_the_report_has_a_line_for_each_problem():
    cell, file = Problem("a.csv", 2, "date", "no date", "write one"), Problem("b.csv", None, "", "it is missing", "put it back")
    lines = ["Not read: 2 problems found.", "  a.csv, row 2, column date: no date; write one", "  b.csv: it is missing; put it back"]
    assert str(CollectionError([cell, file], "Not read")).splitlines() == CollectionError([cell, file], "Not read")._render_traceback_() == lines
    assert str(CollectionError([file])).splitlines() == ["The collection was not loaded: 1 problem found.", lines[2]]


def test_a_complaint_nobody_voices_and_a_work_nobody_needs(folder):
    edit(folder / "complaints.csv", lambda header, rows: rows.append(["weather", "china", "The weather", "none", ""]))
    edit(
        folder / "works.csv",
        lambda header, rows: rows.append(
            ["idle-work", "press", "", "", "Idle", "", "", "", "page", "confirmed", "", "", "", "", ""]
        ),
    )
    assert {problem.wrong for problem in problems(folder)} == {
        "nobody mentions the complaint 'weather'",
        "nothing refers to the work 'idle-work'",
    }


@pytest.mark.parametrize(
    ("cell", "wrong"),
    [("two\nlines", "control character"), ("a bell\a", "control character"), ("a" * 1_000_000, "1,000,000 characters")],
)
def test_a_cell_that_is_no_line_of_text(folder, cell, wrong):
    edit(folder / "complaints.csv", put("label", cell, 4))
    problem = only(folder)
    assert problem[:3] == ("complaints.csv", 6, "label") and wrong in problem.wrong


def test_a_flood_does_not_fill_the_report(folder):
    edit(folder / "sources.csv", put("source", "a" * 1_000_000))
    with pytest.raises(CollectionError) as refusal:
        load(folder)
    assert max(map(len, str(refusal.value).splitlines())) < 1_000


def test_a_cell_too_many_and_a_stray_quotation_mark(folder):
    edit(folder / "sources.csv", lambda header, rows: rows[0].append("x"))
    assert only(folder)[:2] == ("sources.csv", 2)
    path = folder / "mentions.csv"
    path.write_bytes(path.read_bytes() + b'E01,"fu-1-1')
    assert {problem.file for problem in problems(folder)} == {"sources.csv", "mentions.csv"}


def test_a_reading_with_a_gap(folder):
    edit(
        folder / "coding.csv",
        lambda header, rows: rows.pop(next(n for n, row in enumerate(rows) if row[1] == "second")),
    )
    gap, lost = problems(folder)
    assert gap.wrong.endswith("has no second reading in coding.csv") and "a row is lost" in lost.wrong


@pytest.mark.parametrize("path", sorted(DATA.glob("*.csv")), ids=lambda path: path.stem)
def test_no_row_of_any_table_is_lost_unnoticed(folder, path):
    edit(folder / path.name, lambda header, rows: rows.pop())
    assert any(problem.file == path.name and "a row is lost" in problem.wrong for problem in problems(folder))


def test_a_change_that_is_legal_is_not_silent(folder):
    edit(folder / "coding.csv", put("reason", "another reason", 2))
    edit(folder / "claims.csv", lambda header, rows: rows.append(["more", "More", *rows[2][2:]]))
    c = load(folder)
    assert c.changed == ("coding.csv", "claims.csv")
    assert repr(c).endswith("changed since they were published: coding.csv, claims.csv")


def test_the_tables_are_sealed_as_they_stand():
    assert load().changed == ()
