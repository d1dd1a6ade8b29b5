"""Lines that are nothing but courtesy: every word of them is said to be polite or to fill."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from app.query.acts.acts import Talk

MOST_WORDS = 12

# In the order in which they count: "thanks, bye" is a goodbye.
WORDS: Mapping[Talk, frozenset[str]] = {
    "goodbye": frozenset(
        "doei doeg doeii dag doeidoei houdoe ajuus adieu groetjes groeten mvg "
        "welterusten ciao bye byebye byeee goodbye cya farewell goodnight cheerio adios "
        "later laters tabee salut".split()
    ),
    "thanks": frozenset(
        "bedankt bedank dank dankje dankjewel dankuwel dankewel dankuw thanks thank thx "
        "thnx tnx thnks tysm ty thankyou merci danke cheers ta appreciated gracias "
        "shukran bless".split()
    ),
    "apology": frozenset(
        "sorry sorrie sry pardon excuus excuses oeps oops whoops apologies apologize "
        "apologise nevermind nvm".split()
    ),
    "greeting": frozenset(
        "hallo hoi hai hee heey hey hi hiya hello helo heya goedemorgen goedemiddag "
        "goedenavond goedendag goeiemorgen goeiemiddag goeienavond goeiedag goeiemorge "
        "moin moi joehoe yo ewa salaam salam merhaba bonjour hola howdy greetings gday "
        "sup wassup namaste selam aleikum alaikum assalamu morning afternoon evening "
        "goedenmorgen hallootjes hallokes".split()
    ),
    "reaction": frozenset(
        "ok oke okee okay okey k kk prima top leuk mooi interessant interesting cool "
        "nice great wow whoa goh jeetje tja hm hmm hmmm mwah meh aha ah ach oh ja nee "
        "jawel yes no yep nope yeah yup sure fine alright right helder duidelijk "
        "begrepen jammer helaas haha hahaha hihi lol grappig funny weird vreemd raar "
        "gek gekkig awesome amazing perfect understood gotcha noted super fantastisch "
        "geweldig wauw tof netjes goed good aight indrukwekkend impressive sad".split()
    ),
}
FILLERS = frozenset(
    "hoor he heel erg zeer hele veel man mate bro gast joh jong schat meneer "
    "mevrouw sir madam maam miss dear friend my mijn beste lieve there all allemaal "
    "everyone iedereen you u je jij so much very a an de het een en and lot many "
    "million again weer nog alvast for voor your uw jouw help hulp answer antwoord "
    "moeite info informatie information quick snelle dan then well wel daar hier "
    "now nu zeg maar that dat this dit is was mij me ik i im to aan really echt "
    "just gewoon even toch ook too the of day dag avond evening night nacht morning "
    "middag ochtend have hebt fijne prettige goede mooie leuke verder weekend nice "
    "good great lovely pleasant vriendelijke met hartelijk hartelijke vriendelijk "
    "kind regards best wishes groet groeten tot ziens straks morgen see later soon "
    "volgende keer next time tomorrow verkeerde wrong knop button foutje fout "
    "mistake bad god allah team rapportwijzer bot computer x xx xxx super heerlijk "
    "ontzettend enorm kindly lots tons loads one".split()
)


def courtesy(words: Sequence[str]) -> Talk | None:
    """Returns what kind of courtesy a line is; None if any word of it says something else.

    Args:
        words: Of the line, folded.
    """
    if not words or len(words) > MOST_WORDS:
        return None
    all_of_them = FILLERS.union(*WORDS.values())
    if not all_of_them.issuperset(words):
        return None
    return next((kind for kind, core in WORDS.items() if core.intersection(words)), None)
