"""What a question asks of its topic, apart from the topic: how much money, which countries."""

from __future__ import annotations

import re
from dataclasses import dataclass

from app.query.clauses import FINITE, words_of
from index.language import Language
from index.stopwords import STOPWORDS

# Words that ask for something of any topic and name none.
GENERAL = frozenset(
    # money
    "geld bedrag bedragen budget budgetten kost kosten kostte euro euros eur dollar dollars usd "
    "gbp yen miljoen miljard "
    "financiering gefinancierd betaald betalen bijdrage bijdragen uitgaven uitgegeven waard "
    "steken steekt gestoken money amount amounts cost costs spend spent spending funding funded "
    "million billion pay paid worth contribution contribute price "
    # places, people
    "land landen plek plekken plaats country countries place places mensen mense personen persoon "
    "people ppl persons person iedereen everybody everyone "
    # time
    "per elk elke each every "
    "jaar jaren jaarlijks year years yearly annual wanneer sinds lang langer duurt duren duur "
    "start startte gestart begin begint beginnen begonnen loop loopt lopen einde eind eindigt "
    "eindigde afgelopen datum data dag maand periode tijd long longer last lasts date dates day "
    "month period time end ends exist exists existed oud old opgericht founded established "
    "created signed getekend ondertekend fase phase ever ooit nog yet already "
    # who
    "organisatie organisaties partner partners deelnemer deelnemers lid leden donor donoren "
    "uitvoerder uitvoerders uitvoert voert voeren uit organisator organisatoren organisation "
    "organisations organization organizations member members donors participants organisers "
    "organizers organiser organised organized georganiseerd implementers implements implemented "
    "run lead involved betrokken mee meedoen deelnemen leider leiding take part join joined "
    "zitten zit "
    # what
    "doel doelen doelstelling goal goals aim aims purpose inhoud betekent betekenis mean means "
    "actief active activiteit activiteiten activities activity project projecten projects aantal "
    "aantallen number numbers getal getallen cijfer cijfers figures figure resultaat resultaten "
    "results result opgeleverd bereikt reached achieved reach bereiken effect effecten effects "
    "thema thema's themes theme topics gebeurd gebeurt happened happen happens afgesproken agreed "
    "eerste tweede derde laatste first second third last "
    "aangekondigd announced soort soorten kind kinds type types sort sorts stand status "
    "belangrijkste main exact exacte "
    # how much of it
    "hoog hoge groot grote big large total totaal ongeveer precies exactly roughly meer more "
    "meeste most minste least nieuw nieuws new naam namen name names lijst list voorbeeld "
    "voorbeelden example examples detail details info informatie information iets something "
    "anything alles rest verder else other others ander andere anderen nodig needed moeilijk hard "
    "difficult goed good well "
    # what is done
    "go goes going get gets getting give given gegeven gekregen krijgen ontvangen receive "
    "received gaande gebruikt use used support helpen hulp help made make makes gemaakt gedaan "
    "done want vertel vertellen tell weten know zeg zeggen say leg uit explain show noem geef "
    # the point of view
    "nederland nederlandse nederlands netherlands dutch nl holland kabinet "
    # courtesy and time
    "please pls aub svp graag eens eigenlijk precies nou nu now then dan dus toch echt really "
    "just maar wel ff even ok oke".split()
)
SMALL = STOPWORDS["nl"] | STOPWORDS["en"] | FINITE
QUESTION_WORD = re.compile(
    r"\b(?:hoeveel|hoe|wat|wie|waar\w*|wanneer|waarom|hoezo|welke?|how|what|who|whom|whose|where"
    r"|when|why|which)\b",
    re.IGNORECASE,
)
SHORT_IS = re.compile(r"(?<=\w)['’]s\b")  # "what's"
MOST_WORDS = 14  # of a question that names nothing itself


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of thing that is asked: by which words, and how it is asked in each language."""

    pattern: re.Pattern[str]
    dutch: str
    english: str

    def asked(self, language: Language) -> str:
        """Returns how it is asked in a language."""
        return self.dutch if language == "nl" else self.english


def _kind(dutch: str, english: str, pattern: str) -> Kind:
    return Kind(re.compile(rf"\b(?:{pattern})\b", re.IGNORECASE), dutch, english)


# The first that is found is asked.
KINDS = (
    _kind("in welke landen", "in which countries", r"welke landen|which countries|what countries"),
    _kind("hoeveel landen", "how many countries", r"hoeveel landen|how many countries"),
    _kind(
        "hoeveel geld",
        "how much money",
        r"hoe ?veel (?:geld|budget|kost\w*)|how much|budget|bedrag\w*|kosten|wat kost|costs?",
    ),
    _kind("sinds wanneer", "since when", r"sinds wanneer|since when|hoe oud|how old"),
    _kind("hoe lang duurt", "how long does it last", r"hoe ?lang|how long"),
    _kind("wanneer", "when", r"wanneer|when"),
    _kind("waarom", "why", r"waarom|why|hoezo"),
    _kind(
        "hoeveel vluchtelingen",
        "how many refugees",
        r"hoeveel vluchtelingen|how many refugees",
    ),
    _kind("hoeveel mensen", "how many people", r"hoeveel (?:mensen|personen)|how many people"),
    _kind("wie", "who", r"wie|who"),
    _kind("wat is", "what is", r"^wat (?:is|zijn)|^what (?:is|are)"),
)


def kind_of(question: str) -> Kind | None:
    """Returns what kind of thing a question asks for; None if its words do not tell."""
    return next((kind for kind in KINDS if kind.pattern.search(question)), None)


# A bare word that asks for a kind of thing of a scheme.
BARE = (
    (re.compile(r"(?:waar|where)(?: (?:dan|dus|precies|then|exactly|allemaal))?", re.I), KINDS[0]),
    (re.compile(r"(?:(?:het|the) )?(?:geld|money)", re.IGNORECASE), KINDS[2]),
)


def spelled_out(question: str, language: Language) -> str:
    """Returns a bare "where?" or "the money" of a scheme as a question; others as they are."""
    bare = question.strip(" ?.!,")
    asked = (kind.asked(language) for pattern, kind in BARE if pattern.fullmatch(bare))
    return next(asked, question)


def own_words(question: str) -> list[str]:
    """Returns the words of a question that may name a topic, in lower case."""
    return [
        word
        for word in words_of(SHORT_IS.sub("", question))
        if word not in SMALL and word not in GENERAL and not word[0].isdigit()
    ]


def names_nothing(question: str) -> bool:
    """Returns whether a question only asks, of whatever it is asked about: "in welke landen?"."""
    return len(words_of(question)) <= MOST_WORDS and not own_words(question)
