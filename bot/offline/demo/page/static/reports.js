// The folder: the visitor has reports arrive, corrects, writes or uploads them, and sees the outcome.

import { $, h } from "./dom.js";
import { drop, get, on, request, read } from "./connection.js";
import { onLanguage, say } from "./words.js";

let last = null; // the outcome of the last report, kept for a change of language

/** Starts listening. */
export function start() {
  on("folder", files);
  onLanguage(() => {
    files();
    if (last) outcome(last);
  });
  $("arrive").addEventListener("click", () => report(request({ do: "arrive" })));
  $("correct").addEventListener("click", () => report(request({ do: "correct" })));
  $("feed").addEventListener("click", () => report(request({ do: "feed" })));
  $("drop").addEventListener("click", () =>
    report(drop($("report-name").value.trim(), $("report-text").value)));
  $("upload").addEventListener("change", async ({ target }) => {
    const [file] = target.files;
    if (file) await report(drop(file.name, file)); // its bytes as they are, for the scan to read
    target.value = ""; // the same file may be chosen again
  });
}

async function report(asked) {
  $("outcome").setAttribute("aria-busy", "true"); // it still shows the report before
  try {
    last = await asked;
    outcome(last);
  } catch (error) {
    fail(error);
  } finally {
    $("outcome").removeAttribute("aria-busy");
  }
}

function fail(error) {
  last = null;
  $("outcome").replaceChildren(h("p", { class: "refused" }, error.message));
}

function outcome(told) {
  const lines = [h("p", { class: told.status }, say(`outcome_${told.status}`, told))];
  if (told.message) {
    const where = told.line ? `${say("line", told)}: ` : "";
    lines.push(h("p", { class: "why" }, where + told.message));
  }
  if (told.changed) {
    lines.push(h("p", {}, say("nowReads", told.changed)), h("code", {}, told.changed.text));
  }
  for (const problem of told.problems) {
    lines.push(h("p", { class: "why" }, `${say("line", problem)}: ${problem.message}`));
  }
  $("outcome").replaceChildren(...lines);
}

function files() {
  $("files").replaceChildren(...(get("folder")?.files ?? []).map(({ name, status, message }) =>
    h("li", {},
      h("span", { class: "file-name" }, name),
      status ? h("span", { class: `state ${status}`, title: message || null }, say(status)) : null,
      h("button", { type: "button", class: "quiet", "aria-label": `${say("open")} ${name}`,
        onclick: () => edit(name) }, say("open")))));
}

async function edit(name) {
  let text;
  try {
    text = await read(name);
  } catch (error) {
    return fail(error);
  }
  $("own").open = true;
  $("report-name").value = name;
  $("report-text").value = text;
  $("report-text").focus();
  $("report-text").setSelectionRange(0, 0);
  $("report-text").scrollTop = 0;
}
