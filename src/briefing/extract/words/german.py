"""German: what stands around articles."""

from briefing.extract.words.vocabulary import Vocabulary

GERMAN = Vocabulary(
    times="""
    vor der den dem einer einem stunde stunden minute minuten tag tage tagen woche wochen monat monate monaten jahr
    jahre jahren sekunden uhr um stand aktualisiert veröffentlicht am lesezeit zuletzt heute gestern erstellt datum
    januar jänner februar märz mai juni juli oktober dezember
    montag dienstag mittwoch donnerstag freitag samstag sonntag mo di mi do fr sa so
    """,
    time_marks="heute gestern",
    bars="""
    teilen drucken startseite nachrichten suche suchen anmelden abmelden registrieren einloggen kommentare kommentar
    merken empfehlen politik wirtschaft kultur wetter mehr weiter zurück nach oben schließen impressum datenschutz
    agb kontakt zum zur inhalt hauptnavigation springen abonnieren alle anzeigen per vorlesen auf artikel
    """,
    bar_marks="""
    teilen drucken startseite suche suchen anmelden abmelden registrieren einloggen kommentare kommentar merken
    zurück schließen impressum datenschutz agb hauptnavigation abonnieren vorlesen
    """,
    lines="""
    anzeige; werbung; zur startseite; mehr zum thema; mehr dazu; lesen sie auch; auch interessant;
    das könnte sie auch interessieren; weiterlesen; meistgelesen; diskutieren sie mit; zum thema; schlagworte;
    themen; artikel teilen; artikel merken; artikel drucken; zum inhalt springen; alle rechte vorbehalten;
    artikel anhören; vorlesen; menü öffnen; folgen; merken; e-paper; mehr aktuelle nachrichten; kommentieren
    """,
    starts="""
    artikel teilen; teilen sie; auf facebook teilen; folgen sie; folge uns; abonnieren sie; jetzt abonnieren;
    jetzt anmelden; jetzt registrieren; melden sie sich; lesen sie auch; lesen sie hier; lesen sie mehr; lesen
    sie dazu; lesen sie jetzt; mehr zum thema; mehr zu:; mehr lesen; auch interessant:; zum weiterlesen;
    quelle:; quellen:; foto:; fotos:; bild:; bilder:; grafik:; (foto; (bild; wir verwenden cookies; diese
    website verwendet cookies; diese seite verwendet cookies; mit der anmeldung; veröffentlicht:; aktualisiert:;
    stand:; themen:; schlagworte:; alle rechte vorbehalten; schreiben sie uns; kommentar schreiben; zum inhalt
    springen; mit material von dpa; dieser artikel erschien; das könnte sie auch interessieren:; zum thema:;
    passend dazu:; zur themenseite; lesedauer; haben sie einen fehler; hinweis der redaktion; anmerkung der
    redaktion; korrektur:; transparenzhinweis; - anzeige; die redaktion empfiehlt; empfohlener redaktioneller
    inhalt; an dieser stelle finden sie; dieses thema im programm; externer inhalt; so schalten sie
    """,
    credits="""
    veröffentlicht am; aktualisiert am; zuletzt aktualisiert; symbolbild; archivbild; lesezeit; mehr dazu;
    weiterlesen; hier geht es zu
    """,
    labels="mehr; lesen; video; kommentar; analyse; interview; podcast; liveticker; hintergrund",
    anywhere="""
    unseren newsletter; unser newsletter; unserem newsletter; alle rechte vorbehalten; wir verwenden cookies;
    akzeptieren sie cookies; unserem whatsapp-kanal
    """,
    related="""
    mehr zum thema; mehr dazu; lesen sie auch; auch interessant; das könnte sie auch interessieren; meistgelesen;
    weitere artikel; ähnliche artikel;
    die redaktion empfiehlt; aus dem archiv; passend dazu; lesetipps
    """,
    ends="kommentare; kommentare (0); 0 kommentare; leserkommentare; über den autor; über die autorin; zum autor",
    bylines="von; text von; ein bericht von; text",
    roles="redakteur redakteurin korrespondent korrespondentin autor autorin reporterin journalistin",
    joins="und mit für in aus",
    dangling="""
    der die das den dem des ein eine einen einem einer und oder aber in im am auf mit für von vom zu zum zur bei
    nach dass weil wenn als ist sind war waren hat haben wird werden nicht
    """,
    abbreviations="bzw usw z.b d.h u.a nr str sog ggf evtl bspw inkl mio mrd ca tel",
    addresses="""
    unser; unsere; unseren; unserem; unserer; sie uns; dein; deine; du;
    dieser text; dieser beitrag; diesen text
    """,
    calls="""
    testen sie; lesen sie; folgen sie; abonnieren sie; hören sie; melden sie; diskutieren sie; schreiben sie;
    bleiben sie; laden sie; jetzt weiterlesen; jetzt anmelden; jetzt abonnieren; jetzt testen; mehr zum
    """,
    services="""
    newsletter; abo; abonnement; abonnieren; abonnieren sie; app; kanal; kanälen; whatsapp-kanal; push;
    push-nachrichten; diesen artikel; dieser artikel; diesem artikel; unsere seite; unserer seite; angebot;
    probeabo; kostenlos; kündigen; jederzeit kündbar; datenschutzerklärung; kommentarfunktion; podcast;
    themenseite; weiterlesen; einen fehler; e-paper; cookies; unsere redaktion; der redaktion; leserbrief;
    künstlicher intelligenz; ki-unterstützung; mit hilfe von ki; von der redaktion geprüft
    """,
    buttons="""
    anzeige; werbung; mehr; weiterlesen; nach oben; zurück zum anfang
    """,
    pointers="""
    lesen sie auch; lesen sie dazu; mehr dazu; mehr zum thema; auch interessant; siehe auch; weiterlesen; passend dazu
    """,
    pictures="""
    foto; fotos; bild; bilder; grafik; symbolbild; archivbild; archivfoto; aufnahme
    """,
    captions="""
    bildunterschrift; bildbeschreibung; bild vergrößern
    """,
    selves="wir; uns",
)
