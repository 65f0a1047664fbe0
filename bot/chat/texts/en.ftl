# What Papergram says. Short sentences, no jargon; every key is in zh.ftl as well.

## Cards and overview
card-innovations = What is new
card-results = Results
card-usage = How to use it
section-usage = Usage
section-innovations = Innovations
section-results = Results
link-paper = Paper
link-code = Code
overview-title = 📄 { $date } · { $count ->
    [one] 1 paper
   *[other] { $count } papers
}
overview-continued = 📄 { $date } · part { $part } of { $parts }
overview-also = Since your last one also: { $dates } (/digest shows them)

## Buttons
button-back = ↩ Back
button-previous = ‹ Previous
button-next = Next ›
button-previous-paper = ‹ Previous
button-next-paper = Next ›
button-subscribe = 🔔 Subscribe
button-unsubscribe = 🔕 Unsubscribe
button-calendar = 📅 Other days

## Welcome and subscription
welcome = Hello, I am Papergram.
    Each day I bring you one overview of the day's AI papers: a sentence each, a tap opens the card.
    Send me words to search for (English or Chinese), or a paper's number or link to read it.
welcome-subscribed = ✅ You are subscribed: every day at { $time } ({ $zone }).
welcome-next = Next one: { $when }.
welcome-newest = Here is the newest:
welcome-no-digest = No report has arrived yet. You get the first one as soon as it is here.
welcome-group = Hello! An administrator can send /subscribe to get each day's AI papers here.
subscribed = ✅ Subscribed: every day at { $time } ({ $zone }).
    Next one: { $when }.
subscribe-usage = Please write it like this: /subscribe 08:30 Europe/Berlin
    Time and zone may be left out. I could not read “{ $word }”.
unsubscribed = 🔕 Stopped. Your settings are kept; /subscribe brings it back.
not-subscribed = There is no subscription here. /subscribe starts one.
only-admins = Only administrators can change the subscription here.
when-today = today at { $time }
when-tomorrow = tomorrow at { $time }
when-on = { $date } at { $time }
when-arrival = { $when }, or as soon as a new report is here

## Digests
no-digest-yet = No report has arrived yet.
no-digest-on = There is no report for { $date }. The latest are: { $dates }
digest-usage = Please write it like this: /digest 2026-02-16
calendar-title = 📅 Days with a report in { $year }-{ $month }:
calendar-empty = 📅 No reports in { $year }-{ $month }.

## Papers
paper-usage = Please write it like this: /paper 2602.12617 (a link or words of the title will do too)
paper-unknown = I have not seen { $id }.
paper-nearest = The nearest numbers:
paper-gone = That paper is no longer here.

## Search
search-usage = What are you looking for? For example: /search robotics or /search 量化
search-title = 🔎 { $words } · { $total ->
    [one] 1 paper
   *[other] { $total } papers
}
search-more-than = 🔎 { $words } · more than { $total } papers
search-none = 🔎 Nothing found for “{ $words }”. Try another word, in English or Chinese.
search-also = also: { $words }
search-corrected = Did you mean { $words }?
search-page = Page { $page } of { $pages }
search-typed-only = Only “{ $words }”
search-gone = That search is too old. Please search again.

## Status
status-subscribed = 🔔 Every day at { $time } ({ $zone }).
status-off = 🔕 Not subscribed. /subscribe starts it.
status-last = Last one: the report of { $date }, delivered { $when }.
status-partly = Last one: the report of { $date }, { $sent } of { $total } messages delivered.
status-never = Nothing has been sent here yet.
status-next = Next one: { $when }.
status-waiting = It is past { $time } and today's report is not here yet. You get it as soon as it comes today, or else tomorrow at { $time }.
status-newest = The newest report here is { $date }, which you have.
status-newest-unseen = The newest report here is { $date }.
status-failed = ⚠️ { $date }: { $count ->
    [one] 1 message was
   *[other] { $count } messages were
} not sent: { $reason }
status-unknown = ⚠️ { $date }: I do not know whether { $count ->
    [one] 1 message
   *[other] { $count } messages
} reached you (no answer from the network).
status-empty = No report has arrived yet.

## Help and the rest
help = Send words to search, or a paper's number or link to read it.

    /today the newest overview
    /digest another day's
    /search words
    /paper number
    /subscribe time zone
    /unsubscribe stop
    /status what comes when, and why it is quiet
    /help this page
not-understood = I cannot use that. Send me words to search for, or see /help.
unknown-command = There is no { $command }. /help lists what there is.
old-button = That button no longer works. /today starts afresh.
went-wrong = Something went wrong and has been noted. Please try again.
shown-nothing-new = This is that page already.

## Command menu
command-today = The newest overview
command-digest = Another day's report
command-search = Search, in English or Chinese
command-paper = One paper by its number
command-subscribe = Subscribe, with time and zone if you like
command-unsubscribe = Stop
command-status = What comes when, and why it is quiet
command-help = How to use it
description = Each day one overview of the day's AI papers: a sentence each, a tap opens the card. Search in English or Chinese.
short-description = Each day's AI papers in one overview. Search in English or Chinese.
