# Что говорит Papergram: коротко и просто. Все ключи есть и в en.ftl.
# Словарь (одно слово для одной вещи):
# paper — статья, report — выпуск, overview — обзор, card — карточка, field — область, topic — тема
# follow — отслеживать, mute — скрывать, left out — скрыто, matching — подходящие
# subscription — подписка, delivery/push — отправка, quiet day — день без обзора
# notice — объявление, save — сохранить, search — поиск, private chat — личный чат, style — вид
# time zone — часовой пояс, feed — сбор статей, store — база данных. На «вы», пол не указывается

## Карточки и обзор
card-authors-more = { $names } и др.
comma = { ", " }
section-field = Область
section-contribution = Вклад
section-usage = Применение
section-innovations = Новизна
section-results = Результаты
section-other = Ещё
link-paper = Статья
link-code = Код
link-project = Проект
card-because = ⭐ Вы отслеживаете: { $words }
overview-title = 📄 { $date } · { $count ->
    [one] { $count } статья
    [few] { $count } статьи
   *[many] { $count } статей
}
overview-seen = 🔁 { $count ->
    [one] { $count } статья уже была
    [few] { $count } статьи уже были
   *[many] { $count } статей уже были
} в прошлых выпусках.
overview-continued = 📄 { $date } · часть { $part } из { $parts }
# Пометка статьи, текст которой не на русском; для русского пусто.
in-language = { $language ->
    [ru] {""}
   *[other] на { language-called }
}
some-in-language = { $count } { in-language }
# Всегда после «на», поэтому в предложном падеже.
language-called = { $language ->
    [de] немецком
    [en] английском
    [es] испанском
    [fr] французском
    [it] итальянском
    [ja] японском
    [ko] корейском
    [pt] португальском
    [ru] русском
    [zh] китайском
   *[other] { $language }
}
overview-muted = 🔇 По скрытым темам { $count ->
    [one] не показана { $count } статья
    [few] не показаны { $count } статьи
   *[many] не показано { $count } статей
}.
overview-only-followed = ⭐ Только отслеживаемые темы; { $count ->
    [one] скрыта ещё { $count } статья
    [few] скрыты ещё { $count } статьи
   *[many] скрыто ещё { $count } статей
}.
left-out-title = 📄 { $date } · скрыто: { $count }
similar-title = ≈ Статьи, похожие на эту:
similar-none = ≈ Пока нет статей, похожих на эту:
similar-shared = общее: { $things }
text-page = Страница { $page } из { $pages }
text-none = Больше об этой статье в выпуске ничего нет.
overview-also = С прошлого обзора вышли ещё выпуски: { $dates } (открыть: /digest)

## Крупные области
broad-robots = Роботы и воплощённый ИИ
broad-agents = Агенты и инструменты
broad-language = Язык и рассуждения
broad-multimodal = Мультимодальные модели
broad-vision = Зрение и изображения
broad-video = Видео и генерация
broad-worlds = 3D и модели мира
broad-audio = Речь и звук
broad-training = Обучение, RL и выравнивание
broad-systems = Эффективность и системы
broad-science = Медицина и наука
broad-retrieval = Поиск и рекомендации
broad-safety = Безопасность и доверие
broad-data = Данные и оценка
broad-other = Другое

## Кнопки
button-back = ↩ Назад
button-previous = ‹ Пред.
button-next = След. ›
button-previous-paper = ‹ Пред.
button-next-paper = След. ›
button-subscribe = 🔔 Подписаться
button-unsubscribe = 🔕 Отписаться
button-similar = ≈ Похожие
button-text = 📖 Полный текст
button-open = 📖 Читать в личном чате
button-left-out = Показать скрытые ({ $count })
button-followed = ⭐ Отслеживаемые ({ $count })
button-show-all = Показать все ({ $count })
button-follow = ✅ Отслеживать
button-mute = ✅ Скрывать
button-mute-words = 🔇 Скрывать «{ $words }»
button-follow-words = ⭐ Отслеживать «{ $words }»
button-search = 🔎 Искать «{ $words }»
button-arxiv = 🔎 Искать на arXiv
button-cancel = Отмена
button-calendar = 📅 Другие дни
button-save = 🔖 Сохранить
button-saved = ✅ Сохранено
button-less = 🔇 Реже
button-share = 📤 Поделиться
button-time = 🕘 { $time }
button-days = 🗓 { $days }
button-zone = 🌍 { $zone }
button-zone-other = 🌍 Другое место
button-style = 📄 Вид
button-language = 💬 Язык
button-quiet-on = 🤫 Пояснять дни без обзора
button-quiet-off = 🤫 Не писать в дни без обзора
button-only-on = ⭐ Только отслеживаемые темы
button-only-off = ⭐ Присылать все статьи
button-open-private = 💬 Открыть личный чат
button-forget = 🗑 Да, удалить всё
button-send = 📣 Отправить

## Приветствие и подписка
welcome = Здравствуйте! Это Papergram.
    Каждый день я присылаю обзор новых статей об ИИ: по строке на статью, по областям. Нажмите на номер, чтобы открыть карточку.
    Чтобы искать, отправьте слова на английском или китайском. Чтобы открыть статью, отправьте её номер arXiv или ссылку.
welcome-subscribed = ✅ Вы подписаны: { $days } в { $time } ({ $zone }).
welcome-next = Следующая отправка: { $when }.
welcome-zone = 🌍 Часовой пояс выбран предположительно. Который у вас час? Нажмите на нужное время или отправьте геопозицию; она не сохраняется.
welcome-language = 🌐 Пока выпуски выходят на { language-called }. Если выпуск есть и на русском, придёт русский.
welcome-newest = Вот последний выпуск:
welcome-no-digest = Выпусков пока нет. Первый придёт сразу, как только появится.
link-unknown = Того, на что указывает эта ссылка, здесь нет.
welcome-group = Здравствуйте! Администратор может отправить /subscribe, и статьи об ИИ будут приходить сюда каждый день.
subscribed = ✅ Подписка включена: { $days } в { $time } ({ $zone }).
    Следующая отправка: { $when }.
subscribe-usage = Например: /subscribe{ $to } 08:30 Москва
    Время и часовой пояс можно не указывать. Непонятно: «{ $word }».
unsubscribed = 🔕 Подписка отключена. Настройки сохранены; чтобы возобновить её, отправьте /subscribe{ $to }
not-subscribed = Подписки нет. Чтобы начать, отправьте /subscribe{ $to }
only-admins = Менять подписку здесь могут только администраторы.
when-today = сегодня в { $time }
when-tomorrow = завтра в { $time }
when-on = { $date } в { $time }
when-arrival = { $when } или как только появится новый выпуск

## Выпуски
no-digest-yet = Выпусков пока нет.
no-digest-on = За { $date } выпуска нет. Ближайшие: { $dates }
digest-usage = Например: /digest 2026-02-16, /digest 16.02.2026 или /digest 16.02
digest-unclear = «{ $word }» — это { $one } или { $other }? Отправьте одну из этих дат, например: /digest { $one }
calendar-title = 📅 Выпуски за { $month }:
calendar-empty = 📅 За { $month } выпусков нет.

## Статьи
paper-usage = Например: /paper 2602.12617 (подойдут и ссылка, и слова из названия)
paper-unknown = Статьи { $id } здесь нет. Возможно, она есть на arXiv: { $url }
paper-nearest = Статьи с похожим номером:
papers-rest = За раз открывается статей не больше { $first }. Ещё { $count ->
        [one] { $count } статью
        [few] { $count } статьи
       *[many] { $count } статей
    } отправьте отдельно: { $ids }
paper-gone = Этой статьи здесь больше нет.

## Поиск
search-usage = Что ищете? Например: /search robotics или /search image generation
search-title = 🔎 { $words } · { $total ->
    [one] { $total } статья
    [few] { $total } статьи
   *[many] { $total } статей
}
search-more-than = 🔎 { $words } · больше { $total ->
    [one] { $total } статьи
    [few] { $total } статей
   *[many] { $total } статей
}
search-none = 🔎 По запросу «{ $words }» ничего не найдено. Попробуйте другие слова, на английском или китайском.
search-none-follow = Или отслеживайте эту тему: когда такие статьи появятся, они будут первыми.
search-also = также: { $words }
search-incomplete = Поисковый индекс ещё строится: несколько минут часть статей может не находиться.
search-corrected = Показаны результаты по запросу «{ $words }».
search-page = Страница { $page } из { $pages }
search-typed-only = Только «{ $words }»
search-gone = Этот поиск устарел. Повторите его.

## Темы
topic-follow = ⭐ Отслеживать «{ $words }»?
topic-mute = 🔇 Скрывать «{ $words }»?
topic-would-follow = { $count ->
    [one] Первой была бы { $count } статья
    [few] Первыми были бы { $count } статьи
   *[many] Первыми были бы { $count } статей
} из последних { $total }.
topic-would-mute = { $count ->
    [one] Была бы скрыта { $count } статья
    [few] Были бы скрыты { $count } статьи
   *[many] Было бы скрыто { $count } статей
} из последних { $total }.
topic-hidden = Ещё { $count ->
    [one] { $count } статья всё равно не попала
    [few] { $count } статьи всё равно не попали
   *[many] { $count } статей всё равно не попали
} бы в обзор из-за скрытых тем.
less-title = 🔇 Показывать такое реже? Любую из этих областей можно скрыть:
less-nothing = 🔇 У этой статьи не указана область, которую можно скрыть. Статьи скрывает команда «/mute слова».
topic-no-match = Среди последних статей ({ $total }) таких нет. Тема будет действовать для будущих статей.
topic-untried = Статей пока нет, проверить тему не на чем.
topic-also = также: { $words }
topic-newest = { $count ->
    [1] Самая новая:
    [one] { $count } самая новая:
    [few] { $count } самые новые:
   *[many] { $count } самых новых:
}
topic-followed = ⭐ Тема «{ $words }» отслеживается. Подходящие статьи будут первыми, с отметкой ⭐. Все темы: /topics{ $to }
topic-muted = 🔇 Тема «{ $words }» скрыта. Подходящих статей в обзоре не будет, но их число указывается. Все темы: /topics{ $to }
topic-followed-already = ⭐ Тема «{ $words }» уже отслеживается. Все темы: /topics{ $to }
topic-muted-already = 🔇 Тема «{ $words }» уже скрыта. Все темы: /topics{ $to }
topic-full = Тем уже { $most }, это предел. Сначала удалите одну: /topics{ $to }
topic-not-kept = Не добавлено: «{ $words }»
topics-too-many = Здесь { $count ->
    [one] { $count } тема
    [few] { $count } темы
   *[many] { $count } тем
}. За один раз можно отправить не больше { $most }.
topic-too-long = Тема слишком длинная: можно не больше { $most ->
    [one] { $most } символа
    [few] { $most } символов
   *[many] { $most } символов
}.
topic-unchanged = Ничего не изменено.
topic-gone = Эта тема уже удалена. Все темы: /topics{ $to }
topic-needs-subscription = От тем зависит, что попадает в ежедневный обзор. Чтобы получать его, сначала отправьте /subscribe{ $to }
follow-usage = Что отслеживать? Например: /follow{ $to } robotics или /follow{ $to } image generation
mute-usage = Что скрывать? Например: /mute{ $to } medical или /mute{ $to } 3D
topics-none = Тем пока нет. Команда «/follow{ $to } слова» ставит подходящие статьи первыми, «/mute{ $to } слова» скрывает их.
topics-followed = ⭐ Отслеживаемые
topics-muted = 🔇 Скрытые
topics-drop = Чтобы удалить тему, нажмите на неё.

## Дни без обзора
quiet-no-report = 🕘 Сегодня нового выпуска пока нет. Если он появится до полуночи, я его пришлю.
quiet-weekend = 🕘 Сегодня выпуска нет: по выходным их обычно не бывает. Если он появится до полуночи, я его пришлю.
quiet-newest = Последний выпуск: { $date } (/today)
# Что известно о сборе статей: день следующего выпуска и выходные.
feed-reading = 📥 { $date }: статей прочитано { $read } из { $listed }; выпуск выйдет примерно в { $time }.
feed-late = 📥 { $date }: статей прочитано { $read } из { $listed }; выпуск выйдет, как только будет готов.
feed-weekend = 📭 По выходным новых статей не бывает.
feed-nothing-yet = 📭 { $date }: список статей ещё не опубликован.
quiet-nothing-for-you = 🕘 { $date }: { $count ->
    [one] { $count } статья
    [few] { $count } статьи
   *[many] { $count } статей
}, но по вашим темам ничего нет.

## Исправления
corrected-gone = То, что было здесь, перенесено в другое сообщение или удалено.
revised = ✏️ { $what }
revised-papers = { $numbers }: { $parts }
revised-part = { $part ->
    [title] название
    [field] область
    [contribution] вклад
    [usage] применение
    [innovations] новизна
    [results] результаты
    [extras] остальной текст
    [people] авторы
    [links] ссылки
    [new] добавлено
    [gone] удалено
   *[other] { $part }
}

## Состояние
status-subscribed = 🔔 Подписка включена: { $days } в { $time } ({ $zone }).
status-off = 🔕 Подписки нет. Чтобы начать, отправьте /subscribe{ $to }
status-paused = ⏸ Приостановлено ({ $when }): { $reason } Отправка возобновится, как только причина исчезнет; при каждой отправке я пробую снова.
status-last = Последняя отправка: выпуск за { $date } ({ $when }).
status-last-newest = Последняя отправка: самый новый выпуск, за { $date } ({ $when }).
status-partly = Последняя отправка: выпуск за { $date }, доставлено сообщений: { $sent } из { $total }.
status-never = Сюда ещё ничего не отправлялось.
status-next = Следующая отправка: { $when }.
status-waiting = Уже больше { $time }, а сегодняшнего выпуска ещё нет.
status-newest-unseen = Последний выпуск: { $date }
status-newest-nothing = Последний выпуск: { $date }; в нём нет статей по вашим темам (/topics{ $to }), поэтому ничего не отправлено.
status-failed = ⚠️ { $date }: { $count ->
    [one] не доставлено { $count } сообщение
    [few] не доставлены { $count } сообщения
   *[many] не доставлено { $count } сообщений
}: { $reason }
status-unknown = ⚠️ { $date }: неизвестно, { $count ->
    [one] дошло ли { $count } сообщение
    [few] дошли ли { $count } сообщения
   *[many] дошло ли { $count } сообщений
} (ответа не было, или работа прервалась).
reason-out = меня заблокировали или удалили из чата.
reason-rights = мне нельзя сюда писать.
reason-topic = тема форума закрыта или удалена.
reason-stopped = подписку отключили раньше.
reason-interrupted = работа прервалась.
reason-refused = Telegram отказал.
status-empty = Выпусков пока нет.

## Настройки
settings-title = ⚙️ Настройки
settings-time = 🕘 Время: { $time }
settings-days = 🗓 Дни: { $days }
settings-zone = 🌍 Часовой пояс: { $zone }
settings-style = 📄 Вид: { $style }
settings-language = 💬 Язык: { $language }
language-but-reports = { $name } (выпуски пока на { language-called })
settings-quiet-on = 🤫 Дни без обзора: с пояснением
settings-quiet-off = 🤫 Дни без обзора: без сообщений
settings-only-on = { $follows ->
    [no] ⭐ Статьи: только отслеживаемые темы; пока их нет, приходят все статьи (/follow{ $to })
   *[yes] ⭐ Статьи: только отслеживаемые темы (/topics{ $to })
}
settings-only-off = ⭐ Статьи: все
settings-next = Следующая отправка: { $when }.
settings-typed = Нажмите, чтобы изменить, или напишите, например: /settings время 08:30
settings-typed-for = Чтобы изменить, напишите, например: /settings { $name } время 08:30
settings-done = ✅ Готово.
settings-unread = Непонятно: «{ $word }». Можно так:
settings-missing = Для «{ $word }» не указано значение. Можно так:
settings-ways =
    /settings{ $to } время 08:30
    /settings{ $to } дни будни (или каждый день, пн ср пт)
    /settings{ $to } пояс Москва
    /settings{ $to } вид обзор (или карточки, названия)
    /settings{ $to } язык русский (или english)
    /settings{ $to } пояснения вкл (или выкл)
    /settings{ $to } статьи отслеживаемые (или все)
zone-unread = Неизвестно, где находится «{ $word }». Отправьте крупный город поблизости (Москва, Берлин) или смещение, например UTC+3.
ask-time = Во сколько? Нажмите час, а затем, если нужно, минуты.
ask-days = По каким дням недели? Выпуски за остальные дни будут названы в следующем обзоре.
ask-zone = Где вы? Нажмите город, напишите свой (Москва, UTC+3) или отправьте геопозицию; она не сохраняется.
ask-style = Как показывать статьи?
ask-language = На каком языке?
style-overview = обзор, статьи по областям
style-cards = карточки, сообщение на статью
style-titles = названия, строка на статью
city-shanghai = Шанхай
city-tokyo = Токио
city-singapore = Сингапур
city-kolkata = Мумбаи
city-berlin = Берлин
city-london = Лондон
city-new-york = Нью-Йорк
city-los-angeles = Лос-Анджелес
when-now = с минуты на минуту
days-all = каждый день
days-working = по будням
days-weekend = по выходным
weekday-1 = пн
weekday-2 = вт
weekday-3 = ср
weekday-4 = чт
weekday-5 = пт
weekday-6 = сб
weekday-7 = вс

## Язык: как он называет себя и как его называют люди
language-name = Русский
language-words = russian русский по-русски 俄文 俄语 俄語 ロシア語 ruso

## Слова, понятные без команды
typed-help = помощь справка ? ？
typed-stop = стоп отписаться отписка отпишись
typed-today = сегодня
typed-yesterday = вчера
typed-before-yesterday = позавчера
typed-last = прошлый прошлая прошлую прошлое прошлой

## Что пишут после /settings: названия настроек, затем их значения
typed-time = время час
typed-days = дни день
typed-days-all = каждыйдень ежедневно вседни
typed-days-working = будни побудням буднидни рабочиедни порабочимдням
typed-days-weekend = выходные повыходным выходныедни
typed-weekday-1 = пн понедельник понедельники
typed-weekday-2 = вт вторник вторники
typed-weekday-3 = ср среда среду среды
typed-weekday-4 = чт четверг четверги
typed-weekday-5 = пт пятница пятницу пятницы
typed-weekday-6 = сб суббота субботу субботы
typed-weekday-7 = вс воскресенье воскресенья
typed-and = и с
typed-to = по до
typed-zone = пояс часовойпояс город зона
typed-style = вид стиль
typed-style-overview = обзор
typed-style-cards = карточки карточка
typed-style-titles = названия название заголовки
typed-language = язык
typed-quiet = пояснения пояснение днибезобзора
typed-quiet-on = вкл да
typed-quiet-off = выкл нет
typed-only = статьи показывать
typed-only-followed = отслеживаемые вкл да
typed-only-all = все всё выкл нет

## Сохранённые статьи
save-usage = Например: /save 2602.12617 (или ответьте на карточку командой /save)
save-done = 🔖 Сохранено. Все сохранённые статьи: /saved
save-already = 🔖 Уже сохранено. Все сохранённые статьи: /saved
save-undone = Удалено из сохранённых.
save-nobody = От имени канала или группы сохранять статьи нельзя.
saved-title = 🔖 Сохранённое · { $total ->
    [one] { $total } статья
    [few] { $total } статьи
   *[many] { $total } статей
}
saved-found = 🔖 Сохранённое · { $words } · { $total ->
    [one] { $total } статья
    [few] { $total } статьи
   *[many] { $total } статей
}
saved-none = 🔖 Среди сохранённых статей нет подходящих под «{ $words }». Все сохранённые статьи: /saved
saved-empty = 🔖 Сохранённых статей пока нет. Нажмите 🔖 под карточкой или отправьте /save и номер arXiv.
saved-private = 🔖 Сохранённые статьи — в нашем личном чате.

## Каналы
# Имя стоит в начале и не склоняется: это может быть и channel-that.
channel-offer = 🔔 Каждый день присылать статьи в { $name }?
channel-not-there = { $name }: меня там нет. Добавьте меня администратором с правом публиковать сообщения и попробуйте ещё раз.
channel-not-yours = { $name }: менять это могут только администраторы.
channel-no-voice = { $name }: мне нельзя публиковать сообщения. Разрешите это и попробуйте ещё раз.
channel-no-answer = { $name }: Telegram не ответил. Попробуйте ещё раз.
channel-that = Этот канал

## В любом чате
inline-button = Открыть личный чат
inline-none = Ничего не найдено · открыть личный чат

## Конфиденциальность
privacy = 🔒 Что я храню:
    • о каждом чате с подпиской: id чата, время, дни, часовой пояс, вид, язык, темы, а также что и когда отправлено
    • о вас: сохранённые статьи и выбранный язык
    • слова из поиска, но не то, кто искал
    • сколько раз в день выполняется каждое действие, но не то, кто его выполняет

    Имена, сообщения и геопозиции не хранятся. Команда /forget сразу удаляет всё о вас.
forget-ask = 🗑 Удалить всё, что о вас хранится: подписку, настройки, темы, сохранённые статьи и записи об отправках? Отменить удаление нельзя.
forget-private = 🗑 Это можно сделать в нашем личном чате.
forget-kept = Ничего не удалено.
forgotten = 🗑 Всё о вас удалено. Чтобы начать заново, отправьте /start

## Не так быстро
slow-down = Слишком много сообщений. Попробуйте ещё раз через 30 секунд.
slow-down-button = Слишком много нажатий. Попробуйте ещё раз через 30 секунд.

## Для тех, кто держит бота
stats-title = 📊 { $days ->
    [one] Последний { $days } день
    [few] Последние { $days } дня
   *[many] Последние { $days } дней
}
stats-subscribers = 1. Подписки: действующих { $on }, отключённых { $off }
stats-sent = 2. Доставлено сообщений: { $count }
stats-searches = 3. Поисковых запросов: { $count }, без результатов (красные): { $nothing }
stats-topics = 4. Темы карточек, которые открывали:
stats-no-topics = 4. Темы: карточек ещё не открывали
stats-papers = Статей: { $papers }, выпусков: { $reports }, последний: { $newest }
stats-feed = Сбор статей: { $date }, в выпуске { $papers ->
    [one] { $papers } статья
    [few] { $papers } статьи
   *[many] { $papers } статей
}, из них частично или полностью по аннотации: { $fell }
stats-feed-bill = Токены, { $days ->
    [one] последний { $days } день
    [few] последние { $days } дня
   *[many] последние { $days } дней
}: { $tokens }
stats-feed-next = Сбор статей продолжится: { $time } UTC
reload-new = ✅ { $file }: новый, { $count ->
    [one] { $count } статья
    [few] { $count } статьи
   *[many] { $count } статей
}
reload-changed = ✅ { $file }: изменён, { $count ->
    [one] { $count } статья
    [few] { $count } статьи
   *[many] { $count } статей
}
reload-refused = ⚠️ { $file }: не принят: { $reason }
reload-awaited = ⏳ { $file }: возможно, записан не до конца; будет прочитан, когда перестанет меняться
reload-gone = { $file }: удалён; статьи из него остались
reload-unchanged = Без изменений: { $count }
reload-feeds = 📥 Идёт загрузка статей за последние дни.
broadcast-usage = Отправьте /broadcast, а за ним текст; можно с жирным шрифтом и ссылками
broadcast-ask = 📣 Сообщение уйдёт по { $count ->
    [one] { $count } подписке
    [few] { $count } подпискам
   *[many] { $count } подпискам
} точно в таком виде. Отправить?
broadcast-price = Отправка платная: не дороже { $stars ->
    [one] { $stars } звезды
    [few] { $stars } звёзд
   *[many] { $stars } звёзд
}.
broadcast-unsendable = ⚠️ Telegram не принимает это сообщение: в нём нет видимого текста, оно слишком длинное или в нём слишком много ссылок. Ничего не отправлено. Измените текст и попробуйте ещё раз.
broadcast-sent = 📣 Отправляется по { $count ->
    [one] { $count } подписке
    [few] { $count } подпискам
   *[many] { $count } подпискам
}.
broadcast-cancelled = Не отправлено.
broadcast-settled = Это сообщение уже отправлено или отменено.
note-refused = ⚠️ { $count ->
    [1] Выпуск не принят: { $files }
    [one] Не принят { $count } выпуск:
    { $files }
    [few] Не приняты { $count } выпуска:
    { $files }
   *[many] Не принято { $count } выпусков:
    { $files }
}
note-refused-file = { $file }: { $reason }
note-refused-more = … и ещё { $count }. Причины покажет papergram load.
note-failures = ⚠️ Выпуск за { $date }: сообщений не доставлено { $failed } из { $total }. Причины: { $reasons }
note-troubles = ⚠️ { $count ->
    [one] { $count } ошибка
    [few] { $count } ошибки
   *[many] { $count } ошибок
} в работе бота; остальные читатели получают всё, неудавшееся будет повторено: { $causes }
note-deaf = ⚠️ Сообщения от Telegram не приходят уже { $minutes } мин.: { $reason }
note-hearing = ✅ Сообщения от Telegram снова приходят.
note-waiting = ⚠️ Есть что отправить, но уже { $minutes } мин. ни одно сообщение не доходит до Telegram. Что не так, покажет papergram check.
note-waiting-over = ✅ Сообщения снова доходят до Telegram.
note-clock = ⚠️ Часы компьютера, на котором работает бот, расходятся с часами Telegram на { $seconds } с, поэтому выпуски уходят не вовремя. Настройте синхронизацию по NTP.
note-clock-over = ✅ Часы компьютера, на котором работает бот, снова идут верно.
note-disk = ⚠️ На диске с базой данных осталось всего { $free } МБ. Освободите место, пока диск не заполнился.
note-disk-over = ✅ Места на диске снова достаточно.
note-folder = ⚠️ Не читается папка с выпусками: { $reason }
note-folder-over = ✅ Папка с выпусками снова читается.
note-backup = ⚠️ Не удалось сделать резервную копию базы данных: { $reason }
note-backup-over = ✅ Резервные копии базы данных снова создаются.
note-database = ⚠️ В базу данных ничего не записать: { $reason }. Рассылка и ответы ждут.
note-database-over = ✅ В базу данных снова можно писать.
note-takeover = 🔁 Процесс на { $host } принял работу: тот, что работал раньше, завершился.
note-late = ⚠️ Сегодняшнего выпуска ещё нет. Обычно он приходит примерно в { $time } ({ $zone }).
note-feed = ⚠️ Сбор статей требует вашего внимания: { $reason }
note-store-lost = ⛔ База данных потеряна, бот остановлен: { $reason }. Замените её резервной копией и запустите бота снова.

## Справка и остальное
stop-ask = 🔕 Больше не присылать ежедневный обзор? Настройки сохранятся.
help = Отправьте слова, чтобы искать, или номер arXiv либо ссылку, чтобы открыть статью. Нажмите на пример, чтобы скопировать его.

    /today — последний обзор
    /digest — обзор за другой день: `/digest 16.02`
    /search — поиск статей: `/search robot hands`; уточнить можно так: `-слово`, `OR`, `title:слово`, `author:имя`, `2026`, `last year`, `since:2026-02`
    /paper — одна статья: `/paper 2602.12617`
    /follow — ставить подходящие статьи первыми: `/follow robotics, video`
    /mute — скрывать их: `/mute medical`
    /topics — отслеживаемые и скрытые темы
    /subscribe — обзор каждый день: `/subscribe 08:30 Москва`
    /unsubscribe — отключить обзор
    /status — что и когда придёт и почему ничего не пришло
    /save — сохранить статью: `/save 2602.12617`; все сохранённые: /saved
    /settings — время, дни, часовой пояс, вид, язык: `/settings дни будни`
    /privacy — что я храню; удалить всё: /forget
    /help — эта справка

    В любом чате: `@{ $bot } robot hands` отправит туда карточку.
    Для вашего канала, прямо отсюда: `/subscribe @yourchannel 08:30 Москва`
not-understood = Такие сообщения я не понимаю. Отправьте слова для поиска или посмотрите /help
unknown-command = Команды { $command } нет. Все команды: /help
only-in-private = Это работает только в нашем личном чате.
old-button = Эта кнопка больше не работает. Отправьте /today, чтобы начать заново.
button-changed = Эта кнопка больше не работает: сообщение изменилось. Нажмите ещё раз.
store-away = ⏳ База данных сейчас недоступна. Ваше сообщение получено, ответ придёт, как только это станет возможно.
went-wrong = Что-то пошло не так; ошибка записана. Попробуйте ещё раз.
shown-nothing-new = Эта страница уже открыта.

## Меню команд
command-today = Последний обзор
command-digest = Обзор за другой день
command-search = Поиск на английском или китайском
command-paper = Статья по номеру arXiv
command-follow = Отслеживать тему
command-mute = Скрывать тему
command-topics = Отслеживаемые и скрытые темы
command-subscribe = Подписаться; можно указать время и часовой пояс
command-unsubscribe = Отключить ежедневный обзор
command-status = Что и когда придёт и почему ничего не пришло
command-save = Сохранить статью
command-saved = Сохранённые статьи, в том числе файлом
command-settings = Время, дни, часовой пояс, вид, язык
command-privacy = Что хранит бот
command-forget = Удалить всё, что о вас хранится
command-stats = Статистика за последние 30 дней
command-reload = Проверить новые выпуски сейчас
command-broadcast = Отправить объявление всем подписчикам
command-help = Как пользоваться ботом
description = Каждый день — обзор новых статей об ИИ: по строке на статью, по областям. Нажмите на номер, чтобы открыть карточку. Поиск на английском или китайском.
short-description = Новые статьи об ИИ в одном обзоре, каждый день. Поиск на английском или китайском.
