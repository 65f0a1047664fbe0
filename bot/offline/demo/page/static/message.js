// One message as a bubble: text, preview, file, buttons.

import { h } from "./dom.js";
import { request } from "./connection.js";
import { follow } from "./links.js";
import { tell, warn } from "./notices.js";
import { render } from "./text.js";
import { CLOCK, moment, say } from "./words.js";

/** Returns the element of a message; with `named` it shows who wrote it. */
export function build(message, named) {
  const place = { chat: message.chat, topic: message.topic };
  const element = message.event ? event(message) : bubble(message, place, named);
  element.dataset.id = message.id;
  element.dataset.at = message.at;
  return element;
}

function event({ event: told, from, mine }) {
  const texts = {
    new_chat_members: ["joined", { from: mine ? say("you") : from, name: told.name }],
    left_chat_member: ["left", { name: told.name }],
    forum_topic_created: ["topicOpened", { name: told.name }],
  };
  const [key, values] = texts[told.kind] ?? [told.kind.replaceAll("_", " "), {}];
  return h("p", { class: "event" }, say(key, values));
}

function bubble(message, place, named) {
  const content = [];
  const preview = message.preview && card(message.preview);
  if (named) content.push(h("p", { class: "from" }, message.from));
  if (message.reply) content.push(quote(message.reply));
  if (message.file) content.push(file(message.file));
  if (preview && message.preview.above) content.push(preview);
  if (message.text) {
    content.push(h("div", { class: "text", dir: "auto" },
      ...render(message.text, message.entities, place)));
  }
  if (preview && !message.preview.above) content.push(preview);
  return h("article", {
    class: message.mine ? "message mine" : "message",
    "aria-label": `${message.mine ? say("you") : message.from}, ${moment(message.at, CLOCK)}`,
  }, h("div", { class: "bubble" }, ...content, foot(message)), keyboard(message));
}

function foot(message) {
  return h("p", { class: "meta" },
    ...message.reactions.map((emoji) => h("span", {}, emoji)),
    message.silent ? h("span", { class: "silent", title: say("silent"), role: "img",
      "aria-label": say("silent") }) : null,
    message.edited ? h("span", {}, say("edited")) : null,
    h("time", { datetime: new Date(message.at * 1000).toISOString() }, moment(message.at, CLOCK)));
}

function quote({ from, text }) {
  return h("div", { class: "reply" }, h("b", {}, from), h("span", {}, text));
}

function card({ url, host, title }) {
  const address = URL.canParse(url) ? new URL(url) : null;
  const path = address ? address.host + address.pathname.replace(/\/$/, "") : url;
  return h("a", { class: "preview", href: url, target: "_blank", rel: "noopener noreferrer",
    title: say("previewNote") },
  h("b", {}, host.replace(/^www\./, "")), title ? h("strong", {}, title) : null,
  h("small", {}, path));
}

function file({ url, name, size, picture }) {
  if (picture) return h("img", { class: "picture", src: url, alt: name });
  return h("a", { class: "file", href: url, download: name },
    h("span", { class: "file-mark", "aria-hidden": "true" }),
    h("span", {}, h("b", {}, name), h("small", {}, `${bytes(size)} · ${say("save")}`)));
}

function bytes(size) {
  if (size < 1000) return `${size} B`;
  return size < 1e6 ? `${(size / 1000).toFixed(1)} kB` : `${(size / 1e6).toFixed(1)} MB`;
}

function keyboard(message) {
  if (!message.buttons.length) return null;
  const rows = message.buttons.map((buttons, row) => h("div", { class: "row" },
    ...buttons.map((button, column) => key(message, button, row, column))));
  return h("div", { class: "keyboard", role: "group", "aria-label": say("buttons") }, ...rows);
}

function key(message, button, row, column) {
  const kind = button.url ? "outside" : button.copy_text ? "copy" : null;
  return h("button", {
    type: "button",
    class: kind,
    "data-place": `${row}/${column}`,
    onclick: ({ currentTarget }) => press(message, button, row, column, currentTarget),
  }, button.text);
}

async function press(message, button, row, column, element) {
  if (button.url) {
    follow(button.url);
  } else if (button.copy_text) {
    try {
      await navigator.clipboard.writeText(button.copy_text.text);
      tell(say("copied"));
    } catch { // the browser forbids it, or the page did not come from this machine
      warn(button.copy_text.text);
    }
  } else if (!button.callback_data) {
    tell(say("notHere"));
  } else if (element.getAttribute("aria-busy") !== "true") {
    element.setAttribute("aria-busy", "true");
    try {
      const { chat, id } = message;
      const answer = await request({ do: "press", chat, message: id, row, column });
      (answer.alert ? warn : tell)(answer.text);
      if (answer.url) follow(answer.url);
    } catch (error) {
      tell(error.message);
    } finally {
      element.removeAttribute("aria-busy");
    }
  }
}
