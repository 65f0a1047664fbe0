# Lo que dice Papergram. Frases cortas, sin jerga; cada clave está también en en.ftl.

## Fichas y resumen
card-authors-more = { $names } y otros
comma = { ", " }
section-field = Campo
section-contribution = Aportación
section-usage = Uso
section-innovations = Novedades
section-results = Resultados
section-other = Más
link-paper = Artículo
link-code = Código
link-project = Proyecto
card-because = ⭐ Porque sigues: { $words }
overview-title = 📄 { $date } · { $count ->
    [one] 1 artículo
   *[other] { $count } artículos
}
overview-seen = 🔁 { $count ->
    [one] 1 artículo ya salió
   *[other] { $count } artículos ya salieron
} en un informe anterior.
overview-continued = 📄 { $date } · parte { $part } de { $parts }
# De un artículo cuyos textos no están en español; vacío para el español.
in-language = { $language ->
    [es] {""}
   *[other] en { language-called }
}
some-in-language = { $count } { in-language }
language-called = { $language ->
    [de] alemán
    [en] inglés
    [es] español
    [fr] francés
    [it] italiano
    [ja] japonés
    [ko] coreano
    [pt] portugués
    [ru] ruso
    [zh] chino
   *[other] { $language }
}
overview-muted = 🔇 { $count ->
    [one] 1 artículo silenciado no se muestra.
   *[other] { $count } artículos silenciados no se muestran.
}
overview-only-followed = ⭐ Solo los artículos que sigues; { $count ->
    [one] 1 más no se muestra.
   *[other] { $count } más no se muestran.
}
left-out-title = 📄 { $date } · { $count ->
    [one] 1 no mostrado
   *[other] { $count } no mostrados
}
similar-title = ≈ Artículos parecidos a este:
similar-none = ≈ Todavía no hay artículos parecidos a este:
similar-shared = en común: { $things }
text-page = Página { $page } de { $pages }
text-none = El informe no dice nada más de este artículo.
overview-also = Desde tu último resumen también: { $dates } (ábrelos con /digest)

## Campos generales
broad-robots = Robótica e IA encarnada
broad-agents = Agentes y herramientas
broad-language = Lenguaje y razonamiento
broad-multimodal = Multimodal: visión y lenguaje
broad-vision = Visión e imágenes
broad-video = Vídeo y generación
broad-worlds = 3D y mundos
broad-audio = Voz y audio
broad-training = Entrenamiento, RL y alineamiento
broad-systems = Eficiencia y sistemas
broad-science = Medicina y ciencia
broad-retrieval = Búsqueda y recomendación
broad-safety = Seguridad y confianza
broad-data = Datos y evaluación
broad-other = Otros

## Botones
button-back = ↩ Volver
button-previous = ‹ Anterior
button-next = Siguiente ›
button-previous-paper = ‹ Anterior
button-next-paper = Siguiente ›
button-subscribe = 🔔 Suscribirse
button-unsubscribe = 🔕 Cancelar suscripción
button-similar = ≈ Parecidos
button-text = 📖 Texto completo
button-open = 📖 Leer en privado
button-left-out = Ver los no mostrados ({ $count })
button-followed = ⭐ Seguidos ({ $count })
button-show-all = { $count ->
    [one] Ver el único
   *[other] Ver los { $count }
}
button-follow = ✅ Seguir
button-mute = ✅ Silenciar
button-mute-words = 🔇 Silenciar «{ $words }»
button-follow-words = ⭐ Seguir «{ $words }»
button-search = 🔎 Buscar «{ $words }»
button-arxiv = 🔎 Buscar en arXiv
button-cancel = Cancelar
button-calendar = 📅 Otros días
button-save = 🔖 Guardar
button-saved = ✅ Guardado
button-less = 🔇 Menos así
button-share = 📤 Compartir
button-time = 🕘 { $time }
button-days = 🗓 { $days }
button-zone = 🌍 { $zone }
button-zone-other = 🌍 Otro lugar
button-style = 📄 Estilo
button-language = 💬 Idioma
button-quiet-on = 🤫 Explicar los días sin envío
button-quiet-off = 🤫 No avisar los días sin envío
button-only-on = ⭐ Solo los que sigo
button-only-off = ⭐ Todos los artículos
button-open-private = 💬 Abrir chat privado
button-forget = 🗑 Sí, borrar todo
button-send = 📣 Enviar

## Bienvenida y suscripción
welcome = Hola, soy Papergram.
    Cada día te envío un resumen de los artículos de IA del día: una línea por artículo, ordenados por campo. Toca un número para abrir su ficha.
    Envíame palabras para buscar, en inglés o chino, o el id o el enlace de arXiv de un artículo para abrirlo.
welcome-subscribed = ✅ Ya tienes la suscripción: { $days } a las { $time } ({ $zone }).
welcome-next = Próximo envío: { $when }.
welcome-zone = 🌍 La zona horaria es una suposición. ¿Qué hora es donde estás? Tócala o comparte tu ubicación; no se guarda.
welcome-language = 🌐 Por ahora los informes llegan en { language-called }. Cuando haya uno en español, recibirás ese.
welcome-newest = Este es el último:
welcome-no-digest = Todavía no ha llegado ningún informe. Recibirás el primero en cuanto llegue.
link-unknown = No tengo lo que indica ese enlace.
welcome-group = ¡Hola! Un administrador puede enviar /subscribe para recibir aquí cada día los artículos de IA.
subscribed = ✅ Suscripción activa: { $days } a las { $time } ({ $zone }).
    Próximo envío: { $when }.
subscribe-usage = Prueba así: /subscribe{ $to } 08:30 Europe/Madrid
    La hora y la zona son opcionales. No he entendido «{ $word }».
unsubscribed = 🔕 Suscripción cancelada. Tus ajustes se conservan; envía /subscribe{ $to } para volver.
not-subscribed = No hay suscripción. Envía /subscribe{ $to } para empezar.
only-admins = Aquí solo los administradores pueden cambiar la suscripción.
when-today = hoy a las { $time }
when-tomorrow = mañana a las { $time }
when-on = el { $date } a las { $time }
when-arrival = { $when }, o en cuanto llegue un informe nuevo

## Informes
no-digest-yet = Todavía no ha llegado ningún informe.
no-digest-on = No hay informe del { $date }. Los más cercanos: { $dates }
digest-usage = Prueba así: /digest 2026-02-16, /digest ayer o /digest 3 de marzo
digest-unclear = «{ $word }» puede ser { $one } o { $other }. Envía uno de los dos, por ejemplo: /digest { $one }
calendar-title = 📅 Días con informe en { $month }:
calendar-empty = 📅 No hay informes en { $month }.

## Artículos
paper-usage = Prueba así: /paper 2602.12617 (también vale un enlace o palabras del título)
paper-unknown = No tengo { $id }. Quizá esté en arXiv: { $url }
paper-nearest = Artículos con un id parecido:
papers-rest = Estos son los primeros { $first } artículos de tu mensaje. Vuelve a enviar { $count ->
        [one] el otro
       *[other] los otros { $count }
    }: { $ids }
paper-gone = Ese artículo ya no está aquí.

## Búsqueda
search-usage = ¿Qué buscas? Por ejemplo: /search robotics o /search image generation
search-title = 🔎 { $words } · { $total ->
    [one] 1 artículo
   *[other] { $total } artículos
}
search-more-than = 🔎 { $words } · más de { $total } artículos
search-none = 🔎 No hay resultados para «{ $words }». Prueba con otra palabra, en inglés o chino.
search-none-follow = También puedes seguirla: cuando haya artículos sobre ello, saldrán primero.
search-also = también: { $words }
search-incomplete = Se está creando el índice de búsqueda: durante unos minutos pueden faltar artículos.
search-corrected = Resultados para «{ $words }».
search-page = Página { $page } de { $pages }
search-typed-only = Solo «{ $words }»
search-gone = Esa búsqueda ha caducado. Vuelve a buscar.

## Temas
topic-follow = ⭐ ¿Seguir «{ $words }»?
topic-mute = 🔇 ¿Silenciar «{ $words }»?
topic-would-follow = { $count ->
    [one] 1 de los últimos { $total } artículos habría salido primero.
   *[other] { $count } de los últimos { $total } artículos habrían salido primero.
}
topic-would-mute = { $count ->
    [one] 1 de los últimos { $total } artículos no se habría mostrado.
   *[other] { $count } de los últimos { $total } artículos no se habrían mostrado.
}
topic-hidden = { $count ->
    [one] 1 más seguiría sin mostrarse por lo que silencias.
   *[other] { $count } más seguirían sin mostrarse por lo que silencias.
}
less-title = 🔇 ¿Menos artículos así? Puedes silenciar cada uno de sus campos:
less-nothing = 🔇 Este artículo no indica ningún campo que silenciar. Con /mute y unas palabras dejas artículos fuera.
topic-no-match = Ninguno de los últimos { $total } artículos trata de ello. Valdría para los próximos.
topic-untried = Todavía no hay artículos con los que probarlo.
topic-also = también: { $words }
topic-newest = { $count ->
    [one] El más reciente:
   *[other] Los { $count } más recientes:
}
topic-followed = ⭐ Sigues «{ $words }». Los artículos que coincidan salen primero, con ⭐. Todos tus temas: /topics{ $to }
topic-muted = 🔇 Has silenciado «{ $words }». Los artículos que coincidan no se muestran, y el resumen dice cuántos son. Todos tus temas: /topics{ $to }
topic-followed-already = ⭐ Ya sigues «{ $words }». Todos tus temas: /topics{ $to }
topic-muted-already = 🔇 «{ $words }» ya está silenciado. Todos tus temas: /topics{ $to }
topic-full = Ya hay { $most } temas, el máximo. Quita uno antes: /topics{ $to }
topic-not-kept = No añadido: «{ $words }»
topics-too-many = Son { $count } temas. Envía como máximo { $most } a la vez.
topic-too-long = Es demasiado largo para un tema: { $most } caracteres como máximo.
topic-unchanged = No ha cambiado nada.
topic-gone = Ese tema ya no estaba. Todos tus temas: /topics{ $to }
topic-needs-subscription = Los temas dan forma al resumen diario. Para recibirlo, envía antes /subscribe{ $to }
follow-usage = ¿Qué quieres seguir? Por ejemplo: /follow{ $to } robotics o /follow{ $to } image generation
mute-usage = ¿Qué quieres dejar fuera? Por ejemplo: /mute{ $to } medical o /mute{ $to } 3D
topics-none = Todavía no hay temas. /follow{ $to } y unas palabras ponen primero los artículos que coincidan; /mute{ $to } y unas palabras los dejan fuera.
topics-followed = ⭐ Seguidos
topics-muted = 🔇 Silenciados
topics-drop = Toca uno para quitarlo.

## Días sin envío
quiet-no-report = 🕘 Hoy todavía no hay informe. Te lo envío si llega antes de medianoche.
quiet-weekend = 🕘 Hoy no hay informe: los fines de semana no suele haberlo. Te lo envío si llega antes de medianoche.
quiet-newest = Último informe: { $date } (/today)
# Lo que se sabe de la recogida: el día cuyo informe es el próximo, y los fines de semana.
feed-reading = 📥 { $date }: leídos { $read } de { $listed } artículos; el informe llega hacia las { $time }.
feed-late = 📥 { $date }: leídos { $read } de { $listed } artículos; el informe llega lo antes posible.
feed-weekend = 📭 Los fines de semana no salen artículos nuevos.
feed-nothing-yet = 📭 { $date }: todavía no hay artículos en la lista.
quiet-nothing-for-you = 🕘 { $date }: { $count ->
    [one] 1 artículo, que no es de tus temas.
   *[other] { $count } artículos, ninguno de tus temas.
}

## Correcciones
corrected-gone = Lo que había aquí está en otro mensaje o se ha retirado.
revised = ✏️ { $what }
revised-papers = { $numbers }: { $parts }
revised-part = { $part ->
    [title] título
    [field] campo
    [contribution] aportación
    [usage] uso
    [innovations] novedades
    [results] resultados
    [extras] más texto
    [people] autores
    [links] enlaces
    [new] nuevo
    [gone] retirado
   *[other] { $part }
}

## Estado
status-subscribed = 🔔 Suscripción activa: { $days } a las { $time } ({ $zone }).
status-off = 🔕 No hay suscripción. Envía /subscribe{ $to } para empezar.
status-paused = ⏸ En pausa desde { $when }: { $reason } Se reanuda en cuanto eso cambie, y cada envío vuelve a intentarlo.
status-last = Último envío: el informe del { $date }, { $when }.
status-last-newest = Último envío: el informe más reciente, del { $date }, { $when }.
status-partly = Último envío: el informe del { $date }, { $total ->
    [one] { $sent } de 1 mensaje entregado.
   *[other] { $sent } de { $total } mensajes entregados.
}
status-never = Aquí todavía no se ha enviado nada.
status-next = Próximo envío: { $when }.
status-waiting = Ya son más de las { $time } y el informe de hoy no ha llegado.
status-newest-unseen = Último informe: { $date }.
status-newest-nothing = Último informe: { $date }. No tiene artículos de tus temas (/topics{ $to }), así que no se envió nada.
status-failed = ⚠️ { $date }: { $count ->
    [one] 1 mensaje no se entregó
   *[other] { $count } mensajes no se entregaron
}: { $reason }
status-unknown = ⚠️ { $date }: no sé si { $count ->
    [one] 1 mensaje te llegó
   *[other] { $count } mensajes te llegaron
} (no hubo respuesta, o algo me interrumpió).
reason-out = me bloquearon o me quitaron.
reason-rights = no tenía permiso para escribir aquí.
reason-topic = el tema del foro se cerró o se borró.
reason-stopped = la suscripción se canceló antes.
reason-interrupted = algo me interrumpió.
reason-refused = Telegram lo rechazó.
status-empty = Todavía no ha llegado ningún informe.

## Ajustes
settings-title = ⚙️ Ajustes
settings-time = 🕘 Hora: { $time }
settings-days = 🗓 Días: { $days }
settings-zone = 🌍 Zona horaria: { $zone }
settings-style = 📄 Estilo: { $style }
settings-language = 💬 Idioma: { $language }
language-but-reports = { $name } (por ahora los informes llegan en { language-called })
settings-quiet-on = 🤫 Días sin envío: con explicación
settings-quiet-off = 🤫 Días sin envío: sin aviso
settings-only-on = { $follows ->
    [no] ⭐ Artículos: solo los que sigues; todos hasta que sigas algo (/follow{ $to })
   *[yes] ⭐ Artículos: solo los que sigues (/topics{ $to })
}
settings-only-off = ⭐ Artículos: todos
settings-next = Próximo envío: { $when }.
settings-typed = Toca para cambiarlos, o escribe, por ejemplo: /settings hora 08:30
settings-typed-for = Para cambiarlos, escribe, por ejemplo: /settings { $name } hora 08:30
settings-done = ✅ Hecho.
settings-unread = No he entendido «{ $word }». Así funciona:
settings-missing = ¿A qué cambio «{ $word }»? Así funciona:
settings-ways =
    /settings{ $to } hora 08:30
    /settings{ $to } días laborables (o todos, lun mié vie)
    /settings{ $to } zona Madrid
    /settings{ $to } estilo resumen (o fichas, títulos)
    /settings{ $to } idioma español (o inglés, chino…)
    /settings{ $to } avisos sí (o no)
    /settings{ $to } solo seguidos (o todos)
zone-unread = No sé dónde está «{ $word }». Envía una ciudad grande cercana (Madrid, Bogotá) o una diferencia como UTC-5.
ask-time = ¿A qué hora? Toca la hora y, si quieres, los minutos.
ask-days = ¿Qué días de la semana? Lo que llegue otros días se menciona en el siguiente resumen.
ask-zone = ¿Dónde estás? Toca una ciudad, envía la tuya (Madrid, UTC-5) o comparte tu ubicación, que no se guarda.
ask-style = ¿Cómo quieres ver los artículos?
ask-language = ¿Qué idioma?
style-overview = resumen, artículos por campos
style-cards = fichas, un mensaje por artículo
style-titles = títulos, una línea por artículo
city-shanghai = Shanghái
city-tokyo = Tokio
city-singapore = Singapur
city-kolkata = Bombay
city-berlin = Berlín
city-london = Londres
city-new-york = Nueva York
city-los-angeles = Los Ángeles
when-now = en cualquier momento
days-all = todos los días
days-working = días laborables
days-weekend = fines de semana
weekday-1 = lun
weekday-2 = mar
weekday-3 = mié
weekday-4 = jue
weekday-5 = vie
weekday-6 = sáb
weekday-7 = dom

## El idioma: cómo se llama, y cómo lo llama la gente
language-name = Español
language-words = español espanol castellano spanish 西班牙文 西班牙语 西班牙語

## Palabras que se entienden sin un comando
typed-help = ayuda ?
typed-stop = parar cancelar baja
typed-today = hoy
typed-yesterday = ayer
typed-before-yesterday = anteayer antier antesdeayer
typed-last = pasado pasada último ultimo última ultima

## Palabras que se escriben tras /settings: nombres de ajustes, y luego de sus valores
typed-time = hora
typed-days = días dias día dia
typed-days-all = todos todoslosdías todoslosdias diario
typed-days-working = laborables laborable díaslaborables diaslaborables entresemana
typed-days-weekend = findesemana finesdesemana finde
typed-weekday-1 = lun lunes
typed-weekday-2 = mar martes
typed-weekday-3 = mié mie miércoles miercoles
typed-weekday-4 = jue jueves
typed-weekday-5 = vie viernes
typed-weekday-6 = sáb sab sábado sabado sábados sabados
typed-weekday-7 = dom domingo domingos
typed-and = y e de
typed-to = a hasta
typed-zone = zona zonahoraria ciudad huso husohorario
typed-style = estilo
typed-style-overview = resumen
typed-style-cards = fichas ficha
typed-style-titles = títulos titulos título titulo
typed-language = idioma lengua
typed-quiet = avisos aviso díassinenvío diassinenvio
typed-quiet-on = sí si on
typed-quiet-off = no off
typed-only = solo sólo artículos articulos
typed-only-followed = seguidos sí si
typed-only-all = todos todo no

## Artículos guardados
save-usage = Prueba así: /save 2602.12617 (o responde a una ficha con /save)
save-done = 🔖 Guardado. /saved los muestra todos.
save-already = 🔖 Ya estaba guardado. /saved los muestra todos.
save-undone = Quitado.
save-nobody = Los canales y grupos no pueden guardar artículos.
saved-title = 🔖 Guardados · { $total ->
    [one] 1 artículo
   *[other] { $total } artículos
}
saved-found = 🔖 Guardados · { $words } · { $total ->
    [one] 1 artículo
   *[other] { $total } artículos
}
saved-none = 🔖 Ningún artículo guardado coincide con «{ $words }». /saved los muestra todos.
saved-empty = 🔖 Todavía no hay nada guardado. Toca 🔖 bajo una ficha, o envía /save y el id de arXiv de un artículo.
saved-private = 🔖 Tus artículos guardados están en nuestro chat privado.

## Canales
channel-offer = 🔔 ¿Enviar cada día los artículos a { $name }?
channel-not-there = No estoy en { $name }. Añádeme como administrador que pueda publicar y vuelve a intentarlo.
channel-not-yours = Solo los administradores de { $name } pueden cambiar eso.
channel-no-voice = No puedo publicar en { $name }. Permíteme publicar mensajes ahí y vuelve a intentarlo.
channel-no-answer = Telegram no ha respondido sobre { $name }. Vuelve a intentarlo.
channel-that = ese canal

## En línea
inline-button = Abrir chat privado
inline-none = Sin resultados · abrir chat privado

## Privacidad
privacy = 🔒 Lo que guardo:
    • de cada chat suscrito: su id, hora, días, zona horaria, estilo, idioma, temas, y qué se envió y cuándo
    • de ti: los artículos que guardas y el idioma que eliges
    • las palabras de las búsquedas, pero no quién buscó
    • cuántas veces al día ocurre cada cosa, pero no quién la hizo

    No guardo nombres, mensajes ni ubicaciones. /forget borra de inmediato todo lo tuyo.
forget-ask = 🗑 ¿Borrar todo lo que guardo de ti: suscripción, ajustes, temas, artículos guardados y el registro de lo enviado? No se puede deshacer.
forget-private = 🗑 Eso hazlo en nuestro chat privado.
forget-kept = No se ha borrado nada.
forgotten = 🗑 Se ha borrado todo lo tuyo. Envía /start para volver a empezar.

## Más despacio
slow-down = Demasiados mensajes. Vuelve a intentarlo en 30 segundos.
slow-down-button = Demasiados toques. Vuelve a intentarlo en 30 segundos.

## Para quien lleva el bot
stats-title = 📊 Últimos { $days } días
stats-subscribers = 1. Suscripciones: { $on } activas, { $off } canceladas
stats-sent = 2. Mensajes entregados: { $count }
stats-searches = 3. Búsquedas: { $count }, sin resultados (rojo): { $nothing }
stats-topics = 4. Temas de las fichas que se abrieron:
stats-no-topics = 4. Temas: todavía no se ha abierto ninguna ficha
stats-papers = Artículos: { $papers } en { $reports ->
    [one] 1 informe
   *[other] { $reports } informes
}, el último del { $newest }
stats-feed = Recogida: { $date }, { $papers ->
    [one] 1 artículo
   *[other] { $papers } artículos
} en el informe, { $fell } de ellos tomados del abstract en todo o en parte
stats-feed-bill = Tokens de los últimos { $days } días: { $tokens }
stats-feed-next = La recogida sigue a las { $time } UTC
reload-new = ✅ { $file }: nuevo, { $count ->
    [one] 1 artículo
   *[other] { $count } artículos
}
reload-changed = ✅ { $file }: cambiado, { $count ->
    [one] 1 artículo
   *[other] { $count } artículos
}
reload-refused = ⚠️ { $file }: rechazado: { $reason }
reload-awaited = ⏳ { $file }: quizá no esté completo; se lee cuando deje de cambiar
reload-gone = { $file }: borrado; sus artículos se conservan
reload-unchanged = Sin cambios: { $count }
reload-feeds = 📥 Se están recogiendo los artículos de los últimos días.
broadcast-usage = Prueba así: /broadcast seguido del texto; valen negritas y enlaces
broadcast-ask = 📣 Esto va a { $count ->
    [one] 1 suscripción
   *[other] { $count } suscripciones
}, tal como está arriba. ¿Lo envío?
broadcast-price = Es un envío de pago y cuesta como máximo { $stars ->
    [one] 1 estrella
   *[other] { $stars } estrellas
}.
broadcast-unsendable = ⚠️ Telegram no acepta este mensaje: no tiene texto visible, es demasiado largo o tiene demasiados enlaces. No se ha enviado nada. Cambia el texto y vuelve a intentarlo.
broadcast-sent = 📣 En camino a { $count ->
    [one] 1 suscripción
   *[other] { $count } suscripciones
}.
broadcast-cancelled = No enviado.
broadcast-settled = Esto ya se decidió.
note-refused = { $count ->
    [one] ⚠️ Se rechazó un informe: { $files }
   *[other] ⚠️ Se rechazaron { $count } informes:
    { $files }
}
note-refused-file = { $file }: { $reason }
note-refused-more = … y { $count } más. papergram load dice por qué.
note-failures = ⚠️ Informe del { $date }: { $failed } de { $total } mensajes no se entregaron: { $reasons }
note-troubles = ⚠️ { $count ->
    [one] 1 error
   *[other] { $count } errores
} en el bot; los demás reciben todo, y lo que falló se vuelve a intentar: { $causes }
note-deaf = ⚠️ Hace { $minutes } minutos que no llegan mensajes de Telegram: { $reason }
note-hearing = ✅ Vuelven a llegar mensajes de Telegram.
note-waiting = ⚠️ Hay mensajes por enviar, pero hace { $minutes } minutos que ninguno llega a Telegram. papergram check dice qué ocurre.
note-waiting-over = ✅ Los mensajes vuelven a llegar a Telegram.
note-clock = ⚠️ El reloj de la máquina del bot difiere { $seconds } segundos del de Telegram, así que los informes salen a deshora. Ajústalo por NTP.
note-clock-over = ✅ El reloj de la máquina del bot vuelve a ir bien.
note-disk = ⚠️ Solo quedan { $free } MB de disco donde está la base de datos. Libera espacio antes de que se llene.
note-disk-over = ✅ Vuelve a haber espacio suficiente en el disco.
note-folder = ⚠️ No se puede leer la carpeta de los informes: { $reason }
note-folder-over = ✅ La carpeta de los informes se puede leer de nuevo.
note-backup = ⚠️ No se pudo hacer la copia de seguridad: { $reason }
note-backup-over = ✅ Las copias de seguridad vuelven a hacerse.
note-database = ⚠️ No se puede escribir en la base de datos: { $reason }. Los envíos y las respuestas esperan.
note-database-over = ✅ Se puede volver a escribir en la base de datos.
note-takeover = 🔁 El proceso de { $host } ha tomado el relevo: el que trabajaba antes ha terminado.
note-late = ⚠️ Hoy todavía no hay informe. Suele llegar hacia las { $time } ({ $zone }).
note-feed = ⚠️ La recogida te necesita: { $reason }
note-store-lost = ⛔ La base de datos se ha perdido y el bot se ha detenido: { $reason }. Pon una copia de seguridad en su lugar y vuelve a arrancarlo.

## Ayuda y lo demás
stop-ask = 🔕 ¿Dejar de recibir el resumen diario? Tus ajustes se conservan.
help = Envía palabras para buscar, o el id o el enlace de arXiv de un artículo para abrirlo. Toca un ejemplo para copiarlo.

    /today — el último resumen
    /digest — el resumen de otro día: `/digest ayer`
    /search — buscar artículos: `/search robot hands`, y afinar con `-word`, `OR`, `title:word`, `author:name`, `2026`, `last year`, `since:2026-02`
    /paper — un artículo: `/paper 2602.12617`
    /follow — poner primero lo que coincida: `/follow robotics, video`
    /mute — dejarlo fuera: `/mute medical`
    /topics — lo que sigues y silencias
    /subscribe — el resumen de cada día: `/subscribe 08:30 Madrid`
    /unsubscribe — dejar de recibirlo
    /status — qué llega y cuándo, y por qué no llegó nada
    /save — guardar un artículo: `/save 2602.12617`; /saved los muestra
    /settings — hora, días, zona horaria, estilo, idioma: `/settings días laborables`
    /privacy — lo que guardo; /forget lo borra
    /help — esta página

    En cualquier chat: `@{ $bot } robot hands` publica allí una ficha.
    Para tu canal, desde aquí: `/subscribe @tucanal 08:30 Madrid`
not-understood = Con eso no puedo hacer nada. Envíame palabras para buscar, o mira /help.
unknown-command = No existe el comando { $command }. En /help están todos.
only-in-private = Eso solo funciona en nuestro chat privado.
old-button = Ese botón ya no funciona. Envía /today para empezar de nuevo.
button-changed = Ese botón ya no funciona: el mensaje ha cambiado. Vuelve a tocar.
store-away = ⏳ Ahora mismo no puedo acceder a mis datos. Tengo tu mensaje y responderé en cuanto pueda.
went-wrong = Algo ha fallado y queda anotado. Vuelve a intentarlo.
shown-nothing-new = Ya estás en esta página.

## Menú de comandos
command-today = El último resumen
command-digest = El resumen de otro día
command-search = Buscar, en inglés o chino
command-paper = Un artículo por su id de arXiv
command-follow = Seguir un tema
command-mute = Silenciar un tema
command-topics = Lo que sigues y silencias
command-subscribe = Suscribirse, con hora y zona si quieres
command-unsubscribe = Dejar de recibir el resumen diario
command-status = Qué llega y cuándo, y por qué no llegó nada
command-save = Guardar un artículo
command-saved = Tus artículos guardados, también como archivos
command-settings = Hora, días, zona horaria, estilo, idioma
command-privacy = Lo que guardo
command-forget = Borrar todo lo que guardo de ti
command-stats = Estadísticas de los últimos 30 días
command-reload = Buscar informes nuevos ahora
command-broadcast = Enviar un aviso a todos los suscriptores
command-help = Cómo se usa este bot
description = Cada día, un resumen de los artículos de IA del día: una línea por artículo, ordenados por campo, y al tocarla se abre su ficha. Búsqueda en inglés o chino.
short-description = Los artículos de IA del día en un resumen, cada día. Búsqueda en inglés o chino.
