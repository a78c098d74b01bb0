"""Sentence boundaries in news: what ends a sentence, and what only looks like it."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dragoman.language.sentences import split_sentences


def sentences_of(text: str) -> list[str]:
    return [text[start:end] for start, end in split_sentences(text)]


# A bar marks where one sentence ends and the next begins.
ON_ONE_LINE = [
    "Talks failed. | Envoys left.",
    "No stop ends this report",
    # people
    "J. R. Karim met Gen. A. B. Shah in Kabul. | Talks failed.",
    "A. Q. Daud fled. | B. Tarin stayed.",
    "George W. Tarin spoke. | Laura Tarin listened.",
    "Lt. Gen. Omar Daud denied it. | He left.",
    "Maj. Gen. Ali and Brig. Gen. Sher spoke.",
    "Mr. and Mrs. Karim left.",
    "Dr. No met Mrs. Peel vs. Mr. Tarin.",
    "Sen. Joan Miller, R-Ariz., spoke. | She left.",
    "Rep. Ida Omar (D-Minn.) Tarin spoke.",
    "Sgt. Maj. K. Rao, Col. (ret.) Amin and Adm. Li left.",
    "The deputy, Naim Q., left.",
    # states and bodies
    "The U.S. Embassy closed. | Staff left.",
    "He flew to the U.S. | The visit was short.",
    "He flew to the U.S. on Monday.",
    "The U.S.-led force left. | It was small.",
    "The U.N. Security Council met. | It voted.",
    "The E.U. and the U.N. agreed.",
    "The D.C. court ruled. | It freed him.",
    "St. Petersburg was calm. | He lives on Main St. | The road is long.",
    # firms
    "The firm Acme Inc. said it left. | Others stayed.",
    "He works for Acme Inc. | The firm is small.",
    "Oil giant Petro Corp. shut two wells.",
    "Mines, shells, etc. were found. | Police came.",
    # numbers and times
    "He is No. 2 in the group. | The No. 1 died.",
    "Did they agree? | No. | They refused.",
    "Prices rose 3.5 percent. | Wages fell 0.2 percent.",
    "It fell to $3.5 bn. | Prices rose.",
    "He left at 5. | She stayed.",
    "The blast struck at 8 a.m. in Lahore. | Two died.",
    "The blast struck at 8 a.m. | Police came at noon.",
    "The curfew ends at 5 p.m. Tuesday in Quetta.",
    "On Jan. 5 the army withdrew. | It returned in Feb. 2004.",
    "They met on Mar. 3. | They met again in mid-Apr. 2005.",
    "The 21st Sept. deadline passed.",
    "He was freed on Sat. | Police said so.",
    # abbreviations in running text
    "Officials (e.g. the mayor, i.e. Mr. Li) fled.",
    "Ph.D. students protested. | They sang.",
    # addresses
    "See www.example.org/a.b for more. | Write to a.b@example.org.",
    "Read http://example.org/news.html. | It is long.",
    # quotations
    "“We will not leave,” Karim said. | He smiled.",
    "“We will not leave …” Karim said.",
    "“Will they leave?” Karim asked. | Nobody knew.",
    "“Will they leave?” Prime Minister Karim asked.",
    "“Will they leave?” | Nobody knew.",
    "“Leave!” he said. | They left.",
    '"Why now?" asked the envoy. | "We are ready."',
    "“We are ready.” | He then left.",
    "“We are ready.” | “So are we.”",
    "He said: “We are ready.” | Then he left.",
    "“We will win. | We will not stop,” he said.",
    "He said, 'We are ready.' | She left.",
    "‘We are ready,’ he said. | ‘Are you?’",
    'One said: "Go!" | Another said: "Stay!" | Both left.',
    "The minister said “we will see.” and left.",
    # brackets
    "The army (it is small) left. | The rebels (led by Karim.) | Peace came.",
    "The army left. | (The rebels stayed.) | Peace came.",
    "He left. | (Laughs.) | He came back.",
    "The troops [sic] left. | [Music plays.] | They sang.",
    # datelines
    "KABUL (Reuters) - Gunmen killed two. | Police came.",
    "QUETTA, Pakistan — Gunmen killed two.",
    "ISLAMABAD, Jan. 5 — Talks failed. | Envoys left.",
    # other stops
    "It was over! | They cheered. | Was it?",
    "What?! | They left.",
    "He waited ... and left. | She stayed.",
    "He waited... | Then he left.",
    "He waited… | Then he left.",
    "... Then he left.",
    "Talks failed . | Envoys left .",
    "So did I. | Nobody else did.",
]


@pytest.mark.parametrize("marked", ON_ONE_LINE)
def test_a_sentence_ends_where_a_reader_ends_it(marked):
    assert sentences_of(marked.replace(" | ", " ")) == marked.split(" | ")


WRAPPED = """The ministry said on Tuesday that the last of its
soldiers would leave the valley before winter. Mr.
Karim, who leads the rebels, called the withdrawal a
trick and said that his men would stay in the hills
until the end of the year."""


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("Talks fail\nEnvoys left on Monday. They were tired.", ["Talks fail", "Envoys left on Monday.", "They were tired."]),
        ("Talks fail in Geneva\n\nEnvoys left.", ["Talks fail in Geneva", "Envoys left."]),
        ("Talks fail in Geneva\r\n\r\nEnvoys left.", ["Talks fail in Geneva", "Envoys left."]),
        ("- Two men died\n- Three fled", ["- Two men died", "- Three fled"]),
        ("• Two men died.\n• Three fled.", ["• Two men died.", "• Three fled."]),
        ("1. Stop the war.\n2. Free the men.", ["1. Stop the war.", "2. Free the men."]),
        ("(1) Stop the war\n(2) Free the men", ["(1) Stop the war", "(2) Free the men"]),
        ("The army of Mr.\nKarim left.", ["The army of Mr.\nKarim left."]),
        ("The army left the\ncity on Monday.", ["The army left the\ncity on Monday."]),
        ("He wants:\nbread", ["He wants:", "bread"]),
        ("  Two men died.  \n\n\t Three fled.  ", ["Two men died.", "Three fled."]),
        (WRAPPED, [WRAPPED[:96], WRAPPED[97:]]),
        (f"Soldiers leave\n\n{WRAPPED}\n \nEnd", ["Soldiers leave", WRAPPED[:96], WRAPPED[97:], "End"]),
        ("", []),
        (" \n\t\u3000", []),
    ],
    ids=[
        "headline", "blank line", "windows line ends", "dashes", "dots", "numbers", "numbers in brackets", "title at line end",
        "lower case goes on", "a colon ends the line", "white space around", "hard-wrapped", "hard-wrapped between headlines",
        "empty", "blank",
    ],
)  # fmt: skip
def test_line_breaks_part_headlines_bullets_and_paragraphs_but_not_folded_lines(text, sentences):
    assert sentences_of(text) == sentences


PIECES = st.one_of(
    st.text(max_size=6),
    st.sampled_from(
        [
            ". ",
            "? ",
            "! ",
            "...",
            "…",
            ".” ",
            "\n",
            "\n\n",
            "\r\n",
            " ",
            "Mr. ",
            "U.S. ",
            "No. 2 ",
            "The ",
            "he said",
            "“",
            '"',
            "(",
            ")",
            "- ",
            "1. ",
        ]
    ),
)


@given(st.lists(PIECES, max_size=40).map("".join))
def test_sentences_stand_in_order_apart_and_trimmed_and_no_character_is_lost(text):
    spans = split_sentences(text)
    edges = [edge for span in spans for edge in span]
    assert edges == sorted(edges)
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(text[start:end] == text[start:end].strip() for start, end in spans)
    covered = {i for start, end in spans for i in range(start, end)}
    assert all(character.isspace() for i, character in enumerate(text) if i not in covered)


@pytest.mark.parametrize(
    "text",
    ["." * 20_000, "a" * 20_000 + "-b. The end.", "A. " * 10_000, '."' * 10_000, ". \n" * 10_000, " " * 50_000 + "a", "Mr.\n" * 10_000],
    ids=["stops", "one long word", "initials", "closing marks", "lines", "blanks", "titles"],
)
def test_debris_takes_no_longer_than_text(text):
    began = time.process_time()
    split_sentences(text)
    assert time.process_time() - began < 1
