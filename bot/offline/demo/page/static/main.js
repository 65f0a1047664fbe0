// Puts the page together.

import * as chats from "./chats.js";
import * as composer from "./composer.js";
import { $ } from "./dom.js";
import { connect, get, on, request } from "./connection.js";
import { setOpener } from "./links.js";
import * as log from "./log.js";
import { keepNotesOnTop, tell } from "./notices.js";
import * as panel from "./panel.js";
import * as reports from "./reports.js";
import { onLanguage, say, speak } from "./words.js";

let missed = 0;

function label() {
  for (const element of document.querySelectorAll("[data-say]")) {
    element.textContent = say(element.dataset.say);
  }
  for (const element of document.querySelectorAll("[data-label]")) {
    element.setAttribute("aria-label", say(element.dataset.label));
    if (element.matches("button")) element.title = say(element.dataset.label);
  }
}

/** Counts in the window's title the messages that came with a sound while the page was hidden. */
function countMissed(keys) {
  if (!document.hidden) return;
  missed += keys.map(get).filter((m) => m && !m.mine && !m.silent && !m.edited && !m.event).length;
  document.title = missed ? `(${missed}) Papergram` : "Papergram";
}

function chooseTheme() {
  const root = document.documentElement;
  const dark = matchMedia("(prefers-color-scheme: dark)").matches;
  const current = root.dataset.theme ?? (dark ? "dark" : "light");
  root.dataset.theme = current === "dark" ? "light" : "dark";
  localStorage.setItem("theme", root.dataset.theme);
}

const theme = localStorage.getItem("theme");
if (theme) document.documentElement.dataset.theme = theme;
$("theme").addEventListener("click", chooseTheme);

on("bot", () => {
  const names = Object.entries(get("bot").languages);
  $("language").replaceChildren(...names.map(([code, name]) => new Option(name, code)));
  $("language").value = get("bot").language;
  speak(get("bot").language);
});
$("language").addEventListener("change", ({ target }) => {
  request({ do: "language", code: target.value }).catch((error) => {
    target.value = get("bot").language;
    tell(say("failedRequest", { reason: error.message }));
  });
});
document.addEventListener("visibilitychange", () => {
  missed = 0;
  document.title = "Papergram";
});

onLanguage(label);
setOpener(chats.openPrivate);
log.start(chats.countUnread);
chats.start(composer.writeTo);
composer.start();
panel.start();
reports.start();
on("message/", countMissed);
keepNotesOnTop($("chats"), $("panel"));
connect((open) => { $("offline").hidden = open; });
