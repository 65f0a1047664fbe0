// Notes that pass near the top of the screen, and alerts that wait for an OK.

import { $, h } from "./dom.js";

const SECONDS = 5;

/** Shows a note for some seconds. */
export function tell(text) {
  if (!text) return;
  const toast = h("div", { class: "toast" }, text);
  $("toasts").append(toast);
  setTimeout(() => toast.remove(), SECONDS * 1000);
}

/** Shows a text until it is confirmed. */
export function warn(text) {
  $("alert-text").textContent = text;
  $("alert").showModal();
}

/** Keeps notes above these drawers when they open. */
export function keepNotesOnTop(...drawers) {
  const raise = () => {
    $("toasts").hidePopover();
    $("toasts").showPopover();
  };
  $("toasts").showPopover();
  for (const drawer of drawers) drawer.addEventListener("toggle", raise);
}
