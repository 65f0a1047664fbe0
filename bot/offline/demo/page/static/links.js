// Links: the bot's own lead into the private chat, all others leave the page.

import { get, request } from "./connection.js";
import { tell } from "./notices.js";

let openPrivate = () => {};

/** Sets the function that opens the private chat. */
export function setOpener(opener) {
  openPrivate = opener;
}

/** Whether a link leads to the bot itself. */
export function isOwn(url) {
  const address = URL.canParse(url) ? new URL(url) : null;
  return address?.host === "t.me" && address.pathname === `/${get("bot")?.username}`;
}

/** Opens a link as Telegram would. */
export function follow(url) {
  if (!isOwn(url)) {
    if (/^https?:/i.test(url)) open(url, "_blank", "noopener,noreferrer");
    return;
  }
  openPrivate();
  const payload = new URL(url).searchParams.get("start");
  if (payload !== null) request({ do: "start", payload }).catch((error) => tell(error.message));
}
