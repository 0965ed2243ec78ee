"""The words of feeds and show notes, in one table. A language that is not in it gets English."""

from __future__ import annotations

from briefing.feed.words import Words

WORDS: dict[str, tuple[str, str, str, str, str, str, str, str]] = {
    "also_from": (
        "also from {sources}",
        "auch aus {sources}",
        "aussi d’après {sources}",
        "también de {sources}",
        "anche da {sources}",
        "ook uit {sources}",
        "também de {sources}",
        "także: {sources}",
    ),
    "more": (
        "More to read:",
        "Mehr zum Lesen:",
        "À lire aussi :",
        "Más para leer:",
        "Altro da leggere:",
        "Meer om te lezen:",
        "Mais para ler:",
        "Więcej do czytania:",
    ),
    "older": (
        "Older episodes",
        "Ältere Folgen",
        "Épisodes plus anciens",
        "Episodios anteriores",
        "Episodi precedenti",
        "Oudere afleveringen",
        "Episódios anteriores",
        "Starsze odcinki",
    ),
    "open_page": (
        "Listen, read along and see the sources",
        "Anhören, mitlesen und die Quellen sehen",
        "Écouter, suivre le texte et voir les sources",
        "Escuchar, seguir el texto y ver las fuentes",
        "Ascolta, segui il testo e vedi le fonti",
        "Luisteren, meelezen en de bronnen bekijken",
        "Ouvir, acompanhar o texto e ver as fontes",
        "Słuchaj, czytaj i zobacz źródła",
    ),
    "quoted": (
        "The articles are quoted word for word. The voice is synthetic.",
        "Die Artikel werden wörtlich zitiert. Die Stimme ist künstlich.",
        "Les articles sont cités mot pour mot. La voix est synthétique.",
        "Los artículos se citan palabra por palabra. La voz es sintética.",
        "Gli articoli sono citati parola per parola. La voce è sintetica.",
        "De artikelen worden woordelijk geciteerd. De stem is synthetisch.",
        "Os artigos são citados palavra por palavra. A voz é sintética.",
        "Artykuły są cytowane słowo w słowo. Głos jest syntetyczny.",
    ),
    "feed": (
        "This is a podcast feed.",
        "Dies ist ein Podcast-Feed.",
        "Ceci est un flux de podcast.",
        "Esto es un feed de podcast.",
        "Questo è un feed di podcast.",
        "Dit is een podcastfeed.",
        "Isto é um feed de podcast.",
        "To jest kanał podcastu.",
    ),
    "how": (
        "To subscribe, copy the address of this page into a podcast app: new episodes then come by themselves.",
        "Zum Abonnieren die Adresse dieser Seite in eine Podcast-App kopieren: Neue Folgen kommen dann von selbst.",
        "Pour vous abonner, copiez l’adresse de cette page dans une application de podcasts : les nouveaux épisodes arriveront d’eux-mêmes.",
        "Para suscribirse, copie la dirección de esta página en una aplicación de podcasts: los nuevos episodios llegarán solos.",
        "Per abbonarti, copia l’indirizzo di questa pagina in un’app di podcast: i nuovi episodi arriveranno da soli.",
        "Om u te abonneren kopieert u het adres van deze pagina naar een podcast-app: nieuwe afleveringen komen dan vanzelf.",
        "Para subscrever, copie o endereço desta página para uma aplicação de podcasts: os novos episódios chegam sozinhos.",
        "Aby subskrybować, skopiuj adres tej strony do aplikacji do podcastów: nowe odcinki będą pojawiać się same.",
    ),
    "listen": (
        "Listen and subscribe here",
        "Hier anhören und abonnieren",
        "Écouter et s’abonner ici",
        "Escuchar y suscribirse aquí",
        "Ascolta e abbonati qui",
        "Hier luisteren en abonneren",
        "Ouvir e subscrever aqui",
        "Słuchaj i subskrybuj tutaj",
    ),
    "stories": (
        "story by story",
        "Thema für Thema",
        "sujet par sujet",
        "noticia a noticia",
        "notizia per notizia",
        "onderwerp voor onderwerp",
        "notícia a notícia",
        "temat po temacie",
    ),
}


class NoteWords(Words):
    """The words of show notes in one language."""

    def __init__(self, language: str) -> None:
        super().__init__(WORDS, language)
