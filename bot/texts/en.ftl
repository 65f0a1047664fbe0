# What Papergram says. Short sentences, no jargon; every key is in zh.ftl as well.

## Cards and overview
card-authors-more = { $names } et al.
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
similar-title = ≈ Similar papers:
similar-none = ≈ No similar papers yet:
similar-shared = both: { $things }
text-page = Page { $page } of { $pages }
text-none = The report has no further text about it.
overview-also = Since your last one also: { $dates } (/digest shows them)

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
button-open = 📖 Read on in private
button-left-out = Show what is left out ({ $count })
button-followed = ⭐ Followed ({ $count })
button-show-all = Show all { $count }
button-follow = ✅ Follow
button-mute = ✅ Mute
button-mute-words = 🔇 Mute “{ $words }”
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
button-open-private = 💬 Open our chat
button-forget = 🗑 Yes, delete everything
button-send = 📣 Send

## Welcome and subscription
welcome = Hello, I am Papergram.
    Each day I bring you one overview of the day's AI papers: a sentence each, a tap opens the card.
    Send me words to search for (English or Chinese), or a paper's number or link to read it.
welcome-subscribed = ✅ You are subscribed: { $days } at { $time } ({ $zone }).
welcome-next = Next one: { $when }.
welcome-zone = 🌍 The time zone is a guess. What time is it where you are? Tap it, or share your location; it is not kept.
welcome-language = 🌐 Reports come in { language-called } for now. Where there is an English one too, you get that.
welcome-newest = Here is the newest:
welcome-no-digest = No report has arrived yet. You get the first one as soon as it is here.
link-unknown = I don't have what that link leads to.
welcome-group = Hello! An administrator can send /subscribe to get each day's AI papers here.
subscribed = ✅ Subscribed: { $days } at { $time } ({ $zone }).
    Next one: { $when }.
subscribe-usage = Try: /subscribe{ $to } 08:30 Europe/Berlin
    Time and zone may be left out. I didn't understand “{ $word }”.
unsubscribed = 🔕 Stopped. Your settings are kept; /subscribe{ $to } brings it back.
not-subscribed = There is no subscription here. /subscribe{ $to } starts one.
only-admins = Only administrators can change the subscription here.
when-today = today at { $time }
when-tomorrow = tomorrow at { $time }
when-on = { $date } at { $time }
when-arrival = { $when }, or as soon as a new report is here

## Digests
no-digest-yet = No report has arrived yet.
no-digest-on = There is no report for { $date }. The nearest are: { $dates }
digest-usage = Try: /digest 2026-02-16, /digest yesterday or /digest March 3
digest-unclear = “{ $word }” may be { $one } or { $other }. Please send one of them: /digest { $one }
calendar-title = 📅 Days with a report in { $year }-{ $month }:
calendar-empty = 📅 No reports in { $year }-{ $month }.

## Papers
paper-usage = Try: /paper 2602.12617 (a link or words of the title work too)
paper-unknown = I have not seen { $id }. arXiv may have it: { $url }
paper-nearest = Papers with a similar id:
papers-rest = Those are the first { $first } papers of your message. Please send the { $count ->
        [1] other one
       *[other] other { $count }
    } again: { $ids }
paper-gone = That paper is no longer here.

## Search
search-usage = What are you looking for? For example: /search robotics or /search 量化
search-title = 🔎 { $words } · { $total ->
    [1] 1 paper
   *[other] { $total } papers
}
search-more-than = 🔎 { $words } · more than { $total } papers
search-none = 🔎 Nothing found for “{ $words }”. Try another word, in English or Chinese.
search-also = also: { $words }
search-incomplete = The search is being prepared: some papers may be missing for a few minutes.
search-corrected = Showing results for “{ $words }”.
search-page = Page { $page } of { $pages }
search-typed-only = Only “{ $words }”
search-gone = That search is too old. Please search again.

## Topics
topic-follow = ⭐ Follow “{ $words }”?
topic-mute = 🔇 Mute “{ $words }”?
topic-would-follow = { $count } of the last { $total } papers would have come first.
topic-would-mute = { $count } of the last { $total } papers would have been left out.
topic-hidden = { $count } more would stay left out, for what you mute.
less-title = 🔇 Less like this? Each of its fields can be muted:
less-nothing = 🔇 This paper names no field to mute. /mute words leaves papers out.
topic-no-match = None of the last { $total } papers is about it. It would still count for later papers.
topic-untried = No papers are here yet to try it on.
topic-also = also: { $words }
topic-newest = { $count ->
    [1] The newest:
   *[other] The newest { $count }:
}
topic-followed = ⭐ Following “{ $words }”. Matching papers come first, marked ⭐. /topics{ $to } lists all.
topic-muted = 🔇 Muted “{ $words }”. Matching papers are left out, and the overview says how many. /topics{ $to } lists all.
topic-followed-already = ⭐ You follow “{ $words }” already. /topics{ $to } lists all.
topic-muted-already = 🔇 “{ $words }” is muted already. /topics{ $to } lists all.
topic-full = There are { $most } topics already, which is the most. Remove one first: /topics{ $to }
topic-not-kept = Not kept: “{ $words }”
topics-too-many = Those are { $count } topics. Please send at most { $most } at once.
topic-too-long = That is too long for a topic: { $most } characters at most.
topic-unchanged = Nothing changed.
topic-gone = That topic is gone already. /topics{ $to } lists all.
topic-needs-subscription = Topics shape the daily overview, which is not subscribed here yet. First: /subscribe{ $to }
follow-usage = What do you want to follow? For example: /follow{ $to } robotics or /follow{ $to } 量化
mute-usage = What do you want to leave out? For example: /mute{ $to } medical or /mute{ $to } 医疗
topics-none = No topics yet. /follow{ $to } words puts matching papers first, /mute{ $to } words leaves them out.
topics-followed = ⭐ Followed
topics-muted = 🔇 Muted
topics-drop = Tap one to remove it.

## Quiet days
quiet-no-report = 🕘 No new report yet today. I'll send it if it arrives before midnight.
quiet-weekend = 🕘 No report today: there is none on weekends, as a rule. I'll send it if one arrives before midnight.
quiet-newest = Latest report: { $date } (/today)
quiet-nothing-for-you = 🕘 { $date }: { $count ->
    [1] 1 paper
   *[other] { $count } papers
}, none on your topics.

## Corrections
corrected-gone = The report was corrected: what stood here has moved to another message or is gone.

## Status
status-subscribed = 🔔 Subscribed: { $days } at { $time } ({ $zone }).
status-off = 🔕 Not subscribed. /subscribe{ $to } starts it.
status-paused = ⏸ Paused since { $when }: { $reason } It goes on as soon as that changes. Each push tries again, too.
status-last = Last one: the report of { $date }, delivered { $when }.
status-last-newest = The latest report, { $date }, was delivered { $when }.
status-partly = Last one: the report of { $date }, { $sent } of { $total } messages delivered.
status-never = Nothing has been sent here yet.
status-next = Next one: { $when }.
status-waiting = It is past { $time } and today's report is not here yet. You get it as soon as it comes today.
status-newest-unseen = The latest report here is { $date }.
status-newest-nothing = The latest report, { $date }, has no paper on your topics (/topics{ $to }), so it was quiet.
status-failed = ⚠️ { $date }: { $count ->
    [1] 1 message was
   *[other] { $count } messages were
} not sent: { $reason }
status-unknown = ⚠️ { $date }: I do not know whether { $count ->
    [1] 1 message
   *[other] { $count } messages
} reached you (no answer came, or I was interrupted).
reason-out = I was blocked or no longer there.
reason-rights = I was not allowed to write here.
reason-topic = The forum topic was closed or deleted.
reason-stopped = The subscription was stopped before.
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
settings-next = Next one: { $when }.
settings-typed = Tap to change, or write for example: /settings time 08:30
settings-typed-for = To change it, write for example: /settings { $name } time 08:30
settings-done = ✅ Done.
settings-unread = I didn't understand “{ $word }”. These work:
settings-missing = What should “{ $word }” be? These work:
settings-ways =
    /settings{ $to } time 08:30
    /settings{ $to } days weekdays (or every day, Mon Wed Fri)
    /settings{ $to } zone Berlin
    /settings{ $to } style overview (or cards, titles)
    /settings{ $to } language en (or zh)
    /settings{ $to } quiet on (or off)
    /settings{ $to } only followed (or all)
zone-unread = I do not know where “{ $word }” is. Send a large city nearby (Shanghai, Berlin), or an offset such as UTC+8.
ask-time = When? Tap the hour, then the minute if you like.
ask-days = Which days of the week? What comes on other days is named in the next overview.
ask-zone = Where? Tap a city, or send yours (Berlin, 柏林, UTC+8), or share your location; it is not kept.
ask-style = How should it look?
ask-language = Which language?
style-overview = overview, a sentence each
style-cards = cards, one message a paper
style-titles = titles, one line each
city-shanghai = Shanghai
city-tokyo = Tokyo
city-singapore = Singapore
city-kolkata = Mumbai
city-berlin = Berlin
city-london = London
city-new-york = New York
city-los-angeles = Los Angeles
when-now = now, it follows
days-all = every day
days-working = weekdays
days-weekend = weekends
days-comma = { ", " }
weekday-1 = Mon
weekday-2 = Tue
weekday-3 = Wed
weekday-4 = Thu
weekday-5 = Fri
weekday-6 = Sat
weekday-7 = Sun

## The language: what it calls itself, and what people call it
language-name = English
language-words = english 英文 英语 英語

## Words that are understood without a command
typed-help = help ?
typed-stop = stop unsubscribe

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
typed-zone = zone timezone tz city
typed-style = style
typed-style-overview = overview
typed-style-cards = cards card
typed-style-titles = titles title
typed-language = language lang
typed-quiet = quiet notes
typed-quiet-on = on yes
typed-quiet-off = off no
typed-only = only papers show
typed-only-followed = followed on yes
typed-only-all = all everything off no

## Saved papers
save-usage = Try: /save 2602.12617 (or reply to a card with /save)
save-done = 🔖 Saved. /saved lists all.
save-already = 🔖 You saved this before. /saved lists all.
save-undone = Removed.
save-nobody = Channels and groups can't save papers.
saved-title = 🔖 Saved · { $total ->
    [1] 1 paper
   *[other] { $total } papers
}
saved-found = 🔖 Saved · { $words } · { $total ->
    [1] 1 paper
   *[other] { $total } papers
}
saved-none = 🔖 Nothing among your saved papers for “{ $words }”. /saved lists all.
saved-empty = 🔖 Nothing saved yet. Tap 🔖 below a card, or send /save and a paper's number.
saved-private = 🔖 Your saved papers are in our private chat.

## Channels
channel-offer = 🔔 Bring each day's papers to { $name }?
channel-not-there = I am not in { $name }. Add me there as an administrator who may post, then try again.
channel-not-yours = Only administrators of { $name } can change that.
channel-no-voice = I may not post in { $name }. Let me post messages there, then try again.
channel-no-answer = Telegram did not answer about { $name }. Please try again.
channel-that = that channel

## Inline
inline-button = Open our chat
inline-none = Nothing found · open our chat

## Privacy
privacy = 🔒 What I keep:
    • for each chat that subscribes: its number, hour, days, zone, style, language, topics, and what was sent when
    • for you: the papers that you save and the language that you choose
    • words that were searched, without who searched them
    • how often things happen a day, without who did them

    I keep no names, no messages and no locations. /forget deletes everything about you at once.
forget-ask = 🗑 Delete everything I keep about you: subscription, settings, topics, saved papers, and what was sent? This cannot be undone.
forget-private = 🗑 That is asked in our private chat.
forget-kept = Nothing was deleted.
forgotten = 🗑 Everything about you is deleted. /start begins anew.

## Slow down
slow-down = Too many messages. Try again in 30 seconds.
slow-down-button = Too many taps. Try again in 30 seconds.

## For those who run the bot
stats-title = 📊 The last { $days } days
stats-subscribers = 1. Subscriptions: { $on } on, { $off } off
stats-sent = 2. Messages delivered: { $count }
stats-searches = 3. Searches: { $count }, without result (red): { $nothing }
stats-topics = 4. Topics of the cards that were opened:
stats-no-topics = 4. Topics: no card was opened yet
stats-papers = Papers: { $papers } in { $reports ->
    [1] 1 report
   *[other] { $reports } reports
}, the newest of { $newest }
reload-new = ✅ { $file }: new, { $count ->
    [1] 1 paper
   *[other] { $count } papers
}
reload-changed = ✅ { $file }: changed, { $count ->
    [1] 1 paper
   *[other] { $count } papers
}
reload-refused = ⚠️ { $file }: refused: { $reason }
reload-awaited = ⏳ { $file }: may still be written; it is read at one of the next looks
reload-gone = { $file }: gone; what it brought is kept
reload-unchanged = Unchanged: { $count }
broadcast-usage = Try: /broadcast and the text, with bold and links as you like
broadcast-ask = 📣 This goes to { $count ->
    [1] 1 subscription
   *[other] { $count } subscriptions
}, exactly as above. Send it?
broadcast-unsendable = ⚠️ Telegram does not accept this text: there is nothing to see in it, it is too long, or it has too many links. Nothing was sent. Change the text and try again.
broadcast-sent = 📣 On its way to { $count ->
    [1] 1 subscription
   *[other] { $count } subscriptions
}.
broadcast-cancelled = Not sent.
broadcast-settled = This was settled before.
note-refused = { $count ->
    [1] ⚠️ A report was refused: { $files }
   *[other] ⚠️ { $count } reports were refused:
    { $files }
}
note-refused-file = { $file }: { $reason }
note-refused-more = … and { $count } more. papergram load says why.
note-failures = ⚠️ Report of { $date }: { $failed } of { $total } messages were not delivered: { $reasons }
note-troubles = ⚠️ { $count ->
    [1] Something
   *[other] { $count } things
} went wrong on our side; everybody else is served, and it is tried again: { $causes }
note-deaf = ⚠️ For { $minutes } minutes no messages have come in from Telegram: { $reason }
note-hearing = ✅ Messages from Telegram come in again.
note-late = ⚠️ No report yet today. It usually comes at about { $time } ({ $zone }).
note-store-lost = ⛔ The store is lost and the bot has ended: { $reason }. Put a backup in its place and start it again.

## Help and the rest
stop-ask = 🔕 Stop the daily overview? Your settings are kept.
help = Send words to search, or a paper's number or link to read it. Tap an example to copy it.

    /today — the newest overview
    /digest — another day's: `/digest yesterday`
    /search — find papers: `/search robot hands`, narrowed by `-word`, `OR`, `title:word`, `author:name`, `2026`, `last year`, `since:2026-02`
    /paper — one paper: `/paper 2602.12617`
    /follow — put matching papers first: `/follow robotics, video`
    /mute — leave them out: `/mute medical`
    /topics — what you follow and mute
    /subscribe — each day's overview: `/subscribe 08:30 Berlin`
    /unsubscribe — stop
    /status — what comes when, and why it is quiet
    /save — keep a paper: `/save 2602.12617`; /saved lists them
    /settings — hour, days, time zone, style, language: `/settings days weekdays`
    /privacy — what I keep; /forget deletes it
    /help — this page

    In any chat: `@{ $bot } robot hands` posts a card there.
    For your channel, from here: `/subscribe @yourchannel 08:30 Berlin`
not-understood = I cannot use that. Send me words to search for, or see /help.
unknown-command = There is no { $command }. /help lists what there is.
only-in-private = That works only in our private chat.
old-button = That button no longer works. Send /today to start again.
button-changed = That button no longer works: this message has changed since. Please tap again.
went-wrong = Something went wrong and has been noted. Please try again.
shown-nothing-new = You are on this page already.

## Command menu
command-today = The newest overview
command-digest = Another day's report
command-search = Search, in English or Chinese
command-paper = One paper by its number
command-follow = Put a topic first
command-mute = Leave a topic out
command-topics = What you follow and mute
command-subscribe = Subscribe, with time and zone if you like
command-unsubscribe = Stop
command-status = What comes when, and why it is quiet
command-save = Save a paper
command-saved = Your saved papers, also as files
command-settings = Hour, days, time zone, style, language
command-privacy = What I keep
command-forget = Delete all I keep about you
command-stats = Statistics, last 30 days
command-reload = Look for reports now
command-broadcast = A notice to all subscribers
command-help = How to use it
description = Each day one overview of the day's AI papers: a sentence each, a tap opens the card. Search in English or Chinese.
short-description = Each day's AI papers in one overview. Search in English or Chinese.
