"""What is said where a correction names another topic, of which the question before asks nothing.

"No, I meant return" after a price: the report has no price of return, but it does speak of it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from app.answer.answer import Answer
from app.query.conversation.understood import Understood
from app.query.query import Query
from app.wording import word


def of_topic_alone(query: Query, declined: Answer, ask: Callable[[str], Answer]) -> Answer:
    """Returns what the report says of the topic that was meant, and that it is not what was asked.

    What was declined stays, unless the question corrects its topic and the report speaks of that.

    Args:
        query: What is asked.
        declined: Its answer.
        ask: Answers a question of ours, whatever was asked before.
    """
    if declined.reason != "not_in_report" or query.step != "corrects topic":
        return declined
    language, topic = query.answer_language, query.about
    said = ask(word("says_of_topic", language).format(topic=topic))
    if said.reason:
        return declined
    understood = Understood(query.typed, language, topic, word("says_of", language))
    remark = word("not_asked_of_it", language).format(asked=query.asked.rstrip("?"))
    return replace(
        said, question=query.typed, turn=declined.turn, understood=understood, remark=remark
    )
