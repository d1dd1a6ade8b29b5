"""Words by which people ask, whatever they ask about: nothing about a topic is in them."""

from __future__ import annotations

from index.stopwords import STOPWORDS

_NL = """
zeg zegt zeggen gezegd staat staan stond schrijf schrijft schrijven geschreven vertel vertelt
vertellen verteld weet weten geweten lees lezen gelezen leest snap begrijp uitleg uitleggen leg
uitgelegd verklaar beschrijf beschreven noem noemt noemen genoemd vermeld geef geeft geven gegeven
toon laat zien zie zoek vind vinden gevonden heb hebt krijg krijgen gaat gaan komt komen voor zit
zitten maak maakt zet zetten neem som sommen opsomming opsommen op rij rijtje lijst lijstje
overzicht overzichtje samenvatting samenvatten samen vat samengevat kort korte korter beknopt
stuk stukje tekst rapport rapportage migratierapportage verslag document hoofdstuk paragraaf deel
onderdeel sectie pagina zin zinnen punten alles alle allemaal allerlei zoal elk elke ieder iedereen
graag aub svp even ff eens nou eigenlijk gewoon precies bedankt dank dankjewel alvast mij ons jullie
u uw je jouw wil wilt willen wou zou kun kunt kunnen kan mag moet moeten hoef hoeft nodig wat welke
wie waar wanneer hoe waarom welk daarover hierover erover erin eruit eraan ervan ermee daarvan
daarin iets ding dingen zaken soort enzo enz dus ok oke hoi hallo goedemorgen goedemiddag dag
meneer mevrouw heer rol speelt speel spelen informatie info belangrijk belangrijkste voornaamste
volgens nederland nederlandse nederlands buitenlandse ministerie bz minister kabinet overheid land
doet doen gedaan deed rest volledig volledige compleet complete heel hele gehele totaal jaar 2023
gebeurt gebeurde gebeurd er ook nog wel niet geen meer tabel schema vorm
"""
_EN = """
say says said tell tells told write writes written wrote state states stated read reads know known
explain explained describe described mention mentions mentioned name named names list lists listing
give gives given show shows find found get gets got go goes come comes came happen happens happened
make makes made put take takes see look summary summarise summarize summarised summarized summaries
sum overview recap gist brief briefly short shorter quick quickly report reports document text
paper chapter section part bit paragraph page sentence sentences points everything anything
something nothing all every each any please pls plz thanks thank thx hello hi hey dear good morning
afternoon evening sir madam me us you your i my we our want wants need needs like would could can
may must should will shall what which who where when how why whats thing things stuff kind sort ok
okay so just actually really exactly role plays play information info important main key general
according netherlands dutch hague ministry minister government affairs foreign country do does did
done doing rest whole full complete entire total year 2023 there here about regarding concerning
table form format into out
"""
REQUEST_WORDS = frozenset(f"{_NL} {_EN}".split()) | STOPWORDS["nl"] | STOPWORDS["en"]
