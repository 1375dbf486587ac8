import { byId } from './dom.js';

const typing = target => target.closest('input, textarea, select, [contenteditable]');

/** Keyboard use of the whole page. `actions`: {undo, help}. */
export function listenToKeys(actions) {
  document.addEventListener('keydown', event => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const target = event.target instanceof Element ? event.target : document.body;
    if (event.key === 'Escape' && target === byId('command')) return target.blur();
    if (typing(target) || document.querySelector('dialog[open], [popover]:popover-open')) return;
    const card = target.closest('.card');
    switch (event.key) {
      case '/': event.preventDefault(); return byId('command').focus();
      case 'u': return actions.undo();
      case '?': return actions.help();
      case 'ArrowLeft': case 'ArrowRight': case 'ArrowUp': case 'ArrowDown':
        if (card || event.target === document.body || event.target === byId('feed')) move(card, event);
        return;
      case 'l': return card?.querySelector('[data-act="like"]').click();
      case 'd': return card?.querySelector('[data-act="dislike"]').click();
      case 's': return card?.querySelector('[data-act="seen"]').click();
      case 'Enter':
        if (target === card) {
          const score = card.querySelector('.score');
          score.open = !score.open;
        }
        return;
      default:
    }
  });
}

function move(from, event) {
  const cards = [...document.querySelectorAll('.feed .card[data-item-id]')];
  if (cards.length === 0) return;
  event.preventDefault();
  const columns = cards.findIndex(card => card.offsetTop > cards[0].offsetTop);
  const across = columns < 0 ? cards.length : columns;
  const step = { ArrowLeft: -1, ArrowRight: 1, ArrowUp: -across, ArrowDown: across }[event.key];
  const to = from ? cards[Math.max(0, Math.min(cards.length - 1, cards.indexOf(from) + step))] : cards[0];
  for (const card of cards) card.tabIndex = card === to ? 0 : -1;
  to.focus({ preventScroll: true });
  to.scrollIntoView({ block: 'nearest', behavior: 'smooth' });
}
