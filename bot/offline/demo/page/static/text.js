// Renders a text with Telegram's entities as elements.
// Their offsets are UTF-16 units, which are JavaScript's own.

import { h } from "./dom.js";
import { request } from "./connection.js";
import { follow, isOwn } from "./links.js";
import { tell } from "./notices.js";
import { say } from "./words.js";

const BLOCKS = new Set(["blockquote", "expandable_blockquote", "pre"]);
const TAGS = { bold: "strong", italic: "em", underline: "u", strikethrough: "s", code: "code" };

/** Returns the text as nodes. Entities nest, and come sorted by offset, the longer first. */
export function render(text, entities, place) {
  return nodes({ text, place }, 0, text.length, entities);
}

function nodes(context, begin, end, entities) {
  const found = [];
  let at = begin;
  let afterBlock = false;
  const plain = (until, beforeBlock) => {
    let piece = context.text.slice(at, until);
    // A block has lines of its own, so the line ends around it are not shown twice.
    if (afterBlock && piece.startsWith("\n")) piece = piece.slice(1);
    if (beforeBlock && piece.endsWith("\n")) piece = piece.slice(0, -1);
    if (piece) found.push(piece);
  };
  for (let index = 0; index < entities.length; ) {
    const entity = entities[index];
    const stop = entity.offset + entity.length;
    let next = index + 1;
    while (next < entities.length && entities[next].offset < stop) next++;
    const block = BLOCKS.has(entity.type);
    plain(entity.offset, block);
    const inner = nodes(context, entity.offset, stop, entities.slice(index + 1, next));
    found.push(wrap(context, entity, context.text.slice(entity.offset, stop), inner));
    [at, afterBlock, index] = [stop, block, next];
  }
  plain(end, false);
  return found;
}

function wrap({ place }, entity, text, inner) {
  switch (entity.type) {
    case "text_link":
      return link(entity.url, inner);
    case "url":
      return link(/^[a-z]+:\/\//i.test(text) ? text : `https://${text}`, inner);
    case "bot_command":
      return h("button", { type: "button", class: "link", onclick: () => send(place, text) },
        ...inner);
    case "spoiler":
      return spoiler(inner);
    case "pre":
      return h("pre", {}, h("code", {}, ...inner));
    case "blockquote":
      return h("blockquote", {}, ...inner);
    case "expandable_blockquote":
      return unfolding(inner);
    case "hashtag":
    case "cashtag":
    case "mention":
    case "text_mention":
      return h("span", { class: "tag" }, ...inner);
    default:
      return h(TAGS[entity.type] ?? "span", {}, ...inner);
  }
}

function link(url, inner) {
  const address = URL.canParse(url) ? new URL(url) : null;
  if (!address || !["http:", "https:"].includes(address.protocol)) {
    return h("span", { class: "tag" }, ...inner);
  }
  const own = isOwn(url);
  return h("a", {
    href: address.href,
    target: own ? null : "_blank",
    rel: "noopener noreferrer",
    onclick: (event) => {
      if (!own) return;
      event.preventDefault();
      follow(url);
    },
  }, ...inner);
}

function spoiler(inner) {
  const button = h("button", {
    type: "button", class: "spoiler", "aria-label": say("spoiler"), "aria-expanded": "false",
    onclick: () => {
      button.setAttribute("aria-expanded", "true");
      button.removeAttribute("aria-label");
    },
  }, h("span", {}, ...inner));
  return button;
}

function unfolding(inner) {
  const body = h("div", { class: "folded" }, ...inner);
  const button = h("button", { type: "button", class: "unfold", "aria-expanded": "false",
    "aria-label": say("showAll") });
  const quote = h("blockquote", { class: "expandable" }, body, button);
  quote.addEventListener("click", (event) => {
    const selecting = String(getSelection()) !== "";
    if (!button.hidden && !event.target.closest("a") && !selecting) unfold(quote, !isUnfolded(quote));
  });
  body.addEventListener("focusin", () => unfold(quote, true)); // a link in the part that is not shown
  return quote;
}

const isUnfolded = (quote) => quote.lastChild.getAttribute("aria-expanded") === "true";

function unfold(quote, open) {
  const [body, button] = quote.children;
  body.classList.toggle("folded", !open);
  button.setAttribute("aria-expanded", String(open));
  button.setAttribute("aria-label", say(open ? "showLess" : "showAll"));
}

/** Unfolds in `element` the quotes that were unfolded in `old`, a message of the same text. */
export function keepUnfolded(old, element) {
  const [before, after] = [old, element].map((message) =>
    message.querySelectorAll("blockquote.expandable"));
  if (before.length !== after.length) return;
  for (const [number, quote] of before.entries()) {
    if (isUnfolded(quote)) unfold(after[number], true);
  }
}

/** Hides the unfold button of quotes that are shown whole. */
export function fit(element) {
  for (const quote of element.querySelectorAll("blockquote.expandable")) {
    const [body, button] = quote.children;
    if (isUnfolded(quote)) continue;
    button.hidden = body.scrollHeight <= body.clientHeight + 1;
  }
}

function send(place, text) {
  request({ do: "say", ...place, text }).catch((error) => tell(error.message));
}
