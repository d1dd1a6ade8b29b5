"""Which words say whether a full stop ends a sentence, in Dutch and English.

All are in lower case without their last full stop. Initials and unknown abbreviations of dotted
letters ("o.v.v.") need no list: they are known by their shape.
"""

from __future__ import annotations

TITLES = frozenset(
    "dhr dr drs ds em fa fam gebr hr ing ir jhr jkvr mej messrs mevr mgr mr mrs ms mw prof "
    "st".split()
)

# Capitals that are nobody's initials.
ORGANISATIONS = frozenset("b.v d.c e.u n.v u.k u.n u.s v.n v.s".split())
REMARKS = frozenset("n.b p.s".split())

# What they lead to always follows, even if it starts with "De" or "In": "m.b.t. De Vries".
LEADING = (
    TITLES
    | REMARKS
    | frozenset(
        "a.d a.k.a bijv bijv.nw blz ca cf d.d d.m.v d.w.z e.g evt excl fig h.i hfst i.c i.e i.h.a "
        "i.h.b incl jo kst m.a.w m.i m.n nl nr nrs o.a o0.a o.i o.m o.w p.a pag r.o resp t.w v v.a "
        "v.d vgl vs w.o z.g z.i zgn zog".split()
    )
)

# They close a phrase or name as often as they go on ("enz.", "B.V.", "jl.", "mln."), or are names
# and words too ("gen.", "dec."), so what follows decides.
EITHER = ORGANISATIONS | frozenset(
    "a.h.w a.i a.m a.o a.s adj adm afd alg approx apr arr aug ave b.d b.g.g besl blvd burg bv c.s "
    "capt chr cie cit co col corp dec dep dept dir e.a e.d e.e.a e.o e.o.v e.v ed eds enz eq est "
    "etc fac feb febr figs ft geb gem gen gov hon i.o i.v.o ibid inc insp int j.l jan jl jr jul "
    "jun kap kol lt ltd m.m maj min mld mln mnd mrt mt n.chr ned nov nv o.i.d oct okt org overl "
    "p.j p.m p.p p.w pct penn ph.d plv pres prov q.q rb red rep rev richtl sec secr sen sep "
    "sept sgt sr stb stcrt stg str t.k t.z.t trb u.i uitg univ v.chr v.v verg verord voorz vz "
    "weth wk wnd z.s.m zn".split()
)

# Said by themselves, so that nothing after them belongs to them.
CLOSING_WORDS = frozenset("a.u.b n.v.t s.v.p w.v.t.t.k z.o.z".split())

# Ordinary words but before a number: "art. 5", "vol. II"; "modern art.", "de zaal is vol."
BEFORE_NUMBER = frozenset(
    "afb afl art artt bijl dl hst jg max no nos p par pp sub tab tel vol".split()
)

# A letter after them names one of several: "bijlage B", "vitamine C", "onder a".
LABELS = frozenset(
    "afbeelding alternatief appendix annex annexe artikel article as bijlage bijlagen blok box "
    "categorie category class deel domein fase figuur figure gebied groep group hal hepatitis "
    "hoofdstuk kader klasse klas kolom letter lijn lijst model niveau onder onderdeel onderdelen "
    "oorlog optie option part perceel plan punt punten rij rijbewijs route scenario schedule "
    "section spoor sub tabel table terminal type variant varianten vak vitamin vitamine vraag war "
    "zone".split()
)

# They open a heading or an item with its number: "Artikel 5. De minister …".
NUMBERED = (
    "aanbeveling actie ad afb afbeelding afdeling annex answer antwoord appendix art article "
    "artikel bijlage box chapter conclusie deel doel fig figure figuur hfst hoofdstuk kader lid "
    "maatregel nr onderdeel par paragraaf part punt question section stap step tabel table thema "
    "titel vraag"
).split()

# Function words that begin sentences and no names, so that a capital is the sentence's own.
OPENERS = frozenset(
    "aan al alle alleen allen alles als andere anderen beide bij bijna binnen bovendien buiten "
    "daar dagelijks dan dankzij dat de deze die dit doch door dus echter een één eén eerst elk "
    "elke en enkele er eveneens geen gezien gisteren haar had hebben heeft het hier hij hoe "
    "hoewel hun ieder iedere ik in indien inmiddels intussen is jaarlijks je jullie kan kortom "
    "maar meer men met mijn mits moet mocht momenteel na naar naast nadat niemand niet nu of om "
    "omdat ondanks onder ons onze ook op over overigens pas per samen sinds sindsdien sommige "
    "sommigen steeds te ten tegen tenzij ter terwijl tevens tijdens toch toen tot tussen u uit "
    "uiteindelijk vaak vandaag van vanaf vanuit vanwege veel vele verder vervolgens via volgens "
    "voor voordat vooral waar want wanneer was wat we wegens weinig wel welke werd wie wij wil "
    "worden wordt zal ze zelfs zie zij zijn zo zoals zodra zonder zowel zulke "
    "a after all although an and are at because before but by did do does during each every few "
    "for from has have he her his how however i if it its many most no none not on or our several "
    "she since so some such that the their then there these they this those though thus to under "
    "until we what when where which while who why with without you".split()
)
