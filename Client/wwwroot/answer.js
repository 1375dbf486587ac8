import { byId, h } from './dom.js';
import { chipLabel } from './card.js';

const box = byId('answer');

/** While a command is read. */
export function showPending(text, note) {
  box.hidden = false;
  box.className = 'answer pending';
  box.dataset.status = 'pending';
  box.replaceChildren(h('span', { class: 'state' }, 'Reading'), h('span', { class: 'quote' }, `“${text}”`), note ? h('p', { class: 'note' }, note) : '');
}

/** What came of it: the changes, who answered and why, what grounding did. */
export function showAnswer(status, schema, before, seconds) {
  const refused = status.status === 'refused';
  const edits = status.answer?.edits ?? [];
  box.hidden = false;
  box.className = refused ? 'answer refused' : 'answer';
  box.dataset.status = status.status;
  box.replaceChildren(...[
    h('span', { class: 'state' }, refused ? 'Nothing changed' : edits.length > 0 ? (status.answeredBy ? 'Understood' : 'Done') : status.answer?.feedback === 'satisfied' ? 'Glad you like it' : 'Nothing to change'),
    h('span', { class: 'quote' }, `“${status.text}”`),
    edits.length > 0 && h('span', { class: 'edits' }, edits.map(edit => editLabel(edit, schema, before))),
    status.answeredBy && h('span', { class: 'by', 'data-testid': 'answered-by' }, `read by ${status.answeredBy}${seconds === undefined ? '' : ` in ${seconds.toFixed(1)} s`}`),
    status.refusal && h('p', { class: 'note', 'data-testid': 'refusal' }, status.refusal),
    status.fallbackReason && h('p', { class: 'note', 'data-testid': 'fallback' }, `Not the configured model: ${status.fallbackReason}`),
    ...(status.notes ?? []).map(note => h('p', { class: 'note', 'data-testid': 'note' }, note)),
  ].filter(Boolean));
}

export function showFailure(text, message) {
  box.hidden = false;
  box.className = 'answer refused';
  box.dataset.status = 'failed';
  box.replaceChildren(h('span', { class: 'state' }, 'Not sent'), h('span', { class: 'quote' }, `“${text}”`), h('p', { class: 'note' }, message));
}

export function hideAnswer() {
  box.hidden = true;
}

function editLabel(edit, schema, before) {
  switch (edit.edit) {
    case 'add': return chipLabel(edit, schema, 'small');
    case 'tool': return chipLabel({ polarity: 'like', strength: 'soft', facet: 'feed', value: edit.tool }, schema, 'small');
    case 'clear': return h('span', { class: 'chip small gone' }, 'everything');
    default: {
      const removed = before.find(preference => preference.id === edit.id);
      const label = removed ? chipLabel(removed, schema, 'small') : h('span', { class: 'chip small' }, edit.quote);
      label.classList.add('gone');
      return label;
    }
  }
}
