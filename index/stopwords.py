"""Function words of Dutch and English: too common to find a sentence by."""

from __future__ import annotations

STOPWORDS: dict[str, frozenset[str]] = {
    "nl": frozenset(
        "aan al alle alleen als ander andere bij binnen ben bent dan dat de deze die dit doen doet "
        "door dus een eens en er geen ging ge gaat haar hadden had heb hebben hebt heeft hem het "
        "hier hij hoe hoeveel hun iemand iets ik in is ja je jij jou jouw jullie kan kon kunnen "
        "maar me meer men met mij mijn moet moeten na naar niet niets nog nou nu of om omdat "
        "onder ons onze ook op over precies te tegen toch toen tot tussen u uit uw van "
        "vanuit veel via voor waar waarom waren was wat we welk welke werd werden wie wij wil "
        "wilde worden wordt zal ze zei zelf zich zij zijn zo zonder zou zouden eigenlijk graag "
        "daar daarvan erover waarvoor waarin waarmee wanneer".split()
    ),
    "en": frozenset(
        "a about after all also am an and any are as at be because been before being between both "
        "but by can could did do does doing during each for from had has have having he her here "
        "him his how i if in into is it its just many me more most much my no not now of on only "
        "or other our out over own s same she should so some such t than that the their them then "
        "there these they this those through to too under until up was we were what when where "
        "which while who whom whose why will with would you your".split()
    ),
}
