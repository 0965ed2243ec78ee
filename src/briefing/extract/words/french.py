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
    publicité; lire aussi; à lire aussi; a lire aussi; lire plus; lire la suite; sur le même sujet; articles
    liés; les plus lus; voir aussi; newsletter; la suite après cette publicité; réagir; article réservé aux
    abonnés; l'article continue après la publicité; tous droits réservés; écouter cet article; copier le lien;
    offrir l'article; passer la publicité; réservé aux abonnés; article abonné; la suite de l'article après
    cette annonce; se connecter; je m'abonne; contenus sponsorisés
    """,
    starts="""
    lire aussi; à lire aussi; a lire aussi; à lire :; à lire également; lire également; lire la suite; voir
    aussi; à voir aussi; abonnez-vous; inscrivez-vous; recevez notre; recevez nos; recevez chaque; suivez-nous;
    suivez nous; rejoignez-nous; partager sur; partagez cet; téléchargez notre; téléchargez l'application; nous
    utilisons des cookies; ce site utilise des cookies; en poursuivant votre navigation; en cliquant sur; en
    vous inscrivant; crédit :; crédits :; photo :; image :; illustration :; source :; tous droits réservés;
    mots-clés; il vous reste 0; les commentaires sont réservés; la suite de l'article; la suite après; ce
    contenu est réservé; cet article est réservé; passer la publicité; note de la rédaction; mise à jour :;
    rectificatif
    """,
    credits="""
    publié le; publié par; mis à jour; modifié le; temps de lecture; crédit photo; crédits photo
    """,
    labels="vidéo; vidéos; podcast; analyse; entretien; décryptage; reportage; direct; récit; tribune",
    anywhere="notre newsletter; nos newsletters; tous droits réservés; nous utilisons des cookies",
    related="""
    sur le même sujet; articles liés; lire aussi; à lire aussi; les plus lus; voir aussi; à lire également; la
    rédaction vous conseille; à découvrir; nos lecteurs lisent aussi; lire également; à ne pas manquer; dans la
    même rubrique; vidéos
    """,
    ends="commentaires; vos commentaires; 0 commentaires; à propos de l'auteur; laisser un commentaire",
    bylines="par; texte de; écrit par; propos recueillis par; texte",
    roles="journaliste rédacteur rédactrice correspondant correspondante envoyé envoyée",
    joins="et avec pour à",
    dangling="""
    le la les un une des du de et ou mais dans sur avec pour par en que qui dont où est sont était a ont sera au
    aux ses son sa leur
    """,
    abbreviations="m mm mme mlle av env éd p.ex",
    addresses="""
    vous; votre; vos; notre; nos;
    ce texte; ce contenu
    """,
    calls="""
    abonnez-vous; découvrez; recevez; suivez; retrouvez; écoutez; réagissez; téléchargez; inscrivez-vous;
    profitez; lisez; personnalisez; retrouvez; partagez
    """,
    services="""
    newsletter; newsletters; lettre d'information; cet article; cet article à; votre abonnement; abonnement;
    abonnés; application; l'application; l'appli; cookies; podcast; podcasts; notre site; nos contenus; sans
    engagement; offre d'essai; gratuitement; la newsletter; toute l'actualité; votre espace; boîte mail; notre
    chaîne; chaîne whatsapp; fil info; de découvrir; à découvrir; commentaires; avis nous intéresse;
    intelligence artificielle; a été traduit; initialement publié
    """,
    buttons="""
    publicité; lire la suite; lire plus; haut de page; partager; passer la publicité
    """,
    pointers="""
    lire aussi; à lire aussi; à lire; voir aussi; à voir aussi; sur le même sujet; notre dossier
    """,
    pictures="""
    photo; photos; photographie; image; illustration; infographie; crédit; vidéo
    """,
    captions="""
    légende
    """,
    selves="nous",
)
