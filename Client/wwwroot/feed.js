import { byId, h } from './dom.js';
import { card } from './card.js';

const list = byId('feed');
const still = matchMedia('(prefers-reduced-motion: reduce)');

let shown = '';

/** Cards that only hold the place, so that nothing jumps when the feed arrives. */
export function showSkeleton(count) {
  shown = '';
  list.classList.remove('settled');
  list.replaceChildren(...Array.from({ length: count }, () => h('li', { class: 'card skeleton', 'aria-hidden': 'true' }, h('div', { class: 'cover' }))));
}

export const setBusy = busy => list.setAttribute('aria-busy', String(busy));

/**
 * Shows these items. Cards that stay glide to their new place, new ones appear with a ring, others leave.
 * The same cards again are left alone, so that their marks stay to be seen.
 */
export function show(items, context) {
  const next = JSON.stringify([items, context.preferences, context.schema]);
  if (next === shown) return;
  shown = next;
  const old = new Map([...list.querySelectorAll('.card[data-item-id]')].map(element => [element.dataset.itemId, element]));
  const before = new Map([...old].map(([id, element]) => [id, element.getBoundingClientRect()]));
  const first = old.size === 0;
  const focused = document.activeElement?.closest?.('.card')?.dataset.itemId;

  const open = new Set([...old].filter(([, element]) => element.querySelector('.score')?.open).map(([id]) => id));
  const cards = items.map((item, index) => {
    const element = card(item, index + 1, context);
    if (open.has(item.id)) element.querySelector('.score').open = true;
    return element;
  });
  const kept = new Set(items.map(item => item.id));
  const leaving = [...old].filter(([id]) => !kept.has(id));
  const origin = list.getBoundingClientRect();
  list.replaceChildren(...cards);
  list.classList.add('settled');

  for (const element of cards) {
    const id = element.dataset.itemId;
    const was = before.get(id);
    const steps = was ? Number(old.get(id).dataset.rank) - Number(element.dataset.rank) : 0;
    if (first) continue;
    if (!was) {
      element.classList.add('fresh');
      badge(element, 'new', 'new');
      animate(element, [{ opacity: 0, transform: 'scale(.92)' }, { opacity: 1, transform: 'none' }], 420);
    } else {
      if (steps !== 0) badge(element, steps > 0 ? `▲ ${steps}` : `▼ ${-steps}`, '');
      const now = element.getBoundingClientRect();
      if (was.left !== now.left || was.top !== now.top)
        animate(element, [{ transform: `translate(${was.left - now.left}px, ${was.top - now.top}px)` }, { transform: 'none' }], 520);
    }
  }
  if (!first && !still.matches) for (const [id, element] of leaving) leave(element, before.get(id), origin);
  if (focused) (cards.find(element => element.dataset.itemId === focused) ?? cards[0])?.focus({ preventScroll: true });
}

/** Appends a further page. */
export function append(items, context) {
  const start = list.querySelectorAll('.card[data-item-id]').length;
  const cards = items.map((item, index) => card(item, start + index + 1, context));
  list.append(...cards);
  for (const element of cards) animate(element, [{ opacity: 0, transform: 'translateY(16px)' }, { opacity: 1, transform: 'none' }], 350);
  cards[0]?.focus({ preventScroll: true });
}

function badge(element, text, kind) {
  element.querySelector('.cover').append(h('span', { class: `moved ${kind}`, 'data-testid': 'card-change' }, text));
}

function animate(element, frames, duration) {
  if (!still.matches) element.animate(frames, { duration, easing: 'cubic-bezier(.2,.8,.2,1)' });
}

function leave(element, rect, origin) {
  element.classList.add('leaving');
  element.setAttribute('aria-hidden', 'true');
  element.removeAttribute('data-testid');
  element.removeAttribute('data-item-id');
  element.inert = true;
  Object.assign(element.style, {
    position: 'absolute', width: `${rect.width}px`, height: `${rect.height}px`, left: `${rect.left - origin.left}px`, top: `${rect.top - origin.top}px`, zIndex: 0,
  });
  list.append(element);
  element.animate([{ opacity: 1, transform: 'none' }, { opacity: 0, transform: 'scale(.9)' }], { duration: 320, easing: 'ease-in', fill: 'forwards' })
    .finished.finally(() => element.remove());
}
