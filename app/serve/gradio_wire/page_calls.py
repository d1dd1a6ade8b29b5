"""What the page's functions take: a call that does not fit is refused before Gradio reads it.

Gradio (6.31) prints a call that it cannot handle, with what was asked, and fails where it does not
know what is called.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.types import ASGIApp, Receive, Scope, Send

from app.serve.gradio_wire.request_body import CALLS, JOIN, JSON
from app.serve.request.guard import reply

SERVER = "/gradio_api/component_server"
NO_FUNCTION = "There is no such function here."
# Of a call from the page these say how Gradio itself calls functions, which is not for others.
INTERNAL = ("batched", "event_id", "oauth_token")


def is_text(value: object) -> bool:
    """Returns whether a value is text."""
    return isinstance(value, str)


def is_texts(value: object) -> bool:
    """Returns whether a value is a list of texts."""
    return isinstance(value, list) and all(map(is_text, value))


def is_place(value: object) -> bool:
    """Returns whether a value is the number of a message, or that and one of a part of it."""
    parts = value if isinstance(value, list) and len(value) == 2 else [value]
    return all(isinstance(part, int) and not isinstance(part, bool) for part in parts)


def is_anything(value: object) -> bool:
    """Returns whether a value is there."""
    del value
    return True


# What comes with an event of the page, by the event's name.
EVENTS: Mapping[str, Mapping[str, Callable[[object], bool]]] = {
    "asked": {"questions": is_texts},
    "begun": {"questions": is_texts},
    "retry": {"index": is_place, "value": is_anything},
    "undo": {"index": is_place, "value": is_anything},
    "edit": {"index": is_place, "value": is_text, "previous_value": is_anything},
}


class PageCalls:
    """ASGI middleware that refuses calls of the page's functions that do not fit them.

    Args:
        app: Gradio's.
        page: What it serves, a `gr.Blocks`.
    """

    def __init__(self, app: ASGIApp, page: Any) -> None:  # noqa: ANN401
        self._app = app
        self._page = page

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answers a request."""
        refusal = self._refusal(scope) if scope["type"] == "http" and JSON in scope else None
        if refusal is not None:
            await reply(send, 404 if refusal == NO_FUNCTION else 400, {"error": refusal})
            return
        try:
            await self._app(scope, receive, send)
        except RuntimeError as error:
            # In a stream it tells that it does not know the session, and then cannot answer 404.
            if not isinstance(error.__cause__, HTTPException):
                raise
            await send({"type": "http.response.body"})

    def _refusal(self, scope: Scope) -> str | None:
        """Returns why a call does not fit, in a sentence; None if it does."""
        sent = scope[JSON]
        match scope["path"].rstrip("/"):
            case path if path in CALLS:
                name = path.rpartition("/")[2]
                found = [each for each in self._functions().values() if each.api_name == name]
                return _misfit(found[0], sent) if found else NO_FUNCTION
            case path if path == JOIN:
                function = self._functions().get(_number(sent.get("fn_index")))
                return _misfit(function, sent) if function else NO_FUNCTION
            case path if path == SERVER:
                return self._server_misfit(sent)
        return None

    def _functions(self) -> dict[int | None, Any]:
        """Returns what runs here, by number: some of the page's functions run in the browser."""
        return {number: each for number, each in self._page.fns.items() if each.fn is not None}

    def _server_misfit(self, sent: Mapping[str, Any]) -> str | None:
        component = self._page.blocks.get(_number(sent.get("component_id")))
        name = sent.get("fn_name")
        function = getattr(component, name, None) if isinstance(name, str) else None
        # A text in two languages has every attribute that is asked for.
        if not callable(function) or getattr(function, "_is_server_fn", None) is not True:
            return NO_FUNCTION
        if "data" not in sent or "session_hash" not in sent:
            return "Send data and session_hash."
        return None


def _misfit(function: Any, sent: Mapping[str, Any]) -> str | None:  # noqa: ANN401
    """Returns why a call does not fit a `BlockFunction` of Gradio; None if it does."""
    data, inputs = sent.get("data"), function.inputs
    if not isinstance(data, list) or len(data) != len(inputs):
        return f'Send a list of {len(inputs)} values as "data".'
    for place, (value, component) in enumerate(zip(data, inputs, strict=True), start=1):
        if not _fits(value, component):
            return f"Value {place} is not what this function takes."
    if any(sent.get(name) for name in INTERNAL):
        return "This cannot be said in a call."
    if not isinstance(sent.get("simple_format", False), bool) or "session_hash" not in sent:
        return "Send session_hash."
    if sent.get("trigger_id") not in (None, *(target for target, _ in function.targets)):
        return "Nothing on the page calls this function so."
    return _event_misfit(function, sent.get("event_data"))


def _event_misfit(function: Any, came: object) -> str | None:  # noqa: ANN401
    if not function.collects_event_data:
        return None
    for _, event in function.targets:
        for key, is_right in EVENTS.get(event, {}).items():
            if not isinstance(came, dict) or key not in came or not is_right(came[key]):
                return f'Send "{key}" in "event_data".'
    return None


def _fits(value: object, component: Any) -> bool:  # noqa: ANN401
    """Returns whether a component of Gradio can have a value."""
    if (schema := getattr(component, "_api_info", None)) is not None:
        return _is_of(value, schema)
    if value is None:
        return True
    model = getattr(component, "data_model", None)
    if model is None:
        return is_text(value)
    try:
        model.model_validate(value, context={"validate_meta": True})
    except ValueError:
        return False
    return True


def _is_of(value: object, schema: Mapping[str, Any]) -> bool:
    """Returns whether a value is of a JSON schema; of schemas only kinds and items are known."""
    if choices := schema.get("oneOf") or schema.get("anyOf"):
        return any(_is_of(value, choice) for choice in choices)
    match schema.get("type"):
        case "string":
            return is_text(value)
        case "null":
            return value is None
        case "array":
            items = schema.get("items", {})
            return isinstance(value, list) and all(_is_of(item, items) for item in value)
    return True


def _number(value: object) -> int | None:
    """Returns a whole number that was sent; None for anything else, such as true."""
    return value if isinstance(value, int) and not isinstance(value, bool) else None
