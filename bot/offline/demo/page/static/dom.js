// Builds elements. Text always goes in as text: nothing here parses markup.

/** Returns an element with attributes, listeners (`onclick`) and children. */
export function h(tag, attributes = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (value === undefined || value === null || value === false) continue;
    if (name.startsWith("on")) element.addEventListener(name.slice(2), value);
    else element.setAttribute(name, value === true ? "" : value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined));
  return element;
}

/** Returns the element with this id. */
export const $ = (id) => document.getElementById(id);

/** Turns an element into an avatar: the first letter of a name, in a colour that depends on it. */
export function avatar(element, name) {
  element.textContent = [...name][0] ?? "";
  element.dataset.colour = [...name].reduce((sum, letter) => sum * 2 + letter.codePointAt(0), 0) % 5;
}
