"""Texts in scripts of other kinds, with and without spaces between words: counted, quoted, coded, checked and drawn."""

import warnings

import legible
import pytest
from own_account import C, about_row, drawn, edit, fill, found, put
from sidebyside import compare, own, page, wordcount
from sidebyside.division import segmentation
from sidebyside.letters import undrawable
from sidebyside.own import new_account
from sidebyside.rules import quotations
from sidebyside.worksheets import writing


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("Mao went to war – alone.", 6),
        ("В 1950 г. Мао подписал договор.", 6),
        ("毛泽东要独立自主，赫鲁晓夫不同意。", 8),
        ("毛泽东 要 独立", 4),
        ("一九六〇年", 3),
        ("1960年苏联撤走专家。", 5),
        ("NATO成立", 2),
        ("。", 1),
        ("ソ連は専門家を引き揚げた。", 6),
        ("소련은 전문가를 철수했다.", 3),
        ("สงครามเกาหลี", 3),
        ("ສົງຄາມ", 2),
        ("មហាសេដ្ឋី", 2),
        ("တရုတ်ပြည်", 2),
        ("བོད་ཡིག་གསར་པ", 2),
    ],
)
def test_words_are_counted_in_any_script(text, words):
    assert wordcount.words_in(text) == words


@pytest.mark.parametrize(
    ("text", "most", "beginning"),
    [
        ("It broke  for good.", 2, "It broke"),
        ("毛泽东要独立自主，赫鲁晓夫不同意。", 3, "毛泽东要独立"),
        ("毛泽东要独立自主，赫鲁晓夫不同意。", 7, "毛泽东要独立自主，赫鲁晓夫不同"),
        ("1960年苏联", 2, "1960年苏"),
        ("สงครามเกาหลี", 2, "สงครามเก"),
    ],
)
def test_the_beginning_of_a_text(text, most, beginning):
    assert wordcount.first_words(text, most) == beginning
    assert wordcount.words_in(beginning) <= most


def test_letters_that_are_put_apart_come_together_again():
    for text in ("毛泽东要独立自主", "1960 年苏联撤走专家", "in Korea 1950", "ソ連はアメリカと"):
        assert wordcount.together(" ".join(wordcount.apart(text).split())) == text


@pytest.mark.parametrize("language", ["zh", "ja", "th", "ru"])
def test_a_long_line_without_a_stop_is_no_heading(language):
    title, heading, *_ = TEXTS[language].replace("# ", "").replace("#", "").split("\n\n")
    kinds = [passage.kind for passage in segmentation.passages(f"{title}\n\n{heading}\n\n{(title + ' ') * 6}\n", language)]
    assert kinds == ["title", "heading", "sentence"]


def test_a_student_may_write_in_chinese():
    told = writing.sentence(C, "fu-5-2-5", "一九五〇年十月，中国出兵朝鲜。").set_index("asked")
    assert told.feedback["It is short"] == "7 words."
    assert writing.checklist(C, "毛泽东要独立自主。" * 40).feedback[0] == "It has 160 words."


TEXTS = {
    "zh": """# 中苏分裂

## 同盟的年代

一九五〇年二月十四日，中国和苏联在莫斯科签订了友好同盟互助条约。毛泽东要独立自主，赫鲁晓夫不同意。

## 论战

后来两党公开论战，互相指责对方背叛了革命的事业。一九六〇年七月苏联突然撤走了在华的全部专家。两国的关系从此再也没有恢复到从前的样子。
""",
    "ja": """# 中ソ対立

## 同盟の時代

一九五〇年二月、中国とソ連はモスクワで友好同盟相互援助条約を結んだ。毛沢東は自主独立を望んだが、フルシチョフは認めなかった。

## 論争

その後、両党は公然と論争し、互いに革命を裏切ったと非難した。一九六〇年七月、ソ連は中国にいた専門家をすべて引き揚げた。
""",
    "th": """# ความแตกแยกระหว่างจีนกับโซเวียต

## พันธมิตร

จีนกับสหภาพโซเวียตลงนามในสนธิสัญญามิตรภาพที่กรุงมอสโกในปี 1950

เหมาเจ๋อตงต้องการอิสรภาพแต่ครุสชอฟไม่เห็นด้วยและไม่ยอมช่วยเหลือจีน

## การโต้เถียง

ต่อมาพรรคทั้งสองโต้เถียงกันอย่างเปิดเผยและกล่าวหากันว่าทรยศต่อการปฏิวัติ

สหภาพโซเวียตถอนผู้เชี่ยวชาญทั้งหมดออกจากจีนในปี 1960
""",
    "ru": """# Советско-китайский раскол

## Годы союза

В феврале 1950 г. Китай и СССР подписали в Москве договор о дружбе и союзе. Н. С. Хрущёв не хотел, чтобы Мао шёл своим путём.

## Полемика

Потом обе партии открыто спорили и обвиняли друг друга в измене делу революции. В июле 1960 г. СССР отозвал из Китая всех специалистов.
""",
}
# What is quoted: of the treaty, of the quarrel, of the experts; the label of a period, and that of a complaint.
QUOTED = {
    "zh": ("友好同盟", "背叛了", "撤走", "[open quarrel]", "[the years of an alliance that held both]"),
    "ja": ("友好同盟", "裏切った", "専門家", "[open quarrel]", "[the years of an alliance that held both]"),
    "th": ("มิตรภาพ", "ทรยศ", "ถอน", "[open quarrel]", "[the years of an alliance that held both]"),
    "ru": ("договор о дружбе", "в измене", "отозвал", "открыто спорили", "Годы"),
}


@pytest.fixture
def coded(request, tmp_path, monkeypatch):
    """A text that is begun, divided and coded, with quotations, two periods, a complaint and an answer: its language and folder."""
    monkeypatch.setattr(new_account, "ACCOUNTS", tmp_path / "accounts")
    language = request.param
    (tmp_path / "chapter.txt").write_text(TEXTS[language], encoding="utf-8")
    own.begin(C, "my-page", tmp_path / "chapter.txt")
    own.divide(C, "my-page")
    folder = new_account.folder_of("my-page")
    fill(folder)
    treaty, quarrel, experts, later, earlier = QUOTED[language]
    rows = own.passages("my-page")
    at = {quote: int(rows.index[rows.text.str.contains(quote, regex=False)][-1]) for quote in (treaty, quarrel, experts)}
    passage = {quote: rows.passage[row] for quote, row in at.items()}

    def codes(rows):
        rows[at[treaty]].update(event="E12", dated="1950-02", effect="closer", quote=treaty)
        rows[at[quarrel]].update(effect="apart", theme="ideology", role="cause", quote=quarrel)
        rows[at[experts]].update(event="E64", dated="1960-07", effect="apart", theme="aid", grievance="china")

    def periods(rows):
        heading = own.passages("my-page").query("kind == 'heading'").passage.iloc[0]
        dull = {"scope": "period", "bounds": "estimated", "note": ""}
        return [
            {"label": earlier, "start": "1950", "end": "1959", "relation": "closer", "passage": heading, **dull},
            {"label": later, "start": "1960", "end": "..", "relation": "apart", "passage": passage[quarrel], **dull},
        ]

    edit(folder / "sentences.csv", codes)
    edit(folder / "phases.csv", periods)
    complaint = {"complaint": "all-experts", "complainant": "china", "label": "The experts were withdrawn", "theme": "aid", "event": "E64"}
    edit(folder / "complaints.csv", lambda rows: [complaint])
    mentioned = {"passage": passage[experts], "complaint": "all-experts", "quote": experts, "stated": "implied"}
    edit(folder / "grievances.csv", lambda rows: [mentioned])
    asked = {"main-cause": passage[quarrel], "treaty": passage[treaty], "experts": passage[experts], "recall": passage[experts]}

    def answers(rows):
        for row in rows:
            if row["question"] in asked:
                row.update(answer=row["choose_from"].split()[0], passage=asked[row["question"]])

    edit(folder / "answers.csv", answers)
    return language, folder


def every_text(monkeypatch):
    """A list that takes what the charts of the page will have drawn."""
    texts, picture = [], page.picture

    def noted(figure):
        texts.extend(text.get_text() for text in legible.texts(figure))
        return picture(figure)

    monkeypatch.setattr(page, "picture", noted)
    monkeypatch.setattr(page, "display", lambda *given, **how: None)
    return texts


@pytest.mark.parametrize("coded", TEXTS, indirect=True)
def test_a_text_in_another_script_is_coded_and_checked(coded):
    language, _ = coded
    assert "no stop" not in own.doubtful("my-page").doubt.str.cat()
    assert found("my-page") == []
    every = own.beside(C, "my-page")
    added, texts = every.passages[every.passages.source == "my-page"], own.passages("my-page").text
    assert added.words.tolist() == [wordcount.words_in(text) for text in texts]
    for text, shown in zip(texts, added.statement.str.strip("“… ”")):  # of a sentence tables show never the whole
        assert text.startswith(shown)
        assert wordcount.words_in(shown) < min(wordcount.words_in(text), quotations.MOST_WORDS_IN_A_QUOTE + 1)
    mentioned = compare.grievances.by_complaint(every, compare.grievances.mentions(every)).set_index("complaint")
    assert mentioned.by["all-experts"] == "My page"
    assert added.part.iloc[-1] == ("Part 2" if language in ("zh", "ja", "th") else "Полемика")


@pytest.mark.parametrize("coded", ["zh"], indirect=True)
def test_a_text_in_another_script_is_drawn(coded, monkeypatch):
    """Chinese, for which a machine may have no letters, under a Russian name, for which every one has."""
    edit(coded[1] / "about.csv", put("yours", "Страница", about_row("name") - 2))
    texts = every_text(monkeypatch)
    own.second_reader("my-page")
    with warnings.catch_warnings():
        warnings.simplefilter("error")  # matplotlib warns of a letter that its typeface does not have
        drawn("my-page")
    assert len(texts) > 200 and "Страница" in texts and not undrawable("".join(texts).replace("\n", ""))


def test_what_is_quoted_twice_is_counted_once_in_chinese_too():
    assert quotations.words_apart({"友好同盟互助条约", "友好同盟", "赫鲁晓夫"}) == 6


@pytest.mark.parametrize(
    ("row", "quote", "wrong"),
    [
        (3, "毛泽东要独立自主，赫鲁晓夫不同意", "the quotation is the whole sentence"),
        (2, "一九五〇年二月十四日，中国和苏联在莫斯科签订了友好同", "the quotation has 13 words, more than 12"),
        (3, "毛泽东要自主", "the words '毛泽东要自主' do not stand in 'my-page-1-1-2'"),
    ],
)
@pytest.mark.parametrize("coded", ["zh"], indirect=True)
def test_the_limits_of_a_quotation_in_chinese(coded, row, quote, wrong):
    edit(coded[1] / "sentences.csv", put("quote", quote, row))
    assert [problem[3] for problem in found("my-page") if problem[1:3] == (str(row + 2), "quote")] == [wrong]


@pytest.mark.parametrize("coded", ["zh"], indirect=True)
def test_a_chinese_sentence_may_be_divided_anywhere_and_no_letter_may_be_lost(coded):
    _, folder = coded

    def divided(rows):
        row = rows[3]
        second = {**row, "passage": "my-page-1-1-2b", "text": row["text"][3:]}
        row["text"] = row["text"][:3]
        return [*rows[:4], second, *rows[4:]]

    edit(folder / "sentences.csv", divided)
    assert found("my-page") == []
    edit(folder / "sentences.csv", put("text", "要独立主，赫鲁晓夫不同意。", 4))
    [problem] = found("my-page")
    assert problem[1:4] == ("6", "text", "words of text.txt are missing here: '自'")


@pytest.mark.parametrize("coded", ["zh"], indirect=True)
def test_the_first_day_of_a_month_in_chinese(coded):
    _, folder = coded
    days = {2: "一九五八年八月一日开会。", 3: "1958年8月1日开会。", 5: "八月十一日开会。", 6: "8月21日开会。"}
    for row, text in days.items():
        edit(folder / "sentences.csv", put("text", text, row))
        edit(folder / "sentences.csv", put("dated", "1958-08-01", row))
    assert [problem[1] for problem in found("my-page") if problem[2] == "dated"] == ["7-8"]
