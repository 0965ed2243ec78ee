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
    themen; artikel teilen; artikel merken; artikel drucken; zum inhalt springen; alle rechte vorbehalten
    """,
    starts="""
    artikel teilen; teilen sie; auf facebook teilen; folgen sie; folge uns; abonnieren sie; jetzt abonnieren;
    jetzt anmelden; jetzt registrieren; melden sie sich; lesen sie auch; lesen sie hier; lesen sie mehr; lesen
    sie dazu; lesen sie jetzt; mehr zum thema; mehr zu:; mehr lesen; auch interessant:; zum weiterlesen;
    quelle:; quellen:; foto:; fotos:; bild:; bilder:; grafik:; (foto; (bild; wir verwenden cookies; diese
    website verwendet cookies; diese seite verwendet cookies; mit der anmeldung; veröffentlicht:; aktualisiert:;
    stand:; themen:; schlagworte:; alle rechte vorbehalten; schreiben sie uns; kommentar schreiben; zum inhalt
    springen; mit material von dpa; dieser artikel erschien
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
    weitere artikel; ähnliche artikel
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
)
