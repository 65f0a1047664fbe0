// The field in which the visitor types, and the menu of commands that a slash opens.

import { $, h } from "./dom.js";
import { request } from "./connection.js";
import { tell } from "./notices.js";
import { onLanguage, say } from "./words.js";

const field = $("composer");
const menu = $("menu");
let place = { chat: 0, topic: 0 };
let chat = null;
let chosen = 0;

/** Starts listening. */
export function start() {
  $("composer-form").addEventListener("submit", (event) => {
    event.preventDefault();
    send(field.value);
  });
  field.addEventListener("input", () => {
    grow();
    offerCommands(field.value);
  });
  field.addEventListener("keydown", type);
  field.addEventListener("blur", (event) => {
    if (!$("composer-form").contains(event.relatedTarget)) close();
  });
  $("menu-button").addEventListener("click", () => {
    if (menu.hidden) offerCommands("/");
    else close();
    field.focus();
  });
  $("restart").addEventListener("click", () => {
    request({ do: "start" }).catch((error) => tell(error.message));
  });
  onLanguage(() => chat && writeTo(chat, place));
}

/** Sets the chat and the place in it that texts go to. */
export function writeTo(to, at) {
  if (place.chat !== at.chat || place.topic !== at.topic) close();
  [chat, place] = [to, at];
  const hint = say(chat.kind === "channel" ? "postHere" : "writeHere");
  field.placeholder = hint;
  field.setAttribute("aria-label", hint);
  const focused = [$("composer-form"), $("restart")].find((e) => e.contains(document.activeElement));
  $("composer-form").hidden = chat.blocked;
  $("restart").hidden = !chat.blocked;
  if (focused?.hidden) (chat.blocked ? $("restart") : field).focus();
  $("menu-button").hidden = !chat.commands.length;
}

function type(event) {
  if (event.isComposing) return; // this Enter only chooses a Chinese character
  const open = !menu.hidden;
  const plain = !event.shiftKey && !event.ctrlKey && !event.altKey && !event.metaKey;
  if (open && (event.key === "ArrowDown" || event.key === "ArrowUp")) {
    choose(chosen + (event.key === "ArrowDown" ? 1 : -1));
  } else if (open && event.key === "Tab" && plain) {
    field.value = `${menu.children[chosen].dataset.command} `;
    close();
  } else if (open && event.key === "Escape") {
    close();
  } else if (event.key === "Enter" && plain) {
    send(open ? menu.children[chosen].dataset.command : field.value);
  } else {
    return;
  }
  event.preventDefault();
}

async function send(text) {
  close();
  if (!text.trim()) return;
  const kept = field.value;
  field.value = "";
  grow();
  try {
    await request({ do: "say", ...place, text });
  } catch (error) {
    field.value ||= kept;
    grow();
    tell(say("failedRequest", { reason: error.message }));
  }
}

function offerCommands(text) {
  const commands = /^\/\w*$/.test(text) && chat
    ? chat.commands.filter(({ command }) => `/${command}`.startsWith(text.toLowerCase())) : [];
  if (!commands.length) return close();
  menu.replaceChildren(...commands.map(({ command, description }, index) => h("li", {
    id: `command-${index}`, role: "option", "data-command": `/${command}`,
    onpointerdown: (event) => event.preventDefault(), // the field keeps the focus
    onclick: () => send(`/${command}`),
  }, h("b", {}, `/${command}`), h("span", {}, description))));
  show(true);
  choose(0);
}

function choose(index) {
  const options = [...menu.children];
  chosen = (index + options.length) % options.length;
  for (const [number, option] of options.entries()) {
    option.setAttribute("aria-selected", String(number === chosen));
  }
  options[chosen].scrollIntoView({ block: "nearest" });
  field.setAttribute("aria-activedescendant", options[chosen].id);
}

function close() {
  show(false);
  field.removeAttribute("aria-activedescendant");
}

function show(open) {
  menu.hidden = !open;
  field.setAttribute("aria-expanded", String(open));
  $("menu-button").setAttribute("aria-expanded", String(open));
}

function grow() {
  field.style.height = "auto";
  const border = field.offsetHeight - field.clientHeight;
  field.style.height = `${Math.min(field.scrollHeight + border, 160)}px`;
}
