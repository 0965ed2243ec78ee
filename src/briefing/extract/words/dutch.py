"""Dutch: what stands around articles."""

from briefing.extract.words.vocabulary import Vocabulary

DUTCH = Vocabulary(
    times="""
    vandaag gisteren om uur geleden gepubliceerd bijgewerkt laatst leestijd minuten minuut min seconden dagen
    dag week weken op in door januari februari maart april mei juni juli augustus september oktober november
    december maandag dinsdag woensdag donderdag vrijdag zaterdag zondag
    """,
    time_marks="""
    vandaag gisteren geleden leestijd
    """,
    bars="""
    delen deel via op inloggen abonneren abonneer menu zoeken nieuws sport regio voorpagina home meer reageer
    reacties opslaan afdrukken kopieer stuur per e-mail dit artikel link
    """,
    bar_marks="""
    delen deel inloggen abonneren abonneer zoeken voorpagina reageer reacties opslaan afdrukken kopieer
    """,
    lines="""
    advertentie; naar hoofdinhoud; naar de hoofdinhoud; lees meer; lees verder; lees ook; meest gelezen; reageer
    op dit artikel; artikel gaat verder onder de advertentie; verhaal gaat verder onder de advertentie; tekst
    loopt door onder de advertentie; alle rechten voorbehouden; bekijk ook; luister; mis niks; artikel
    beluisteren
    """,
    starts="""
    lees ook:; lees meer:; lees verder; bekijk ook:; lees hier; deel dit; deel via; volg ons; meld je aan;
    schrijf je in; download onze; heb je een tip; bron:; foto:; beeld:; © foto; tekst gaat verder; verhaal gaat
    verder; artikel gaat verder; leestijd; wij gebruiken cookies; correctie:
    """,
    credits="""
    gepubliceerd op; bijgewerkt op; laatste update; foto ter illustratie
    """,
    labels="""
    video; podcast; live; analyse; luister; kijk
    """,
    anywhere="""
    onze nieuwsbrief; onze dagelijkse nieuwsbrief; alle rechten voorbehouden; wij gebruiken cookies; ons whatsapp-kanaal
    """,
    related="""
    lees ook; meest gelezen; bekijk ook; gerelateerde artikelen; meer nieuws; lees meer; meer over dit
    onderwerp; ook interessant
    """,
    ends="""
    reacties; 0 reacties; over de auteur
    """,
    bylines="""
    door; van onze redactie
    """,
    roles="""
    verslaggever redacteur correspondent journalist
    """,
    joins="""
    en voor in
    """,
    dangling="""
    de het een en of maar in op met voor van te bij naar dat die als is zijn was waren heeft hebben wordt worden niet
    """,
    abbreviations="""
    dhr mevr o.a bijv enz nl ca tel
    """,
    addresses="""
    je; jouw; u; uw; onze; ons
    """,
    calls="""
    meld; schrijf; volg; lees; download; abonneer; bekijk; luister; mis; deel; registreer; probeer; krijg;
    blijf; stuur; tik; vind je
    """,
    services="""
    nieuwsbrief; onze app; abonnement; dit artikel; deze site; onze site; onze website; whatsapp-kanaal;
    pushberichten; cookies; onze podcast; een tip; opzegbaar; niets missen; kunstmatige intelligentie; is
    vertaald; eerder verschenen
    """,
    buttons="""
    advertentie; lees meer; lees verder; naar boven
    """,
    pointers="""
    lees ook; lees meer; bekijk ook; zie ook
    """,
    pictures="""
    foto; beeld; archieffoto; afbeelding; illustratie
    """,
    selves="jij; jullie; wij; we; mij",
)
