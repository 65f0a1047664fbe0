// The messages of the chat that is open: new ones below, changed ones in place.

import { $, h } from "./dom.js";
import { all, get, isWhole, on } from "./link.js";
import { build } from "./message.js";
import { fit, keepUnfolded } from "./text.js";
import { DAY, moment, onLanguage, say } from "./words.js";

const BATCH = 3000; // messages that come within so many milliseconds are read from the first one on
const NEAR = 48; // pixels from the end that still count as its end
const ABOVE = 16; // pixels left free above the message that is read

const log = $("log");
let place = { chat: 0, topic: 0 };
let anchor = null; // the message that stays in sight while others come in below it
let unseen = []; // messages that came in below what is in sight

/** Starts listening; messages that are not in the open chat go to `onElsewhere`. */
export function start(onElsewhere) {
  on("message/", (keys) => {
    const changed = keys.map((key) => [key, get(key)]);
    const here = changed.filter(([key, message]) => !message || isHere(message));
    if (here.length) show(here);
    if (isWhole()) return;
    for (const [, message] of changed) if (message && !isHere(message)) onElsewhere(message);
  });
  on("bot", describe);
  onLanguage(() => place.chat && open(place));
  log.addEventListener("scroll", () => count(unseen));
  for (const kind of ["wheel", "touchmove", "keydown"]) {
    log.addEventListener(kind, () => { anchor = null; }, { passive: true });
  }
  $("jump").addEventListener("click", () => {
    log.scrollTo({ top: log.scrollHeight });
    log.focus();
  });
  new ResizeObserver(() => fit(log)).observe(log);
}

/** Shows another chat, or topic of one. */
export function open(wanted) {
  place = wanted;
  anchor = null;
  log.setAttribute("aria-busy", "true"); // nobody wants all of it read aloud
  log.replaceChildren(h("div", { class: "intro", hidden: true }));
  for (const message of all("message/").filter(isHere).sort((a, b) => a.id - b.id)) {
    log.append(make(message));
  }
  describe();
  divide();
  fit(log);
  log.scrollTop = log.scrollHeight;
  const last = log.lastElementChild; // the answer to what was just said is still to come
  if (last.matches(".mine")) anchor = { element: last, at: performance.now() };
  count([]);
  log.removeAttribute("aria-busy");
}

/** Whether a message belongs to the open chat. */
function isHere(message) {
  return message.chat === place.chat && message.topic === place.topic;
}

function make(message) {
  const kind = get(`chat/${message.chat}`)?.kind;
  return build(message, kind !== "private" && !message.mine);
}

function show(changed) {
  const end = atEnd();
  const fresh = [];
  for (const [key, message] of changed) {
    const [, chat, id] = key.split("/");
    const old = Number(chat) === place.chat && log.querySelector(`[data-id="${id}"]`);
    if (!message) {
      if (old) old.remove();
    } else if (old) {
      replace(old, make(message));
    } else {
      const element = make(message);
      const after = [...log.querySelectorAll("[data-id]")].find((e) => +e.dataset.id > message.id);
      log.insertBefore(element, after ?? null);
      fresh.push([element, message]);
    }
  }
  introduce();
  divide();
  fit(log);
  for (const [element, message] of fresh) keepInSight(element, message, end);
}

/** Puts a changed message in the place of the old one; what had the focus keeps it. */
function replace(old, element) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const text = (message) => message.querySelector(".text")?.textContent;
  const other = text(old) !== text(element);
  old.replaceWith(element);
  element.classList.add("changed");
  if (!other) keepUnfolded(old, element);
  if (focused) heir(focused, old, element).focus({ preventScroll: true });
  if (other && element.offsetTop < log.scrollTop) log.scrollTop = topOf(element);
}

/** What takes over the focus: the same button or link, or the one that is where it was. */
function heir(focused, old, element) {
  const { place: at } = focused.dataset;
  const kind = at ? "[data-place]" : "a, button:not([data-place])";
  const [before, after] = [old, element].map((message) => [...message.querySelectorAll(kind)]);
  const label = focused.textContent;
  return after.find((key) => label && key.textContent === label)
    ?? (at ? after.find((key) => key.dataset.place === at) : after[before.indexOf(focused)])
    ?? after.at(-1) ?? log;
}

function keepInSight(element, message, end) {
  const now = performance.now();
  if (message.mine) {
    anchor = { element, at: now };
  } else if (!anchor || now - anchor.at > BATCH || !anchor.element.isConnected) {
    anchor = end ? { element, at: now } : null;
  }
  if (anchor) {
    anchor.at = now;
    log.scrollTop = topOf(anchor.element);
  }
  count(message.mine ? unseen : [...unseen, element]);
}

/** Where to scroll to read a message from its beginning, with the date if it is the day's first. */
function topOf(element) {
  const before = element.previousElementSibling;
  return (before?.matches(".day") ? before : element).offsetTop - ABOVE;
}

function atEnd() {
  return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
}

/** Shows the way down, with the number of these messages that do not begin in sight. */
function count(messages) {
  const end = log.scrollTop + log.clientHeight;
  unseen = messages.filter((element) => element.isConnected && element.offsetTop > end - NEAR);
  const badge = $("jump").querySelector(".badge");
  $("jump").hidden = atEnd();
  badge.hidden = !unseen.length;
  badge.textContent = unseen.length;
}

/** Puts a line with the date between days, and messages of one sender closer together. */
function divide() {
  let before = null;
  for (const element of log.querySelectorAll("[data-id]")) {
    const day = moment(element.dataset.at, DAY);
    const sameDay = Boolean(before) && moment(before.dataset.at, DAY) === day;
    const above = element.previousElementSibling;
    // A line that is right stays: one put there anew would be read aloud again.
    if (sameDay || above.textContent !== day || !above.matches(".day")) {
      if (above.matches(".day")) above.remove();
      if (!sameDay) element.before(h("p", { class: "day" }, h("span", {}, day)));
    }
    element.classList.toggle("next", sameDay && isLike(before, element));
    before = element;
  }
  for (const line of log.querySelectorAll(".day:not(:has(+ [data-id]))")) line.remove();
}

/** Whether two messages are from the same side. */
function isLike(one, other) {
  return ["mine", "event"].every((kind) =>
    one.classList.contains(kind) === other.classList.contains(kind));
}

/** Says above everything else what the bot can do, or how to begin in another chat. */
function describe() {
  const intro = log.querySelector(".intro");
  if (!intro) return;
  const texts = isPrivate() ? [h("h2", {}, say("whatBot")), h("p", {}, get("bot")?.description ?? "")]
    : [h("p", {}, say("empty"))];
  intro.replaceChildren(...texts);
  introduce();
}

/** Shows that only where it is of use. */
function introduce() {
  log.querySelector(".intro").hidden = isPrivate() ? !get("bot")?.description
    : log.querySelector(".message") !== null;
}

function isPrivate() {
  return get(`chat/${place.chat}`)?.kind === "private";
}
