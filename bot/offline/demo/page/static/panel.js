// The panel beside the chat: the clock, trouble, and the ledger as the store has it.

import { $, h } from "./dom.js";
import { nameOf } from "./chats.js";
import { all, get, on, request } from "./connection.js";
import { tell } from "./notices.js";
import { CLOCK, DAY, moment, onLanguage, say } from "./words.js";

const STATES = ["due", "sending", "sent", "unknown", "failed"];
let started = 0; // performance.now() when the time of the stage arrived
const shown = new Map(); // row → its state when it was last drawn

/** Starts listening. */
export function start() {
  on("clock", () => {
    started = performance.now();
    tick();
  });
  on("chat/", () => {
    trouble();
    tick();
  });
  on("counts", counts);
  on("row/", rows);
  onLanguage(() => {
    tick();
    trouble();
    counts();
    rows();
  });
  setInterval(tick, 1000);
  requestOnClick("to-push", { do: "advance", to: "push" });
  requestOnClick("an-hour", { do: "advance", to: "hour" });
  requestOnClick("flood", { do: "flood" }, "flood_done");
  requestOnClick("lose", { do: "lose" }, "lose_done");
  $("block").addEventListener("click", () => run({ do: blocked() ? "start" : "block" }));
}

function requestOnClick(id, what, done) {
  $(id).addEventListener("click", () => run(what, done));
}

async function run(what, done) {
  try {
    await request(what);
    if (done) tell(say(done));
  } catch (error) {
    tell(say("failedRequest", { reason: error.message }));
  }
}

function tick() {
  const clock = get("clock");
  if (!clock) return;
  const now = clock.now + (performance.now() - started) / 1000;
  $("time").textContent = moment(now, { ...CLOCK, second: "2-digit" });
  $("date").textContent = `${moment(now, { ...DAY, year: "numeric" })} · UTC`;
  $("to-push").disabled = clock.next === null;
  $("next").textContent = clock.next === null ? say("nobody")
    : say(clock.waiting ? "waits" : "next", { when: moment(clock.next, { ...DAY, ...CLOCK }) });
}

function blocked() {
  return all("chat/").some((chat) => chat.blocked);
}

function trouble() {
  $("block").textContent = say(blocked() ? "unblock" : "block");
}

function counts() {
  const found = get("counts") ?? {};
  $("counts").replaceChildren(...STATES.filter((state) => found[state]).map((state) =>
    h("li", {}, h("span", { class: `state ${state}` }, `${found[state]} ${say(state)}`),
      ` ${say(`means_${state}`)}`)));
}

function rows() {
  const entries = all("row/").sort((a, b) => b.id - a.id);
  $("no-rows").hidden = entries.length > 0;
  $("rows").replaceChildren(...entries.flatMap(row));
}

function row(entry) {
  const fresh = shown.get(entry.id) !== entry.state;
  shown.set(entry.id, entry.state);
  const line = h("tr", { class: fresh ? "fresh" : null, "data-row": entry.id },
    h("td", {}, nameOf(entry.chat, entry.topic)),
    h("td", {}, `${say(entry.kind)} `, h("span", { class: "key" }, entry.key),
      h("small", {}, say("part", entry))),
    h("td", {}, h("span", { class: `state ${entry.state}` }, say(entry.state))),
    h("td", { class: "number" }, String(entry.attempts)));
  const note = entry.reason || (entry.state === "unknown" ? say("means_unknown") : waits(entry)
    ? say("from", { when: moment(entry.due, { ...CLOCK, second: "2-digit" }) }) : "");
  return note ? [line, h("tr", { class: "why" }, h("td", { colspan: 4 }, note))] : [line];
}

/** Whether a message is owed at a later moment only, for example after a flood. */
function waits({ due, updated }) {
  return due !== null && due - updated >= 1;
}
