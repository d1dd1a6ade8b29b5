"""The errors that a person can cause, and so must be able to read.

RapportwijzerError
├── ReportError          the report file cannot be read
│   └── EditionError     the edition does not match its source
├── IndexFolderError     the index is missing, damaged or of another version
├── EncoderError         the encoder cannot be found or loaded
├── AskingError          a question that cannot be answered
│   ├── QuestionError    as it stands
│   └── StoreError       now, for a store outside the index folder is away or fails
├── QuestionFileError    a question or run file with a bad line
├── FeedbackError        the feedback file is missing, damaged, full or cannot be written
├── CredentialsError     the file of users or of sessions is missing, damaged or cannot be used
└── SettingsError        an option that cannot be honoured (a port in use, an unknown system)

Each message is one sentence that says what is wrong and, where that helps, what to do.
Anything else that is raised is a bug and keeps its traceback.
"""


class RapportwijzerError(Exception):
    """An error for the user: its text is one sentence to show as it is.

    Args:
        message: That sentence.
        reason: A word for what is wrong, for who says it in other words; "" where nobody does.
    """

    def __init__(self, message: str = "", reason: str = "") -> None:
        super().__init__(message)
        self.reason = reason


class ReportError(RapportwijzerError):
    """The report file is missing, empty, of an unknown kind or without text."""


class EditionError(ReportError):
    """The reviewed edition does not match the source it was made from."""


class IndexFolderError(RapportwijzerError):
    """The index folder is missing, incomplete, damaged or made by another version."""


class EncoderError(RapportwijzerError):
    """The encoder's name or folder cannot be loaded."""


class AskingError(RapportwijzerError):
    """A question cannot be answered; the reason names what the page says of it."""


class QuestionError(AskingError):
    """The question is empty, too long, holds no words or asks a report that is not there any more.

    Its reason is "empty_question", "long_question", "wordless_question" or "report_gone".
    """


class StoreError(AskingError):
    """A store that is kept outside the index folder cannot be reached, or fails."""

    def __init__(self, message: str) -> None:
        super().__init__(message, "store_away")


class QuestionFileError(RapportwijzerError):
    """A question or run file is missing or has a line that cannot be used."""


class FeedbackError(RapportwijzerError):
    """The feedback file is missing, cannot be written or has a line that is not feedback."""


class CredentialsError(RapportwijzerError):
    """A user, a password, or the file that one of them stands in cannot be used."""


class SettingsError(RapportwijzerError):
    """A command-line option asks for something that cannot be done."""
