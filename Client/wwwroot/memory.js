import { byId, h } from './dom.js';
import { chipWords } from './card.js';
import { ago, until } from './words.js';

const chips = byId('chips');
const all = byId('chips-all');
const panel = byId('chip-panel');

let shown = 0;

/** Shows the preferences as chips, the newest first. `actions`: {edit(preference, change), revoke(preference)}. */
export function showPreferences(preferences, schema, actions) {
  byId('clear').disabled = preferences.length === 0;
  if (preferences.length > shown) chips.scrollLeft = 0;
  shown = preferences.length;
  if (shown === 0) chips.replaceChildren(h('li', { class: 'none' }, 'Nothing yet. Say it in your own words.'));
  else chips.replaceChildren(...preferences.toReversed().map(preference => h('li', {}, h('button', {
    type: 'button', class: 'chip', 'data-testid': 'chip', 'data-preference-id': preference.id, 'data-polarity': preference.polarity, 'data-strength': preference.strength,
    'data-facet': preference.facet, 'aria-haspopup': 'dialog', title: preference.quote ? `“${preference.quote}”` : 'made by hand',
    onclick: event => openEditor(event.currentTarget, preference, schema, actions),
  }, chipWords(preference, schema), preference.expiresAt && h('span', { class: 'until' }, until(preference.expiresAt))))));
  fold();
}

/** The chips keep to one row, which scrolls, until all are asked for; the button is there only where a row does not hold them. */
function fold() {
  const open = all.getAttribute('aria-expanded') === 'true';
  chips.dataset.row = 'fits';
  all.hidden = true;
  const fits = chips.scrollWidth <= chips.clientWidth;
  all.hidden = fits;
  all.textContent = open ? 'One row' : `All ${shown}`;
  if (!fits) chips.dataset.row = open ? 'open' : 'scrolls';
}

all.addEventListener('click', () => {
  all.setAttribute('aria-expanded', String(all.getAttribute('aria-expanded') !== 'true'));
  fold();
});
addEventListener('resize', fold);

function openEditor(chip, preference, schema, actions) {
  const wish = preference.facet === 'feed';
  const segments = (legend, name, options) => h('fieldset', {}, h('legend', {}, legend), h('div', { class: 'segments' }, options.map(([value, label]) => h('button', {
    type: 'button', 'aria-pressed': String(preference[name] === value), 'data-testid': `chip-${name}-${value}`,
    onclick: () => change({ [name]: value }),
  }, label))));
  const change = edit => {
    panel.hidePopover();
    actions.edit(preference, edit);
  };

  const expiry = h('select', { id: 'chip-expiry', 'data-testid': 'chip-expiry', onchange: event => change(lasting(event.currentTarget.value)) },
    ...[['keep', preference.expiresAt ? until(preference.expiresAt) : 'until withdrawn'], ...(preference.expiresAt ? [['standing', 'until withdrawn']] : []),
      ['1', 'for one hour'], ['12', 'for tonight'], ['72', 'for three days'], ['720', 'for thirty days']].map(([value, label]) => h('option', { value }, label)));

  panel.replaceChildren(...[
    preference.quote && h('p', { class: 'said' }, `“${preference.quote}”`),
    h('p', { class: 'meta' }, `${wish ? 'a wish about the feed' : preference.facet} · ${preference.quote ? 'said' : 'made by hand'} ${ago(preference.at)}`),
    !wish && segments('Do you want it?', 'polarity', [['like', 'I want it'], ['dislike', 'I don’t']]),
    !wish && segments('How firmly?', 'strength', [['hard', preference.polarity === 'like' ? 'Must' : 'Never'], ['soft', preference.polarity === 'like' ? 'Prefer' : 'Less']]),
    h('div', {}, h('label', { for: 'chip-expiry' }, 'How long?'), expiry),
    h('button', { type: 'button', class: 'revoke', 'data-testid': 'chip-revoke', onclick: () => { panel.hidePopover(); actions.revoke(preference); } }, 'Take it back'),
  ].filter(Boolean));
  panel.showPopover();
  place(panel, chip);
  panel.querySelector('button, select').focus();
}

function lasting(value) {
  if (value === 'standing') return { scope: 'standing' };
  return { scope: 'session', expiresAt: new Date(Date.now() + Number(value) * 3600000).toISOString() };
}

/** Puts a panel under its button, inside the window. */
export function place(element, anchor) {
  const at = anchor.getBoundingClientRect();
  const { width, height } = element.getBoundingClientRect();
  const below = at.bottom + 8 + height <= innerHeight;
  element.style.left = `${Math.max(12, Math.min(at.left, innerWidth - width - 12))}px`;
  element.style.top = `${below ? at.bottom + 8 : Math.max(12, at.top - height - 8)}px`;
}
