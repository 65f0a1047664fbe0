// The messages of the open chat: new ones are added below, changed ones are replaced.

import { $, h } from "./dom.js";
import { all, get, isWhole, on } from "./connection.js";
import { build } from "./message.js";
import { fit, keepUnfolded } from "./text.js";
import { DAY, moment, onLanguage, say } from "./words.js";

const BATCH = 3000; // milliseconds: messages that come closer together are read from the first one
const NEAR = 48; // pixels from the end that still count as the end
const ABOVE = 16; // pixels left free above the message that is scrolled to

const log = $("log");
let place = { chat: 0, topic: 0 };
let anchor = null; // the message that stays in sight while others come in below it
let unseen = []; // messages that came in below what is in sight

/** Starts listening; calls `onElsewhere` with each new message of another chat. */
export function start(onElsewhere) {
  on("message/", (keys) => {
    const changed = keys.map((key) => [key, get(key)]);
    const here = changed.filter(([key, message]) => !message || isHere(message));
    if (here.length) update(here);
    if (isWhole()) return;
    for (const [, message] of changed) if (message && !isHere(message)) onElsewhere(message);
  });
  on("bot", fillIntro);
  onLanguage(() => place.chat && open(place));
  log.addEventListener("scroll", () => countUnseen(unseen));
  for (const kind of ["wheel", "touchmove", "keydown"]) {
    log.addEventListener(kind, () => { anchor = null; }, { passive: true });
  }
  $("jump").addEventListener("click", () => {
    log.scrollTo({ top: log.scrollHeight });
    log.focus();
  });
  new ResizeObserver(() => fit(log)).observe(log);
}

/** Shows another chat or topic. */
export function open(wanted) {
  place = wanted;
  anchor = null;
  log.setAttribute("aria-busy", "true"); // a screen reader would read all of it aloud
  log.replaceChildren(h("div", { class: "intro", hidden: true }));
  for (const message of all("message/").filter(isHere).sort((a, b) => a.id - b.id)) {
    log.append(make(message));
  }
  fillIntro();
  addDateLines();
  fit(log);
  log.scrollTop = log.scrollHeight;
  const last = log.lastElementChild; // the answer to what was just said is still to come
  if (last.matches(".mine")) anchor = { element: last, at: performance.now() };
  countUnseen([]);
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

function update(changed) {
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
  toggleIntro();
  addDateLines();
  fit(log);
  for (const [element, message] of fresh) keepInSight(element, message, end);
}

/** Replaces a message by its changed form; the focus stays where it was. */
function replace(old, element) {
  const focused = old.contains(document.activeElement) ? document.activeElement : null;
  const text = (message) => message.querySelector(".text")?.textContent;
  const other = text(old) !== text(element);
  old.replaceWith(element);
  element.classList.add("changed");
  if (!other) keepUnfolded(old, element);
  if (focused) nextFocus(focused, old, element).focus({ preventScroll: true });
  if (other && element.offsetTop < log.scrollTop) log.scrollTop = topOf(element);
}

/** Returns what gets the focus: the same button or link, or the one in its place. */
function nextFocus(focused, old, element) {
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
  countUnseen(message.mine ? unseen : [...unseen, element]);
}

/** Returns where a message begins, or the date above it if it is the day's first. */
function topOf(element) {
  const before = element.previousElementSibling;
  return (before?.matches(".day") ? before : element).offsetTop - ABOVE;
}

function atEnd() {
  return log.scrollHeight - log.scrollTop - log.clientHeight < NEAR;
}

/** Shows the button to the newest message, with how many of `messages` begin below the window. */
function countUnseen(messages) {
  const end = log.scrollTop + log.clientHeight;
  unseen = messages.filter((element) => element.isConnected && element.offsetTop > end - NEAR);
  const badge = $("jump").querySelector(".badge");
  $("jump").hidden = atEnd();
  badge.hidden = !unseen.length;
  badge.textContent = unseen.length;
}

/** Puts a line with the date between days, and moves messages of one side closer together. */
function addDateLines() {
  let before = null;
  for (const element of log.querySelectorAll("[data-id]")) {
    const day = moment(element.dataset.at, DAY);
    const sameDay = Boolean(before) && moment(before.dataset.at, DAY) === day;
    const above = element.previousElementSibling;
    // A line that is right stays, because a screen reader would read a new one aloud.
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

/** Fills the introduction: what the bot can do, or how to begin in another chat. */
function fillIntro() {
  const intro = log.querySelector(".intro");
  if (!intro) return;
  const texts = isPrivate() ? [h("h2", {}, say("whatBot")), h("p", {}, get("bot")?.description ?? "")]
    : [h("p", {}, say("empty"))];
  intro.replaceChildren(...texts);
  toggleIntro();
}

/** Shows the introduction only where it is of use. */
function toggleIntro() {
  log.querySelector(".intro").hidden = isPrivate() ? !get("bot")?.description
    : log.querySelector(".message") !== null;
}

function isPrivate() {
  return get(`chat/${place.chat}`)?.kind === "private";
}
