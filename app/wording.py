"""Every text that a person sees, in both languages."""

from __future__ import annotations

from index.language import Language

WORDING: dict[str, dict[Language, str]] = {
    "title": {"nl": "Rapportwijzer", "en": "Rapportwijzer"},
    "subtitle": {
        "nl": "Vraag het de Migratierapportage 2023 van het ministerie van Buitenlandse Zaken.",
        "en": "Ask the Migration Report 2023 of the Dutch Ministry of Foreign Affairs.",
    },
    "placeholder": {
        "nl": "Stel een vraag over het rapport, in het Nederlands of Engels",
        "en": "Ask a question about the report, in Dutch or English",
    },
    "chat_label": {"nl": "Gesprek", "en": "Conversation"},
    "examples": {"nl": "Voorbeeldvragen", "en": "Example questions"},
    "not_in_report": {
        "nl": "Het rapport geeft hier geen antwoord op.",
        "en": "The report does not answer this.",
    },
    "rephrase": {
        "nl": "Probeer het met andere woorden, of vraag naar één land, programma of jaar tegelijk.",
        "en": "Try other words, or ask about one country, programme or year at a time.",
    },
    "perhaps_useful": {
        "nl": "Wellicht nuttig (geen antwoord)",
        "en": "Perhaps useful (not an answer)",
    },
    "other_language": {
        "nl": "Stel uw vraag in het Nederlands of Engels; andere talen lees ik niet.",
        "en": "Please ask in Dutch or English; I do not read other languages.",
    },
    "sources": {"nl": "Bronnen", "en": "Sources"},
    "page": {"nl": "pagina", "en": "page"},
    "lines": {"nl": "bronregels", "en": "source lines"},
    "dutch_original": {"nl": "Nederlands origineel", "en": "Dutch original"},
    "english_translation": {"nl": "Engelse vertaling", "en": "English translation"},
    "restated": {
        "nl": "Rij uit een tabel of kaart. In de bron staat: ",
        "en": "Row of a table or map. The source reads: ",
    },
    "value_uncertain": {
        "nl": "Een cijfer is hier niet goed leesbaar in de bron.",
        "en": "A figure here is not clearly legible in the source.",
    },
    "loading": {
        "nl": "Een ogenblik: de index wordt geladen …",
        "en": "One moment: the index is being loaded …",
    },
    "failed": {
        "nl": "Er ging iets mis bij het starten: ",
        "en": "Something went wrong while starting: ",
    },
    "unexpected": {"nl": "zie het logboek van de server.", "en": "see the server's log."},
    "marker": {"nl": "Bron {n}, pagina {page}", "en": "Source {n}, page {page}"},
    "empty_question": {
        "nl": "Typ eerst een vraag.",
        "en": "Type a question first.",
    },
    "wordless_question": {
        "nl": "In deze vraag staan geen woorden.",
        "en": "This question holds no words.",
    },
    "long_question": {
        "nl": "Deze vraag is te lang: hoogstens 2.000 tekens.",
        "en": "This question is too long: at most 2,000 characters.",
    },
    "reading_room": {"nl": "Leeszaal", "en": "Reading room"},
    "view": {"nl": "Tekst", "en": "Text"},
    "view_nl": {"nl": "Nederlands", "en": "Dutch"},
    "view_en": {"nl": "Engels", "en": "English"},
    "view_both": {"nl": "naast elkaar", "en": "side by side"},
    "search_label": {"nl": "Zoek in het rapport", "en": "Search the report"},
    "search": {"nl": "Zoek", "en": "Search"},
    "found": {
        "nl": "{count} keer gevonden, {shown} getoond.",
        "en": "Found {count} times, {shown} shown.",
    },
    "nothing_found": {"nl": "Niets gevonden.", "en": "Nothing found."},
    "previous_citation": {"nl": "‹ vorige bron", "en": "‹ previous source"},
    "next_citation": {"nl": "volgende bron ›", "en": "next source ›"},
    "previous_page": {"nl": "Vorige pagina", "en": "Previous page"},
    "next_page": {"nl": "Volgende pagina", "en": "Next page"},
    "contents": {"nl": "Inhoud", "en": "Contents"},
    "footnote": {"nl": "Voetnoot", "en": "Footnote"},
    "repairs": {"nl": "OCR-reparaties ({count})", "en": "OCR repairs ({count})"},
    "doubts": {"nl": "Onzeker", "en": "Uncertain"},
    "link_to_sentence": {"nl": "Link naar deze zin", "en": "Link to this sentence"},
    "no_such_sentence": {
        "nl": "Deze link wijst naar een zin die het rapport niet heeft; hier begint het rapport.",
        "en": "This link names a sentence that is not in the report; here the report begins.",
    },
    "read_as": {"nl": "Gelezen als: ", "en": "Read as: "},
}

EXAMPLES: dict[Language, tuple[str, ...]] = {
    "nl": (
        "Hoeveel mensen kregen in 2023 met Nederlandse hulp toegang tot onderwijs?",
        "Welke landen vangen de meeste vluchtelingen op?",
        "Wat doet Nederland in Marokko?",
        "Wanneer begon de tweede fase van Prospects?",
    ),
    "en": (
        "Who are the members of the Prospects partnership?",
        "How many migrants returned voluntarily through REAN?",
        "What is COMPASS?",
        "What did the EU agree with Tunisia?",
    ),
}


def word(key: str, language: Language) -> str:
    """Returns a text in a language.

    Raises:
        KeyError: There is no such text.
    """
    return WORDING[key][language]
