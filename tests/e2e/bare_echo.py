"""`python -m tests.e2e.bare_echo --port PORT`: a chat that repeats what it is told, by Gradio.

It is what a wait is measured against: the browser, Gradio's round trip and nothing of ours.
"""

from __future__ import annotations

import argparse

import gradio

Message = dict[str, str]


def echo(question: str, messages: list[Message]) -> tuple[str, list[Message]]:
    """Returns an empty field, and the conversation with the question and its echo."""
    said = [{"role": role, "content": question} for role in ("user", "assistant")]
    return "", [*messages, *said]


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--port", type=int, required=True)
    with gradio.Blocks(analytics_enabled=False) as page:
        chat = gradio.Chatbot(elem_id="rw-chat")
        field = gradio.Textbox(elem_id="rw-question")
        field.submit(echo, [field, chat], [field, chat])
    page.launch(server_port=parser.parse_args().port, quiet=True)


if __name__ == "__main__":
    main()
