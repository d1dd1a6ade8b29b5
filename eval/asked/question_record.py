"""A question as it stands in a question file, one JSON object, and what can be wrong with it."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any, Literal

from app.answer.answer import Outcome
from app.answer.typed_json import (
    Filled,
    Many,
    OpenRecord,
    Perhaps,
    RecordReader,
    Text,
    Truth,
    WrongFieldError,
)
from eval.asked.expected import Demands, ExpectedRecord, Label
from eval.asked.wrong_record import TEXTS, WrongRecordError, wrong_field
from index.language import Language

Split = Literal["dev", "test"]


MOST_TURNS = 50  # as many questions as the chat keeps of a conversation


@dataclass(frozen=True, slots=True)
class GoldQuestion:
    """A question with what a right answer must hold.

    Attributes:
        id: Unique in its file; turns of a dialogue are "D01.1", "D01.2", …
        question: As a person typed it.
        language: "nl" or "en"; the language the answer must be in.
        answerable: Whether the report answers it.
        type: Kind of question ("number", "list", …), or "".
        evidence: Verbatim quotes of the source, white space collapsed; any one suffices.
        evidence_all: True if every quote is needed.
        answer: Strings of which one must stand in the answer.
        answer_all: Strings that must all stand in it; "a|b" accepts either.
        kind: What an unanswerable question is ("near_miss", "offtopic", "injection"), of what
            sort small talk is ("greeting", …), or "".
        dialogue: Id of the dialogue it is a turn of, or None.
        persona: Group of writers it comes from, or "".
        writer: Who wrote it, by a number, or "".
        style: Manner it is asked in ("keyword", "dictation", …), or "".
        partial: Whether the report answers the essence, and not a detail that is asked for.
        before: Questions asked before it in its conversation, oldest first.
        move: What it does in its conversation ("pronoun", "topic switch", …), or "".
        feature: The moves of the dialogue that it is a later turn of, in words, or "".
        overviews: Ids of overviews of which one is asked for; empty if none is.
        form: How the overview is to be given ("table", "top:3", …), or "".
        split: Half of the gold set it belongs to, or None.
        document: Hash of the report file that it is asked of, or "" for the bundled report.
        label: Outcome and sentences of a right answer, or None.
        demands: What must and must not be shown, or None.
    """

    id: str
    question: str
    language: Language
    answerable: bool
    type: str = ""
    evidence: tuple[str, ...] = ()
    evidence_all: bool = False
    answer: tuple[str, ...] = ()
    answer_all: tuple[str, ...] = ()
    kind: str = ""
    dialogue: str | None = None
    persona: str = ""
    writer: str = ""
    style: str = ""
    partial: bool = False
    before: tuple[str, ...] = ()
    move: str = ""
    feature: str = ""
    overviews: tuple[str, ...] = ()
    form: str = ""
    split: Split | None = None
    document: str = ""
    label: Label | None = None
    demands: Demands | None = None

    @property
    def is_later_turn(self) -> bool:
        """Whether it follows another question of its dialogue."""
        return self.dialogue is not None and self.id != f"{self.dialogue}.1"

    @property
    def is_follow_up(self) -> bool:
        """Whether another question of its conversation came before it."""
        return self.is_later_turn or bool(self.before)

    @property
    def outcomes(self) -> tuple[Outcome, ...]:
        """The outcomes that are right, the one that is rather meant first; empty if not said."""
        if self.label:
            return self.label.accept
        return self.demands.outcomes if self.demands else ()

    @property
    def is_looked_up(self) -> bool:
        """Whether a passage answers it: it has an answer, and asks for no overview."""
        return self.answerable and not self.overviews


@dataclass(frozen=True, slots=True, kw_only=True)
class AskedRecord(ExpectedRecord):
    """A question as its file says it; see `eval/questions/README.md`.

    Attributes:
        id: Read of a question alone; a turn is named after its dialogue.
        answerable: None if it is left out.
    """

    id: object = None
    answerable: Truth | None = None
    evidence: Perhaps[Many[Text]] = None
    question: Filled
    lang: Perhaps[Language] = None
    type: Perhaps[Text] = None
    evidence_all: Truth = False
    answer: Perhaps[Many[Text]] = None
    answer_all: Perhaps[Many[Text]] = None
    kind: Perhaps[Text] = None
    persona: Perhaps[Text] = None
    writer: Perhaps[Text] = None
    style: Perhaps[Text] = None
    partial: Truth = False
    before: Perhaps[Many[Filled]] = None
    move: Perhaps[Text] = None
    overviews: Perhaps[Many[Filled]] = None
    form: Perhaps[Text] = None
    split: Perhaps[Split] = None
    document: Perhaps[Text] = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuestionRecord(AskedRecord):
    """A line of a question file that is one question."""

    id: Filled

    @property
    def asked(self) -> tuple[AskedRecord, ...]:
        """Itself."""
        return (self,)


@dataclass(frozen=True, slots=True, kw_only=True)
class DialogueRecord(OpenRecord):
    """A line of a question file that is a conversation.

    Attributes:
        lang: Of the turns that do not say another.
        split: Likewise.
        feature: The moves of its later turns, in words: "pronoun, topic switch".
        turns: In order.
    """

    id: Filled
    feature: Perhaps[Text] = None
    lang: Perhaps[Language] = None
    split: Perhaps[Split] = None
    turns: Many[AskedRecord]

    @property
    def asked(self) -> tuple[AskedRecord, ...]:
        """The turns."""
        return self.turns


QUESTIONS_ALONE, DIALOGUES = RecordReader(QuestionRecord), RecordReader(DialogueRecord)


def read_record(value: Mapping[str, Any]) -> QuestionRecord | DialogueRecord:
    """Returns what a JSON object of a question file says.

    Raises:
        WrongRecordError: A field is missing or of the wrong type.
    """
    turns = value.get("turns")
    if isinstance(turns, list) and len(turns) > MOST_TURNS:
        raise WrongRecordError("many_turns", most=MOST_TURNS)
    try:
        if "turns" not in value:
            record: QuestionRecord | DialogueRecord = QUESTIONS_ALONE.read(value)
        else:
            record = DIALOGUES.read(value)
    except WrongFieldError as error:
        raise wrong_field(error, value) from None
    if isinstance(record, DialogueRecord) and not record.turns:
        raise WrongRecordError("bad_turns")
    for asked in record.asked:
        for name in TEXTS:
            _check_filled(name, getattr(asked, name))
        if len(asked.before or ()) >= MOST_TURNS:
            raise WrongRecordError("many_turns", most=MOST_TURNS)
    return record


def gold_questions(record: QuestionRecord | DialogueRecord) -> Iterator[GoldQuestion]:
    """Yields the question of a record, or the turns of a dialogue in order."""
    if isinstance(record, QuestionRecord):
        yield _gold(record, record.id, None, record.lang, record.split)
        return
    for number, turn in enumerate(record.turns, start=1):
        language, split = turn.lang or record.lang, turn.split or record.split
        question = _gold(turn, f"{record.id}.{number}", record.id, language, split)
        yield replace(question, feature=record.feature or "") if number > 1 else question


def _gold(
    asked: AskedRecord,
    id_: str,
    dialogue: str | None,
    language: Language | None,
    split: Split | None,
) -> GoldQuestion:
    # A file of unanswerable questions need not say so on every line.
    says_not = "why" in asked.further or asked.is_answerable is False
    answerable = not says_not if asked.answerable is None else asked.answerable
    return GoldQuestion(
        id=id_,
        question=asked.question,
        language=language or "nl",
        answerable=answerable,
        type=asked.type or "",
        evidence=(asked.evidence or ()) if answerable else (),
        evidence_all=asked.evidence_all,
        answer=asked.answer or (),
        answer_all=asked.answer_all or (),
        kind=asked.kind or "",
        dialogue=dialogue,
        persona=asked.persona or "",
        writer=asked.writer or "",
        style=asked.style or "",
        partial=answerable and (asked.partial or asked.outcomes[:1] == ("partly",)),
        before=asked.before or (),
        move=asked.move or "",
        overviews=asked.overviews or (),
        form=asked.form or "",
        split=split,
        document=asked.document or "",
        label=asked.label(),
        demands=asked.demands(),
    )


def _check_filled(name: str, texts: object) -> None:
    """Raises WrongRecordError if a text, or one side of "a|b", is blank: it stands everywhere."""
    listed = texts if isinstance(texts, tuple) else ()
    if not all(part.strip() for text in listed for part in text.split("|")):
        raise WrongRecordError("empty_text", field=name)
