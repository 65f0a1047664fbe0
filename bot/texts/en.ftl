# What Papergram says. Short sentences, no jargon; every key is in zh.ftl as well.

## Cards and overview
card-authors-more = { $names } et al.
comma = { ", " }
section-field = Field
section-contribution = Contribution
section-usage = Usage
section-innovations = Innovations
section-results = Results
section-other = More
link-paper = Paper
link-code = Code
link-project = Project
card-because = ⭐ Because you follow: { $words }
overview-title = 📄 { $date } · { $count ->
    [1] 1 paper
   *[other] { $count } papers
}
overview-seen = 🔁 { $count ->
    [1] 1 paper was
   *[other] { $count } papers were
} in an earlier report.
overview-continued = 📄 { $date } · part { $part } of { $parts }
# Of a paper whose texts are not in English; empty for English.
in-language = { $language ->
    [en] {""}
   *[other] in { language-called }
}
some-in-language = { $count } { in-language }
language-called = { $language ->
    [de] German
    [en] English
    [es] Spanish
    [fr] French
    [it] Italian
    [ja] Japanese
    [ko] Korean
    [pt] Portuguese
    [ru] Russian
    [zh] Chinese
   *[other] { $language }
}
overview-muted = 🔇 { $count ->
    [1] 1 muted paper
   *[other] { $count } muted papers
} left out.
overview-only-followed = ⭐ Followed papers only; { $count ->
    [1] 1 other
   *[other] { $count } others
} left out.
left-out-title = 📄 { $date } · { $count } left out
similar-title = ≈ Papers similar to this one:
similar-none = ≈ No similar papers yet for this one:
similar-shared = In common: { $things }
text-page = Page { $page } of { $pages }
text-none = The report has no further text about it.
overview-also = Also since your last overview: { $dates } (/digest opens them)

## Broad fields
broad-robots = Robotics & embodied AI
broad-agents = Agents & tools
broad-language = Language & reasoning
broad-multimodal = Multimodal & vision-language
broad-vision = Vision & images
broad-video = Video & generation
broad-worlds = 3D & worlds
broad-audio = Speech & audio
broad-training = Training, RL & alignment
broad-systems = Efficiency & systems
broad-science = Medicine & science
broad-retrieval = Search & recommendation
broad-safety = Safety & trust
broad-data = Data & evaluation
broad-other = Other

## Buttons
button-back = ↩ Back
button-previous = ‹ Previous
button-next = Next ›
button-previous-paper = ‹ Previous
button-next-paper = Next ›
button-subscribe = 🔔 Subscribe
button-unsubscribe = 🔕 Unsubscribe
button-similar = ≈ Similar
button-text = 📖 Full text
button-open = 📖 Read in private chat
button-left-out = Show papers left out ({ $count })
button-followed = ⭐ Followed ({ $count })
button-show-all = Show all { $count }
button-follow = ✅ Follow
button-mute = ✅ Mute
button-mute-words = 🔇 Mute “{ $words }”
button-follow-words = ⭐ Follow “{ $words }”
button-search = 🔎 Search “{ $words }”
button-arxiv = 🔎 Search arXiv
button-cancel = Cancel
button-calendar = 📅 Other days
button-save = 🔖 Save
button-saved = ✅ Saved
button-less = 🔇 Less
button-share = 📤 Share
button-time = 🕘 { $time }
button-days = 🗓 { $days }
button-zone = 🌍 { $zone }
button-zone-other = 🌍 Another place
button-style = 📄 Style
button-language = 💬 Language
button-quiet-on = 🤫 Explain quiet days
button-quiet-off = 🤫 Stay silent on quiet days
button-only-on = ⭐ Followed papers only
button-only-off = ⭐ Send all papers
button-open-private = 💬 Open private chat
button-forget = 🗑 Yes, delete everything
button-send = 📣 Send

## Welcome and subscription
welcome = Hello, I'm Papergram.
    Every day I send you an overview of the day's AI papers: a line per paper under its field, and a tap opens its card.
    Send me words to search for, in English or Chinese, or a paper's arXiv id or link to open it.
welcome-subscribed = ✅ You are subscribed: { $days } at { $time } ({ $zone }).
welcome-next = Next delivery: { $when }.
welcome-zone = 🌍 The time zone is a guess. What time is it where you are? Tap it, or share your location; it is not stored.
welcome-language = 🌐 Reports come in { language-called } for now. Where there is an English one too, you get that.
welcome-newest = Here is the latest:
welcome-no-digest = No report has arrived yet. You'll get the first one as soon as it arrives.
link-unknown = I don't have what that link points to.
welcome-group = Hello! An administrator can send /subscribe to get the day's AI papers here every day.
subscribed = ✅ Subscribed: { $days } at { $time } ({ $zone }).
    Next delivery: { $when }.
subscribe-usage = Try: /subscribe{ $to } 08:30 Europe/Berlin
    The time and the time zone are optional. I didn't understand “{ $word }”.
unsubscribed = 🔕 Unsubscribed. Your settings are kept; send /subscribe{ $to } to resume.
not-subscribed = Not subscribed. Send /subscribe{ $to } to start.
only-admins = Only administrators can change the subscription here.
when-today = today at { $time }
when-tomorrow = tomorrow at { $time }
when-on = { $date } at { $time }
when-arrival = { $when }, or as soon as a new report arrives

## Digests
no-digest-yet = No report has arrived yet.
no-digest-on = There is no report for { $date }. Nearest: { $dates }
digest-usage = Try: /digest 2026-02-16, /digest yesterday or /digest March 3
digest-unclear = “{ $word }” could be { $one } or { $other }. Please send one of them, for example: /digest { $one }
calendar-title = 📅 Days with a report in { $month }:
calendar-empty = 📅 No reports in { $month }.

## Papers
paper-usage = Try: /paper 2602.12617 (a link or words of the title work too)
paper-unknown = I don't have { $id }. arXiv may have it: { $url }
paper-nearest = Papers with a similar id:
papers-rest = Those are the first { $first } papers in your message. Please send the { $count ->
        [1] other one
       *[other] other { $count }
    } again: { $ids }
paper-gone = That paper is no longer here.

## Search
search-usage = What are you looking for? For example: /search robotics or /search image generation
search-title = 🔎 { $words } · { $total ->
    [1] 1 paper
   *[other] { $total } papers
}
search-more-than = 🔎 { $words } · more than { $total } papers
search-none = 🔎 Nothing found for “{ $words }”. Try another word, in English or Chinese.
search-none-follow = Or follow it: papers on it will come first once there are any.
search-also = Also searched: { $words }
search-incomplete = The search index is being built: some papers may be missing for a few minutes.
search-corrected = Showing results for “{ $words }”.
search-page = Page { $page } of { $pages }
search-typed-only = Search only “{ $words }”
search-gone = That search has expired. Please search again.

## Topics
topic-follow = ⭐ Follow “{ $words }”?
topic-mute = 🔇 Mute “{ $words }”?
topic-would-follow = { $count } of the last { $total } papers would have come first.
topic-would-mute = { $count } of the last { $total } papers would have been left out.
topic-hidden = { $count } more would still be left out because of what you mute.
less-title = 🔇 Less like this? Each of its fields can be muted:
less-nothing = 🔇 This paper names no field to mute. Send /mute and some words to leave papers out.
topic-no-match = None of the last { $total } papers is about it. It would still apply to future papers.
topic-untried = There are no papers yet to try it on.
topic-also = Also counts: { $words }
topic-newest = { $count ->
    [1] This one:
   *[other] The newest { $count }:
}
topic-followed = ⭐ Following “{ $words }”. Matching papers come first, marked ⭐. /topics{ $to } lists all.
topic-muted = 🔇 Muted “{ $words }”. Matching papers are left out, and the overview says how many. /topics{ $to } lists all.
topic-followed-already = ⭐ You already follow “{ $words }”. /topics{ $to } lists all.
topic-muted-already = 🔇 “{ $words }” is already muted. /topics{ $to } lists all.
topic-full = There are already { $most } topics, the maximum. Remove one first: /topics{ $to }
topic-not-kept = Not added: “{ $words }”
topics-too-many = Those are { $count } topics. Please send at most { $most } at a time.
topic-too-long = That is too long for a topic: { $most } characters at most.
topic-unchanged = Nothing changed.
topic-gone = That topic was already removed. /topics{ $to } lists all.
topic-needs-subscription = Topics shape the daily overview. To get it, first send /subscribe{ $to }
follow-usage = What do you want to follow? For example: /follow{ $to } robotics or /follow{ $to } image generation
mute-usage = What do you want to leave out? For example: /mute{ $to } medical or /mute{ $to } 3D
topics-none = No topics yet. /follow{ $to } words puts matching papers first, /mute{ $to } words leaves them out.
topics-followed = ⭐ Followed
topics-muted = 🔇 Muted
topics-drop = Tap one to remove it.

## Quiet days
quiet-no-report = 🕘 No new report yet today. I'll send it if it arrives before midnight.
quiet-weekend = 🕘 No report today. As a rule there is none on weekends. I'll send it if one arrives before midnight.
quiet-newest = Latest report: { $date } (/today)
# What the feed knows: the day whose report is next, and weekends.
feed-reading = 📥 { $date }: { $read } of { $listed } papers are read; the report comes at about { $time }.
feed-late = 📥 { $date }: { $read } of { $listed } papers are read; the report comes as soon as possible.
feed-weekend = 📭 No new papers come out on weekends.
feed-nothing-yet = 📭 { $date }: no papers are listed yet.
quiet-nothing-for-you = 🕘 { $date }: { $count ->
    [1] 1 paper
   *[other] { $count } papers
}, none on your topics.

## Corrections
corrected-gone = What was here has moved to another message or been removed.
revised = ✏️ { $what }
revised-papers = { $numbers }: { $parts }
revised-part = { $part ->
    [title] title
    [field] field
    [contribution] contribution
    [usage] usage
    [innovations] innovations
    [results] results
    [extras] further text
    [people] authors
    [links] links
    [new] new
    [gone] removed
   *[other] { $part }
}

## Status
status-subscribed = 🔔 Subscribed: { $days } at { $time } ({ $zone }).
status-off = 🔕 Not subscribed. Send /subscribe{ $to } to start.
status-paused = ⏸ Paused since { $when }: { $reason } It resumes as soon as that changes, and each push tries again.
status-last = Last delivery: the report of { $date }, { $when }.
status-last-newest = Last delivery: the latest report, { $date }, { $when }.
status-partly = Last delivery: the report of { $date }, { $sent } of { $total } messages delivered.
status-never = Nothing has been sent here yet.
status-next = Next delivery: { $when }.
status-waiting = It is past { $time } and today's report hasn't arrived yet.
status-newest-unseen = Latest report: { $date }.
status-newest-nothing = Latest report: { $date }. It has no paper on your topics (/topics{ $to }), so nothing was sent.
status-failed = ⚠️ Report of { $date }: { $count ->
    [1] 1 message was
   *[other] { $count } messages were
} not delivered: { $reason }
status-unknown = ⚠️ Report of { $date }: I don't know whether { $count ->
    [1] 1 message
   *[other] { $count } messages
} reached you (no answer came, or I was interrupted).
reason-out = I was blocked or removed.
reason-rights = I was not allowed to write here.
reason-topic = the forum topic was closed or deleted.
reason-stopped = the subscription was stopped before.
reason-interrupted = I was interrupted.
reason-refused = Telegram refused it.
status-empty = No report has arrived yet.

## Settings
settings-title = ⚙️ Settings
settings-time = 🕘 Time: { $time }
settings-days = 🗓 Days: { $days }
settings-zone = 🌍 Time zone: { $zone }
settings-style = 📄 Style: { $style }
settings-language = 💬 Language: { $language }
language-but-reports = { $name } (reports come in { language-called } for now)
settings-quiet-on = 🤫 Quiet days: explained
settings-quiet-off = 🤫 Quiet days: silent
settings-only-on = { $follows ->
    [no] ⭐ Papers: followed only; all of them until you follow something (/follow{ $to })
   *[yes] ⭐ Papers: followed only (/topics{ $to })
}
settings-only-off = ⭐ Papers: all
settings-next = Next delivery: { $when }.
settings-typed = Tap to change, or type, for example: /settings time 08:30
settings-typed-for = To change it, type, for example: /settings { $name } time 08:30
settings-done = ✅ Done.
settings-unread = I didn't understand “{ $word }”. These work:
settings-missing = What should “{ $word }” be? These work:
settings-ways =
    /settings{ $to } time 08:30
    /settings{ $to } days weekdays (or every day, Mon Wed Fri)
    /settings{ $to } zone Berlin
    /settings{ $to } style overview (or cards, titles)
    /settings{ $to } language en (or zh, es …)
    /settings{ $to } quiet on (or off)
    /settings{ $to } only followed (or all)
zone-unread = I don't know where “{ $word }” is. Send a large city nearby (Shanghai, Berlin), or an offset such as UTC+8.
ask-time = When? Tap the hour, then the minute if you like.
ask-days = Which days of the week? What comes on other days is named in the next overview.
ask-zone = Where are you? Tap a city, send yours (Berlin, UTC+8), or share your location, which is not stored.
ask-style = How should the papers look?
ask-language = Which language?
style-overview = overview, papers under their fields
style-cards = cards, one message per paper
style-titles = titles, one line per paper
city-shanghai = Shanghai
city-tokyo = Tokyo
city-singapore = Singapore
city-kolkata = Mumbai
city-berlin = Berlin
city-london = London
city-new-york = New York
city-los-angeles = Los Angeles
when-now = any moment now
days-all = every day
days-working = weekdays
days-weekend = weekends
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun

## The language: what it calls itself, and what people call it
language-name = English
language-words = english 英文 英语 英語 inglés ingles английский

## Words that are understood without a command
typed-help = help ?
typed-stop = stop unsubscribe
typed-today = today
typed-yesterday = yesterday
typed-before-yesterday = daybeforeyesterday thedaybeforeyesterday
typed-last = last

## Words that people write after /settings: names of settings, then of their values
typed-time = time hour
typed-days = days day
typed-days-all = everyday daily all
typed-days-working = weekdays workdays
typed-days-weekend = weekend weekends
typed-weekday-1 = mon monday mondays
typed-weekday-2 = tue tues tuesday tuesdays
typed-weekday-3 = wed wednesday wednesdays
typed-weekday-4 = thu thur thurs thursday thursdays
typed-weekday-5 = fri friday fridays
typed-weekday-6 = sat saturday saturdays
typed-weekday-7 = sun sunday sundays
typed-and = and
typed-to = to through thru
typed-zone = zone timezone tz city
typed-style = style
typed-style-overview = overview
typed-style-cards = cards card
typed-style-titles = titles title
typed-language = language lang
typed-quiet = quiet quietdays notes
typed-quiet-on = on yes
typed-quiet-off = off no
typed-only = only papers show
typed-only-followed = followed on yes
typed-only-all = all everything off no

## Saved papers
save-usage = Try: /save 2602.12617 (or reply to a card with /save)
save-done = 🔖 Saved. /saved lists all.
save-already = 🔖 Already saved. /saved lists all.
save-undone = Removed from your saved papers.
save-nobody = Channels and groups can't save papers.
saved-title = 🔖 Saved · { $total ->
    [1] 1 paper
   *[other] { $total } papers
}
saved-found = 🔖 Saved · { $words } · { $total ->
    [1] 1 paper
   *[other] { $total } papers
}
saved-none = 🔖 No saved papers match “{ $words }”. /saved lists all.
saved-empty = 🔖 Nothing saved yet. Tap 🔖 under a card, or send /save and a paper's arXiv id.
saved-private = 🔖 Your saved papers are in our private chat.

## Channels
channel-offer = 🔔 Send each day's papers to { $name }?
channel-not-there = I'm not in { $name }. Add me there as an administrator who can post, then try again.
channel-not-yours = Only administrators of { $name } can change that.
channel-no-voice = I can't post in { $name }. Allow me to post messages there, then try again.
channel-no-answer = Telegram did not answer about { $name }. Please try again.
channel-that = that channel

## Inline
inline-button = Open private chat
inline-none = Nothing found · open private chat

## Privacy
privacy = 🔒 What I store:
    • for each chat that subscribes: its id, time, days, time zone, style, language, topics, and what was sent when
    • about you: the papers that you save and the language that you choose
    • the words of searches, but not who searched
    • how often each thing happens a day, but not who did it

    I store no names, no messages and no locations. /forget deletes everything about you at once.
forget-ask = 🗑 Delete everything I store about you: subscription, settings, topics, saved papers, and the record of what was sent? This cannot be undone.
forget-private = 🗑 Please do that in our private chat.
forget-kept = Nothing was deleted.
forgotten = 🗑 Everything about you has been deleted. Send /start to begin again.

## Slow down
slow-down = Too many messages. Try again in 30 seconds.
slow-down-button = Too many taps. Try again in 30 seconds.

## For those who run the bot
stats-title = 📊 The last { $days } days
stats-subscribers = 1. Subscriptions: { $on } active, { $off } stopped
stats-sent = 2. Messages delivered: { $count }
stats-searches = 3. Searches: { $count }, without results (red): { $nothing }
stats-topics = 4. Topics of the cards that were opened:
stats-no-topics = 4. Topics: no card was opened yet
stats-papers = Papers: { $papers } in { $reports ->
    [1] 1 report
   *[other] { $reports } reports
}, the latest of { $newest }
stats-feed = Feed: { $date }, { $papers ->
    [1] 1 paper
   *[other] { $papers } papers
} in the report, { $fell } of them from the abstract in part or whole
stats-feed-bill = Tokens of the last { $days } days: { $tokens }
stats-feed-next = The feed goes on at { $time } UTC
reload-new = ✅ { $file }: new, { $count ->
    [1] 1 paper
   *[other] { $count } papers
}
reload-changed = ✅ { $file }: changed, { $count ->
    [1] 1 paper
   *[other] { $count } papers
}
reload-refused = ⚠️ { $file }: refused: { $reason }
reload-awaited = ⏳ { $file }: may not be complete yet; it is read once it stops changing
reload-gone = { $file }: deleted; its papers are kept
reload-unchanged = Unchanged: { $count }
reload-feeds = 📥 The papers of the last days are being fetched now.
broadcast-usage = Try: /broadcast followed by the text; bold and links are fine
broadcast-ask = 📣 This goes to { $count ->
    [1] 1 subscription
   *[other] { $count } subscriptions
}, exactly as above. Send it?
broadcast-price = It is a paid push and costs { $stars ->
    [1] 1 Star
   *[other] { $stars } Stars
} at most.
broadcast-unsendable = ⚠️ Telegram does not accept this message: it has no visible text, is too long, or has too many links. Nothing was sent. Change the text and try again.
broadcast-sent = 📣 On its way to { $count ->
    [1] 1 subscription
   *[other] { $count } subscriptions
}.
broadcast-cancelled = Not sent.
broadcast-settled = This has already been decided.
note-refused = { $count ->
    [1] ⚠️ A report was refused: { $files }
   *[other] ⚠️ { $count } reports were refused:
    { $files }
}
note-refused-file = { $file }: { $reason }
note-refused-more = … and { $count } more. papergram load says why.
note-failures = ⚠️ Report of { $date }: { $failed } of { $total } messages were not delivered: { $reasons }
note-troubles = ⚠️ { $count ->
    [1] 1 error
   *[other] { $count } errors
} in the bot; everyone else is served, and what failed is tried again: { $causes }
note-deaf = ⚠️ No messages have come in from Telegram for { $minutes } minutes: { $reason }
note-hearing = ✅ Messages from Telegram are coming in again.
note-waiting = ⚠️ Messages are due, but none has got through to Telegram for { $minutes } minutes. papergram check says what is wrong.
note-waiting-over = ✅ Messages are getting through to Telegram again.
note-clock = ⚠️ The clock of the bot's machine differs from Telegram's by { $seconds } seconds, so reports go out at the wrong time. Set it by NTP.
note-clock-over = ✅ The clock of the bot's machine is right again.
note-disk = ⚠️ Only { $free } MB of disk space are left where the store is. Free some space before it is full.
note-disk-over = ✅ There is enough disk space again.
note-folder = ⚠️ The folder of the reports cannot be read: { $reason }
note-folder-over = ✅ The folder of the reports can be read again.
note-backup = ⚠️ The store could not be backed up: { $reason }
note-backup-over = ✅ The store is backed up again.
note-database = ⚠️ Nothing can be written to the store: { $reason }. Pushes and answers wait for it.
note-database-over = ✅ The store can be written to again.
note-takeover = 🔁 The process on { $host } has taken over: the one that worked before has ended.
note-late = ⚠️ No report yet today. It usually arrives at about { $time } ({ $zone }).
note-feed = ⚠️ The feed needs you: { $reason }
note-store-lost = ⛔ The store is lost and the bot has stopped: { $reason }. Put a backup in its place and start it again.

## Help and the rest
stop-ask = 🔕 Stop the daily overview? Your settings will be kept.
help = Send words to search, or a paper's arXiv id or link to open it. Tap an example to copy it.

    /today — the latest overview
    /digest — another day's overview: `/digest yesterday`
    /search — find papers: `/search robot hands`, narrowed by `-word`, `OR`, `title:word`, `author:name`, `2026`, `last year`, `since:2026-02`
    /paper — one paper: `/paper 2602.12617`
    /follow — put matching papers first: `/follow robotics, video`
    /mute — leave them out: `/mute medical`
    /topics — what you follow and mute
    /subscribe — each day's overview: `/subscribe 08:30 Berlin`
    /unsubscribe — stop the overview
    /status — what comes when, and why nothing came
    /save — save a paper: `/save 2602.12617`; /saved lists them
    /settings — time, days, time zone, style, language: `/settings days weekdays`
    /privacy — what I store; /forget deletes it
    /help — this page

    In any chat: `@{ $bot } robot hands` posts a card there.
    For your channel, from here: `/subscribe @yourchannel 08:30 Berlin`
not-understood = I can't use that. Send me words to search for, or see /help.
unknown-command = There is no command { $command }. /help lists them all.
only-in-private = That works only in our private chat.
old-button = That button no longer works. Send /today to start again.
button-changed = That button no longer works: this message has changed since. Please tap again.
store-away = ⏳ My data is out of reach for the moment. I have your message and will answer as soon as I can.
went-wrong = Something went wrong and has been noted. Please try again.
shown-nothing-new = You're already on this page.

## Command menu
command-today = The latest overview
command-digest = Another day's overview
command-search = Search, in English or Chinese
command-paper = One paper by its arXiv id
command-follow = Follow a topic
command-mute = Mute a topic
command-topics = What you follow and mute
command-subscribe = Subscribe, with time and time zone if you like
command-unsubscribe = Stop the daily overview
command-status = What comes when, and why nothing came
command-save = Save a paper
command-saved = Your saved papers, also as files
command-settings = Time, days, time zone, style, language
command-privacy = What I store
command-forget = Delete everything I store about you
command-stats = Statistics, last 30 days
command-reload = Look for new reports now
command-broadcast = Send a notice to all subscribers
command-help = How to use this bot
description = An overview of the day's AI papers, every day: a line per paper under its field, and a tap opens its card. Search in English or Chinese.
short-description = The day's AI papers in one overview, every day. Search in English or Chinese.
