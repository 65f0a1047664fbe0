// The list of chats with what is unread in them, and the header of the open chat.

import { $, avatar, h } from "./dom.js";
import { all, get, on } from "./connection.js";
import { open as openLog } from "./log.js";
import { CLOCK, moment, onLanguage, say } from "./words.js";

const unread = new Map(); // "chat/topic" → [messages, whether one of them made a sound]
let place = null;
let onOpen = () => {};

/** Starts listening; calls `opened` with the open chat and its place. */
export function start(opened) {
  onOpen = opened;
  on("chat/", () => {
    if (place === null) openPrivate();
    else refresh();
  });
  on("message/", list);
  on("bot", list);
  onLanguage(() => place && refresh());
}

/** Shows a chat or topic. */
export function open(chat, topic) {
  place = { chat, topic };
  unread.delete(`${chat}/${topic}`);
  refresh();
  openLog(place);
  if ($("chats").matches(":popover-open")) $("chats").hidePopover();
}

/** Shows the private chat with the bot. */
export function openPrivate() {
  const chat = all("chat/").find(({ kind }) => kind === "private");
  if (chat && place?.chat !== chat.id) open(chat.id, 0);
}

/** Counts a message in a chat that is not open. */
export function countUnread(message) {
  if (message.mine || message.event) return;
  const key = `${message.chat}/${message.topic}`;
  const [number, loud] = unread.get(key) ?? [0, false];
  unread.set(key, [number + 1, loud || !message.silent]);
  list();
}

/** Returns the name of a chat or topic. */
export function nameOf(chatId, topicId) {
  const chat = get(`chat/${chatId}`);
  if (!chat) return String(chatId);
  if (chat.kind === "private") return say("privateChat");
  const topic = chat.topics.find(({ id }) => id === (topicId || 1));
  return topic ? `${chat.title} › ${topic.name}` : chat.title;
}

function refresh() {
  const chat = get(`chat/${place.chat}`);
  if (!chat) return;
  const topic = chat.topics.find(({ id }) => id === place.topic);
  avatar($("talk-avatar"), chat.title);
  $("talk-title").textContent = topic ? topic.name : chat.title;
  const kinds = { private: say("bot"), channel: say("channel"), forum: say("forum") };
  const state = topic ? `${chat.title} · ${kinds.forum}` : kinds[chat.kind] ?? "";
  $("talk-state").textContent = chat.typing ? say("typing") : state;
  $("talk-state").classList.toggle("typing", chat.typing);
  list();
  onOpen(chat, place);
}

function list() {
  if (!place) return;
  const focused = document.activeElement?.dataset.chat;
  $("chat-list").replaceChildren(...all("chat/").map(entry));
  if (focused) $("chat-list").querySelector(`[data-chat="${focused}"]`)?.focus();
  const number = [...unread.values()].reduce((sum, [more]) => sum + more, 0);
  const dot = $("elsewhere");
  dot.hidden = !number;
  dot.parentElement.setAttribute("aria-label",
    number ? `${say("chats")}, ${say("unread", { number })}` : say("chats"));
}

function entry(chat) {
  if (!chat.topics.length) return h("li", {}, row(chat, 0, chat.title, true));
  return h("li", {},
    h("p", { class: "group" }, picture(chat.title), h("span", {}, chat.title)),
    h("ul", {}, ...chat.topics.map(({ id, name }) => h("li", {}, row(chat, id, name, false)))));
}

function row(chat, topic, name, pictured) {
  const messages = all(`message/${chat.id}/`).filter((m) => m.topic === topic && !m.event);
  const last = messages.reduce((a, b) => (a && a.id > b.id ? a : b), null);
  const [number, loud] = unread.get(`${chat.id}/${topic}`) ?? [0, false];
  const open_ = place.chat === chat.id && place.topic === topic;
  const badge = h("span", { class: loud ? "badge" : "badge quiet", role: "img",
    "aria-label": say("unread", { number }) }, String(number));
  return h("button", {
    type: "button", class: pictured ? "chat" : "chat topic", "data-chat": `${chat.id}/${topic}`,
    "aria-current": open_ ? "true" : null, onclick: () => open(chat.id, topic),
  },
  pictured ? picture(name) : h("span", { class: "hash", "aria-hidden": "true" }, "#"),
  h("span", { class: "chat-name" }, name),
  h("time", {}, last ? moment(last.at, CLOCK) : ""),
  h("span", { class: "chat-last" }, last ? last.text.slice(0, 80) || last.file?.name : ""),
  number ? badge : null);
}

function picture(name) {
  const element = h("span", { class: "avatar", "aria-hidden": "true" });
  avatar(element, name);
  return element;
}
