/** An element with its attributes and children. Text always becomes text nodes, so nothing of a user or a catalogue is ever read as HTML. */
export function h(name, attributes = {}, ...children) {
  const element = document.createElement(name);
  set(element, attributes);
  element.append(...children.flat().filter(child => child !== null && child !== undefined && child !== false));
  return element;
}

/** The same for SVG. */
export function s(name, attributes = {}, ...children) {
  const element = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) element.setAttribute(key, value);
  element.append(...children.flat());
  return element;
}

function set(element, attributes) {
  for (const [key, value] of Object.entries(attributes)) {
    if (value === null || value === undefined || value === false) continue;
    if (key.startsWith('on')) element.addEventListener(key.slice(2), value);
    else if (key === 'vars') for (const [name, v] of Object.entries(value)) element.style.setProperty(name, v);
    else if (value === true) element.setAttribute(key, '');
    else element.setAttribute(key, value);
  }
}

export const byId = id => document.getElementById(id);

/** A small number that is always the same for the same text (FNV-1a). */
export function hash(text) {
  let value = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) value = Math.imul(value ^ text.charCodeAt(i), 0x01000193);
  return value >>> 0;
}

const paths = {
  like: 'M12 20s-7.5-4.6-7.5-10A4.4 4.4 0 0 1 12 7.2 4.4 4.4 0 0 1 19.5 10C19.5 15.4 12 20 12 20z',
  dislike: 'M6 6l12 12M18 6L6 18',
  seen: 'M4.5 12.5l5 5 10-11',
};

export const icon = name => s('svg', { viewBox: '0 0 24 24', 'aria-hidden': 'true' }, s('path', { d: paths[name] }));
