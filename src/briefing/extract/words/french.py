"""French: what stands around articles."""

from briefing.extract.words.vocabulary import Vocabulary

FRENCH = Vocabulary(
    times="""
    il y le la les l à a un une jour jours heure heures h min seconde secondes semaine semaines mois an ans publié
    publiée mis mise lecture temps de du hier aujourd'hui modifié par
    janvier février mars avril mai juin juillet août septembre octobre novembre décembre
    lundi mardi mercredi jeudi vendredi samedi dimanche
    """,
    time_marks="hier aujourd'hui",
    bars="""
    partager imprimer accueil recherche rechercher connexion inscription commentaires commentaire envoyer politique
    économie météo suivant précédent retour haut fermer mentions légales confidentialité aller au contenu
    s'abonner abonnez-vous tout voir plus sur
    """,
    bar_marks="""
    partager imprimer accueil recherche rechercher connexion inscription commentaires commentaire envoyer suivant
    précédent fermer mentions confidentialité s'abonner abonnez-vous
    """,
    lines="""
    publicité; lire aussi; à lire aussi; a lire aussi; lire plus; lire la suite; sur le même sujet; articles liés;
    les plus lus; voir aussi; newsletter; la suite après cette publicité; réagir; article réservé aux abonnés;
    l'article continue après la publicité; tous droits réservés
    """,
    starts="""
    lire aussi; à lire aussi; a lire aussi; à lire :; à lire également; lire également; lire la suite; voir
    aussi; à voir aussi; abonnez-vous; inscrivez-vous; recevez notre; recevez nos; recevez chaque; suivez-nous;
    suivez nous; rejoignez-nous; partager sur; partagez cet; téléchargez notre; téléchargez l'application; nous
    utilisons des cookies; ce site utilise des cookies; en poursuivant votre navigation; en cliquant sur; en
    vous inscrivant; crédit :; crédits :; photo :; image :; illustration :; source :; tous droits réservés;
    mots-clés
    """,
    credits="""
    publié le; publié par; mis à jour; modifié le; temps de lecture; crédit photo; crédits photo
    """,
    labels="vidéo; podcast; analyse; entretien; décryptage; reportage; direct; récit; tribune",
    anywhere="notre newsletter; nos newsletters; tous droits réservés; nous utilisons des cookies",
    related="sur le même sujet; articles liés; lire aussi; à lire aussi; les plus lus; voir aussi; à lire également",
    ends="commentaires; vos commentaires; 0 commentaires; à propos de l'auteur; laisser un commentaire",
    bylines="par; texte de; écrit par; propos recueillis par; texte",
    roles="journaliste rédacteur rédactrice correspondant correspondante envoyé envoyée",
    joins="et avec pour à",
    dangling="""
    le la les un une des du de et ou mais dans sur avec pour par en que qui dont où est sont était a ont sera au
    aux ses son sa leur
    """,
    abbreviations="m mm mme mlle av env éd p.ex",
)
