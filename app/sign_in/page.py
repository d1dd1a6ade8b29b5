"""The page to sign in on: one form, without scripts, in either language."""

from __future__ import annotations

from html import escape
from pathlib import Path
from urllib.parse import urlencode

from app.wording import word
from index.language import LANGUAGES, Language

STYLE = Path(__file__).parent / "sign_in.css"
NAMES: dict[Language, str] = {"nl": "Nederlands", "en": "English"}


def sign_in_page(language: Language, wanted: str, name: str = "", problem: str = "") -> str:
    """Returns the page as HTML.

    Args:
        language: Of its texts.
        wanted: Address to go to once signed in.
        name: That was typed before.
        problem: Key of the text that says what was wrong, or "".
    """
    title = f"{word('sign_in', language)} - {word('title', language)}"
    described = ' aria-invalid="true" aria-describedby="problem"' if problem else ""
    first, second = ("", " autofocus") if name else (" autofocus", "")
    alert = f'<p id="problem" role="alert">{escape(word(problem, language))}</p>' if problem else ""
    return f"""<!doctype html>
<html lang="{language}">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>{escape(title)}</title>
<style>{STYLE.read_text("utf-8")}</style>
<main>
<h1>{escape(word("title", language))}</h1>
<p>{escape(word("sign_in_hint", language))}</p>
{alert}
<form method="post" action="/sign-in?lang={language}">
<input type="hidden" name="next" value="{escape(wanted)}">
<label for="name">{escape(word("sign_in_name", language))}</label>
<input id="name" name="name" value="{escape(name[:64])}" autocomplete="username" maxlength="64"
 autocapitalize="none" spellcheck="false" required{first}{described}>
<label for="password">{escape(word("sign_in_password", language))}</label>
<input id="password" name="password" type="password" autocomplete="current-password"
 maxlength="1024" required{second}{described}>
<button>{escape(word("sign_in", language))}</button>
</form>
<nav aria-label="{escape(word("language", language))}">{_languages(language, wanted)}</nav>
</main>
</html>
"""


def _languages(current: Language, wanted: str) -> str:
    html = ""
    for language in LANGUAGES:
        address = "/sign-in?" + urlencode({"lang": language, "next": wanted})
        mark = ' aria-current="true"' if language == current else ""
        html += f'<a href="{escape(address)}" lang="{language}"{mark}>{NAMES[language]}</a> '
    return html
