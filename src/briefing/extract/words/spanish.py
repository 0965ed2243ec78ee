"""Spanish, with the Portuguese and Italian links that many of its sites carry."""

from briefing.extract.words.vocabulary import Vocabulary

SPANISH = Vocabulary(
    times="""
    hace el la las los de del a un una hora horas día días semana semanas mes meses año años segundos minuto minutos
    publicado publicada actualizado actualizada ayer hoy lectura
    enero febrero marzo abril mayo junio julio agosto septiembre setiembre octubre noviembre diciembre
    lunes martes miércoles jueves viernes sábado domingo
    segunda-feira terça-feira quarta-feira quinta-feira sexta-feira janeiro fevereiro março maio junho julho setembro
    outubro novembro dezembro às em
    """,
    time_marks="ayer hoy",
    bars="""
    compartir imprimir inicio buscar iniciar sesión registrarse comentarios comentario guardar enviar política
    economía deportes cultura tiempo siguiente anterior volver arriba cerrar aviso legal privacidad contacto ir al
    contenido suscribirse suscríbete ver todo más en
    """,
    bar_marks="""
    compartir imprimir inicio buscar iniciar registrarse comentarios comentario guardar enviar siguiente anterior
    cerrar privacidad suscribirse suscríbete
    """,
    lines="""
    sigue leyendo tras la publicidad; continúa leyendo;
    publicidad; leer más; lea también; lee también; leer también; seguir leyendo; te puede interesar; más noticias;
    más información; noticias relacionadas; artículos relacionados; lo más leído; etiquetas; archivado en;
    todos los derechos reservados; leggi anche; pubblicità; leia também; publicidade;
    desplegar redes sociales; ir a los comentarios; copiar enlace; normas; únete
    """,
    starts="""
    compartir en; comparte esta; suscríbete; suscríbase; regístrate; recibe nuestro; recibe nuestra; recibe las;
    síguenos; únete a nuestro; descarga nuestra; descarga la app; lea también; lee también; lee más; leer más;
    lee además; leer también; le puede interesar; te puede interesar; también te puede; más información:; más
    noticias; mira también; ver también; vea también; usamos cookies; utilizamos cookies; este sitio utiliza
    cookies; al continuar navegando; al suscribirte; foto:; fotografía:; imagen:; crédito:; créditos:; fuente:;
    todos los derechos reservados; etiquetas:; archivado en; publicado por:; leggi anche; leia também; leia mais;
    desplegar redes; puedes seguir a; si quieres apoyar; regístrate para; fe de errores; la redacción recomienda
    """,
    credits="""
    publicado el; publicado en; actualizado el; última actualización; tiempo de lectura; tempo de leitura; publicado por
    """,
    labels="vídeo; video; análisis; opinión; entrevista; en vivo; en directo; fotos",
    anywhere="""
    nuestro newsletter; nuestro boletín; nuestra newsletter; todos los derechos reservados; utilizamos cookies
    """,
    related="""
    te recomendamos; temas relacionados;
    noticias relacionadas; artículos relacionados; te puede interesar; lo más leído; leer también; lea también;
    leggi anche; leia também;
    más información; también te puede interesar; en otros medios; lo más visto; la redacción recomienda
    """,
    ends="comentarios; 0 comentarios; sobre el autor; acerca del autor; deja un comentario; comentários",
    bylines="por; texto de; escrito por; texto",
    roles="periodista redactor redactora corresponsal enviado enviada",
    joins="y con para en",
    dangling="""
    el la los las un una unos unas de del y o pero en con para por que quien donde es son fue ha han será al su
    sus
    """,
    abbreviations="sr sra sres dr dra ud uds ee.uu av pág núm aprox",
    addresses="""
    tu; tus; te; nuestro; nuestra; nuestros; nuestras; puedes; quieres; su suscripción;
    este texto
    """,
    calls="""
    suscríbete; apúntate; descubre; recibe; sigue; síguenos; únete; lee; escucha; descarga; consulta; regístrate; accede
    """,
    services="""
    newsletter; boletín; suscripción; suscriptores; la app; aplicación; cookies; este artículo; esta noticia;
    nuestra web; canal de whatsapp; canal; gratis; podcast; correo electrónico; bandeja de entrada; iniciar
    sesión; otro usuario; redes sociales; nuestras redes; inteligencia artificial; publicado originalmente; ha
    sido traducido
    """,
    buttons="""
    publicidad; leer más; lee más; seguir leyendo; volver arriba
    """,
    pointers="""
    lea también; lee también; leer también; más información; te puede interesar; ver también; mira también; relacionado
    """,
    pictures="""
    foto; fotos; fotografía; imagen; imágenes; vídeo; crédito; ilustración; infografía
    """,
    captions="""
    pie de foto
    """,
    selves="nosotros; usted; vosotros",
)
