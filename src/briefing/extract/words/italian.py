"""Italian: what stands around articles."""

from briefing.extract.words.vocabulary import Vocabulary

ITALIAN = Vocabulary(
    times="""
    oggi ieri alle ore fa minuti minuto secondi lettura di pubblicato aggiornato il tempo giorni giorno ultimo
    aggiornamento gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre
    lunedì martedì mercoledì giovedì venerdì sabato domenica
    """,
    time_marks="""
    oggi ieri lettura fa
    """,
    bars="""
    condividi stampa cerca accedi abbonati registrati menu commenta commenti salva invia cronaca politica sport
    home segui su copia link
    """,
    bar_marks="""
    condividi stampa cerca accedi abbonati registrati commenta commenti salva invia copia
    """,
    lines="""
    pubblicità; leggi anche; leggi tutto; continua a leggere; continua a leggere dopo la pubblicità;
    riproduzione riservata; i più letti; articoli correlati; ascolta questo articolo; iscriviti alla newsletter;
    di redazione; contenuti sponsorizzati
    """,
    starts="""
    leggi anche; leggi tutto; continua a leggere; iscriviti; abbonati; seguici; condividi; scarica la; resta
    aggiornato; foto:; fonte:; immagine:; utilizziamo i cookie; questo sito utilizza; © riproduzione; ascolta:;
    guarda anche
    """,
    credits="""
    pubblicato il; pubblicato da; aggiornato il; ultimo aggiornamento; tempo di lettura; foto di; a cura di
    """,
    labels="""
    video; podcast; foto; intervista; diretta; analisi
    """,
    anywhere="""
    nostra newsletter; riproduzione riservata; tutti i diritti riservati; nostro canale
    """,
    related="""
    leggi anche; i più letti; articoli correlati; potrebbe interessarti; ti potrebbe interessare; altre notizie;
    per approfondire; da non perdere
    """,
    ends="""
    commenti; 0 commenti; lascia un commento
    """,
    bylines="""
    di; testo di; a cura di; scritto da; dal nostro inviato
    """,
    roles="""
    giornalista redattore redattrice corrispondente inviato inviata
    """,
    joins="""
    e con per
    """,
    dangling="""
    il lo la gli le un una di del della dei e o ma in con su per da che chi è sono era ha hanno sarà al alla suo sua
    """,
    abbreviations="""
    sig dott prof ing avv pag art
    """,
    addresses="""
    tu; tuo; tua; tue; tuoi; ti; nostro; nostra; nostri; nostre; vuoi; puoi
    """,
    calls="""
    iscriviti; abbonati; scopri; ricevi; segui; leggi; ascolta; scarica; registrati; resta; sostieni; entra
    """,
    services="""
    newsletter; abbonamento; abbonati; l'app; app; questo articolo; nostro sito; canale whatsapp; canale;
    gratis; podcast; cookie; casella; in esclusiva; account; la community; intelligenza artificiale; pubblicato
    originariamente; è stato tradotto
    """,
    buttons="""
    pubblicità; leggi tutto; continua a leggere; torna su
    """,
    pointers="""
    leggi anche; guarda anche; per approfondire; vedi anche
    """,
    pictures="""
    foto; immagine; immagini; fotografia; illustrazione
    """,
    captions="""
    didascalia
    """,
    selves="noi; voi; vi",
)
