"""Letters read in a wrong encoding are told from sound ones, and documents of another kind from plain text."""

import pytest
from sidebyside.tables import encoding
from test_csvfile import COLUMNS, ROWS, raw, read

MISREAD = ["Lüthi – été", "Łódź", "Вот перевод", "沈志华著", "“so”", "à côté"]


@pytest.mark.parametrize("page", ["cp1252", "mac_roman", "cp1251", "cp1250", "cp850"])
@pytest.mark.parametrize("text", MISREAD)
def test_letters_that_were_read_in_a_wrong_encoding_are_one_message(tmp_path, text, page):
    wrong = "".join(bytes([byte]).decode(page, errors="ignore") or chr(byte) for byte in text.encode())
    table, [problem] = read(tmp_path, raw([COLUMNS, ROWS[0], ["a", "", wrong], [wrong, "", wrong]]))
    assert table is None and (problem.row, problem.column) == (3, "text")
    assert problem.wrong.startswith("letters have been read in a wrong encoding: '") and problem.wrong.endswith("here and in 2 more cells")


SOUND_LETTERS = """LIBERTÉ\u00a0!|«\u00a0CAFÉ\u00a0»|il est né…»|„Spaß“|FRÅ”|AMANHÃ”|NÃO|ESPAÑA|ÎLE|Åland|Ärger|œuvre|naïve|½ ° § ©|Київ|Він|
    В\u00a0«Правде»|В «Правде»|毛泽东|木片|毛思|联通|中苏关系的破裂|モスクワ|Ελλάδα|القاهرة|¯ººÈÖ"""


@pytest.mark.parametrize("text", SOUND_LETTERS.split("|"))
def test_sound_letters_are_not_called_misread(tmp_path, text):
    assert read(tmp_path, raw([COLUMNS, ["a", "", text]]))[1] == []


def test_letters_read_as_chinese_are_named(tmp_path):
    [problem] = read(tmp_path, raw([COLUMNS, ["a", "", "沈志华著".encode().decode("gbk")]]))[1]
    assert problem.wrong.endswith("was '沈志华著'")


def test_a_lost_letter_is_named_but_in_the_text_of_which_the_division_tells(tmp_path):
    [problem] = read(tmp_path, raw([COLUMNS, ["L\ufffdthi", "", "L\ufffdthi"]]))[1]
    assert problem[1:4] == (2, COLUMNS[0], "a letter is lost, and '\ufffd' stands for it")
    assert read(tmp_path, raw([COLUMNS, ["a", "", "L\ufffdthi"]]))[1] == []


KINDS = {
    "an RTF document": b" \r\n{\\rtf1 x",
    "a PDF": b"%PDF-1.7",
    "a document of Word or LibreOffice": b"PK\x03\x04..word/document.xml",
    "a document of an older Word": b"\xd0\xcf\x11\xe0" + "WordDocument".encode("utf-16-le"),
    "a web page": b"\xef\xbb\xbf<!-- saved --><html>",
    "an XML document": b"<?mso-application?>",
    "a LaTeX document": b"\\documentclass{a}",
    "a JSON file": b'[{"passage": 1}]',
    "a picture": b"\x89PNG\r\n\x1a\n\0",
    "a packed archive": b"\x1f\x8b\x08\0a",
    "an older workbook": b"\x09\x08\x10\0\0\x06",
    "a file of settings": b"bplist00\x01",
}


@pytest.mark.parametrize("kind", KINDS)
def test_a_document_is_known_by_its_first_bytes(tmp_path, kind):
    assert read(tmp_path, KINDS[kind])[1][0].wrong == f"the file is {kind} under the name of a CSV file"
    with pytest.raises(ValueError, match=f"^the file is {kind}, and no plain text$"):
        encoding.plain(KINDS[kind])


@pytest.mark.parametrize("text", ["<<Mao>>", "[[Mao]]", "{Mao}", "<1950", "%", "Table\nof years", "GIF", "%PD"])
def test_plain_text_is_no_document(text):
    assert encoding.plain(text.encode()) == text
