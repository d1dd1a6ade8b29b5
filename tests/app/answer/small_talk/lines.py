"""A line of each kind of small talk in either language."""

from __future__ import annotations

from app.query.acts.acts import Act

LINES: dict[Act, tuple[str, str]] = {
    "greeting": ("hoi hoi", "good morning to you"),
    "thanks": ("bedankt hoor", "thanks a lot mate"),
    "apology": ("sorry hoor", "oops my mistake"),
    "goodbye": ("tot ziens", "bye for now"),
    "who": ("ben je nou een echt mens?", "are you a real human being?"),
    "can": ("wat kun je allemaal?", "what can you do for me?"),
    "source": ("waar haal je deze informatie vandaan?", "where do you get this info from?"),
    "official": ("is dit een site van de overheid?", "is this an official government website?"),
    "reliable": ("hoe betrouwbaar ben je?", "can I trust your answers?"),
    "model": ("gebruik je chatgpt?", "do you use ChatGPT for this?"),
    "upload": ("kan ik mijn eigen pdf uploaden?", "can I upload my own report?"),
    "privacy": ("bewaar je mijn vragen?", "do you keep what I ask?"),
    "help": ("help", "I don't understand this"),
    "contact": ("wie kan ik hierover bellen?", "is there a phone number I can call?"),
    "language": ("kan het in het Nederlands?", "in English please"),
    "repeat": ("zeg dat nog eens", "can you repeat that"),
    "shorter": ("kan het korter?", "shorter please"),
    "reaction": ("oké", "haha nice"),
    "complaint": ("wat een waardeloze tool", "you didn't answer my question"),
    "insult": ("stomme bot", "you are an idiot"),
    "emergency": ("ik word bedreigd met een mes", "our boat is sinking please help"),
    "personal": (
        "kunt u een visum regelen voor mijn moeder",
        "I am in Tripoli and want to go home",
    ),
}
