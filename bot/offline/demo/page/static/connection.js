// The connection to the demo: changes come in over a WebSocket, requests go out.

import { say } from "./words.js";

const items = new Map();
const listeners = [];
let whole = true; // the next news contains every item

/** Calls `listener` with the changed keys that begin with `prefix`, whenever there are some. */
export function on(prefix, listener) {
  listeners.push([prefix, listener]);
}

/** Returns the item with this key, or `undefined`. */
export const get = (key) => items.get(key);

/** Returns all items whose keys begin with `prefix`. */
export function all(prefix) {
  return [...items].filter(([key]) => key.startsWith(prefix)).map(([, value]) => value);
}

/** Whether the present news is the state at the beginning, not a change of it. */
export const isWhole = () => whole;

/** Opens the connection and keeps it open; calls `onState` with whether it is open. */
export function connect(onState) {
  const socket = new WebSocket(`${location.origin.replace("http", "ws")}/stream`);
  socket.onopen = () => {
    whole = true;
    onState(true);
  };
  socket.onmessage = (event) => take(JSON.parse(event.data));
  socket.onclose = () => {
    onState(false);
    setTimeout(connect, 1000, onState);
  };
}

/** Sends a request to the demo and returns its answer. Throws with the demo's reason. */
export async function request(what) {
  return answer(fetch("/requests", { method: "POST", body: JSON.stringify(what) }));
}

/** Drops a report into the folder; returns what became of it. */
export async function drop(name, body) {
  return answer(fetch(`/reports/${encodeURIComponent(name)}`, { method: "PUT", body }));
}

/** Returns the text of a report in the folder. */
export async function read(name) {
  const response = await reach(fetch(`/reports/${encodeURIComponent(name)}`));
  return response.text();
}

async function answer(asked) {
  return (await reach(asked)).json();
}

async function reach(asked) {
  const response = await asked.catch(() => { throw new Error(say("noAnswer")); });
  if (response.ok) return response;
  const told = await response.json().catch(() => ({ error: response.statusText }));
  throw new Error(told.error);
}

function take(news) {
  if (whole) {
    for (const key of items.keys()) if (!(key in news)) news[key] = null;
  }
  for (const [key, value] of Object.entries(news)) {
    if (value === null) items.delete(key);
    else items.set(key, value);
  }
  const keys = Object.keys(news);
  for (const [prefix, listener] of listeners) {
    const mine = keys.filter((key) => key.startsWith(prefix));
    if (mine.length) listener(mine);
  }
  whole = false;
}
