"""Whatever comes in, nothing but the declared errors comes out, and in time."""

from __future__ import annotations

import json

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from app.answer.answering import ExtractiveAnswerer
from app.query.question import MAX_CHARACTERS
from app.web.assistant import Assistant
from tests.fuzz import targets
from tests.fuzz.guard import within

SECONDS = 20  # for one example
DEEP = 900  # levels of a value, nearly as many as a JSON reader takes
BOUNDED = settings(
    max_examples=100,
    deadline=None,
    derandomize=True,
    database=None,
    suppress_health_check=list(HealthCheck),
)
FEW = settings(BOUNDED, max_examples=25)


def nested(levels: int) -> object:
    value: object = []
    for _ in range(levels):
        value = [value]
    return value


# Any letter of Unicode, halves of a code and unassigned ones too.
LETTERS = st.characters(categories=["L", "M", "N", "P", "S", "Z", "C"])
# What a tokenizer, a pattern or a browser may stumble over.
PIECES = st.sampled_from(
    "<script>alert(1)</script>|\"><img src=x onerror=y>|-->|{base}|](x)|?|!|-|_|'-|\u0301|\u202e"
    "|\u200b|\ufeff|\0|\u2028|\U000f0000|\ud800|it|daar|en |En hoe zit het met |zuid-soedan |2023 "
    "|Marokko |hoeveel |which |aaaaaaaaaaaaaaaa|١٢٣|%|\\|//|\n|IOM|👩‍👩‍👧|ß|İ|ﬃ".split("|")
)
WORDS = st.text(LETTERS, max_size=40) | st.lists(PIECES, max_size=12).map("".join)
REPEATED = st.builds(lambda piece, times: (piece * times)[:4000], PIECES, st.integers(1, 4000))
QUESTIONS = WORDS | REPEATED | st.builds(lambda a, b: f"{a} {b}", WORDS, REPEATED)
SCALARS = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.sampled_from([10**400, -(10**400), 1e308, 6, 7, "1e9", "6", nested(DEEP)])
    | st.floats()
    | WORDS
)
VALUES = st.recursive(
    SCALARS, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(WORDS, inner, max_size=4)
)
FIELDS = (
    "sentence overview dossier page language query asked format base verdict remark text role"
    " content"
)
REQUESTS = VALUES | st.dictionaries(
    st.sampled_from(FIELDS.split()),
    VALUES | st.sampled_from(["a1.1", "jordan", "o-timeline", "all", "en", "html", "word", "csv"]),
)
CONVERSATIONS = st.lists(QUESTIONS, min_size=1, max_size=3)


@pytest.fixture(scope="module")
def real_assistant(real_answerer: ExtractiveAnswerer) -> Assistant:
    return Assistant(real_answerer, None)


@BOUNDED
@given(CONVERSATIONS)
def test_every_conversation_is_answered_by_html_of_ours(questions: list[str]) -> None:
    with within(SECONDS):
        targets.check_reply(targets.assistant(), questions)


@BOUNDED
@given(REQUESTS, st.lists(VALUES | QUESTIONS, max_size=3))
def test_every_request_to_save_is_met(request: object, asked: list[object]) -> None:
    wanted = {**request, "asked": asked} if isinstance(request, dict) else request
    with within(SECONDS):
        targets.check_export(targets.assistant(), wanted)


@BOUNDED
@given(REQUESTS)
def test_every_request_to_read_is_met(request: object) -> None:
    with within(SECONDS):
        targets.check_reading_room(targets.assistant(), request)


@BOUNDED
@given(st.lists(VALUES, max_size=4))
def test_every_conversation_of_the_browser_is_read(messages: list[object]) -> None:
    with within(SECONDS):
        targets.check_history([one for one in messages if isinstance(one, dict)])


@BOUNDED
@given(st.text(LETTERS, max_size=300) | st.lists(PIECES).map("".join))
def test_every_text_is_a_report_or_one_sentence(text: str) -> None:
    with within(SECONDS):
        targets.report_text(text.encode("utf-8", "replace"))


@BOUNDED
@given(st.sampled_from(["question_file", "run_file", "trec_file", "beir_files"]), st.binary())
def test_every_file_is_read_or_one_sentence(name: str, data: bytes) -> None:
    with within(SECONDS):
        targets.TARGETS[name](data)


@BOUNDED
@given(
    st.sampled_from(["question_file", "run_file"]),
    st.dictionaries(
        st.sampled_from(
            "id question lang answerable evidence evidence_all answer answer_all kind type turns"
            " split persona why language answered citations passages sentences seconds".split()
        ),
        VALUES,
    ),
)
def test_every_record_is_read_or_one_sentence(name: str, record: dict[str, object]) -> None:
    with within(SECONDS):
        targets.TARGETS[name](json.dumps(record).encode())


@BOUNDED
@given(st.lists(st.tuples(WORDS, WORDS, WORDS, st.booleans(), st.floats(0, 1)), max_size=3))
def test_every_run_is_shown_by_html_of_ours(said: list[tuple[str, str, str, bool, float]]) -> None:
    lines = [
        {
            "id": f"{number}{id_}",
            "question": answer,
            "language": text,
            "answered": answered,
            "answer": answer,
            "confidence": confidence,
            "citations": [{"quote": text, "source_lines": [1, 2]}],
            "sentences": [],
            "passages": [{"rank": 1, "text": text, "source_lines": [1, 2]}],
            "seconds": 0.1,
        }
        for number, (id_, answer, text, answered, confidence) in enumerate(said)
    ]
    with within(SECONDS):
        targets.run_file("\n".join(map(json.dumps, lines)).encode())


def _links(base: str) -> list[str]:
    """Returns the lines with a link to the chat of a conversation saved at an address."""
    assistant = targets.assistant()
    text = assistant.export({"asked": ["Welk land kreeg geld voor scholen?"], "base": base})["text"]
    return [line for line in text.split("\n") if "](<" in line]


@pytest.mark.parametrize("base", ["http://h.nl/a>)[x](y", "http://h.nl/<b>", "https://h.nl/a\\"])
def test_no_address_ends_its_link(base: str) -> None:
    links = _links(base)
    assert links
    assert all(line.count("<") == line.count(">") == 1 and line.endswith(">)") for line in links)


@pytest.mark.parametrize("base", ["http://h/a>) [x](y", "https://h/ a\\", "javascript:a()", "h/a"])
def test_what_is_no_address_is_linked_to_by_nothing(base: str) -> None:
    assert _links(base) == []


@pytest.mark.real
@FEW
@given(CONVERSATIONS)
def test_the_real_chat_answers_every_conversation(
    real_assistant: Assistant, questions: list[str]
) -> None:
    with within(SECONDS):
        targets.check_reply(real_assistant, questions)


@pytest.mark.real
@pytest.mark.parametrize("piece", ["-", "it ", "a", "é", "<", "is ", "Marokko ", "ok.", "1", "'-"])
def test_the_real_chat_answers_the_longest_questions(real_assistant: Assistant, piece: str) -> None:
    question = f"Hoeveel {piece * MAX_CHARACTERS}"[:MAX_CHARACTERS]
    with within(SECONDS):
        targets.check_reply(real_assistant, [question] * 50)


@pytest.mark.real
@FEW
@given(REQUESTS)
def test_the_real_report_is_shown_whatever_is_asked(
    real_assistant: Assistant, request: object
) -> None:
    with within(SECONDS):
        targets.check_reading_room(real_assistant, request)
        targets.check_export(real_assistant, request)
