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

/** What came of it: the changes and, where nothing was understood, what to say instead. How it was read is there for whoever opens the details. */
export function showAnswer(status, schema, before, seconds) {
  const refused = status.status === 'refused';
  const edits = status.answer?.edits ?? [];
  const advice = !refused && adviceFor(status.text, status.answer, schema);
  box.hidden = false;
  box.className = refused ? 'answer refused' : 'answer';
  box.dataset.status = status.status;
  box.replaceChildren(...[
    h('span', { class: 'state' }, refused ? 'Nothing changed' : edits.length > 0 ? (status.answeredBy ? 'Understood' : 'Done') : status.answer?.feedback === 'satisfied' ? 'Glad you like it' : 'Nothing to change'),
    h('span', { class: 'quote' }, '“', ...marked(status.text, refused ? [] : edits.map(edit => edit.quote)), '”'),
    edits.length > 0 && !refused && h('span', { class: 'edits' }, edits.map(edit => editLabel(edit, schema, before))),
    status.refusal && h('p', { class: 'note', 'data-testid': 'refusal' }, status.refusal),
    advice && h('p', { class: 'note', 'data-testid': 'advice' }, advice),
    status.answeredBy && details(status, seconds),
  ].filter(Boolean));
}

function details({ answeredBy, fallbackReason, notes = [] }, seconds) {
  const by = `read by ${answeredBy}${seconds === undefined ? '' : ` in ${seconds.toFixed(1)} s`}`;
  const lines = [fallbackReason && `Not the configured model: ${fallbackReason}`, ...notes].filter(Boolean);
  if (lines.length === 0) return h('span', { class: 'by', 'data-testid': 'answered-by' }, by);
  return h('details', { class: 'by', 'data-testid': 'details' }, h('summary', { 'data-testid': 'answered-by' }, `${by} · details`),
    ...lines.map(line => h('p', { class: 'note', 'data-testid': 'note' }, line)));
}

/** The text with the words that the edits were read from standing out: what does not stand out was not used. */
function marked(text, quotes) {
  const used = quotes.filter(Boolean).map(quote => [text.toLowerCase().indexOf(quote.toLowerCase()), quote.length]).filter(([start]) => start >= 0).sort(([a], [b]) => a - b);
  const parts = [];
  let at = 0;
  for (const [start, length] of used) {
    const end = start + length;
    if (end <= at) continue;
    if (start > at) parts.push(text.slice(at, start));
    parts.push(h('b', { 'data-testid': 'understood' }, text.slice(Math.max(at, start), end)));
    at = end;
  }
  return [...parts, text.slice(at)];
}

/** What to say instead where a command changed nothing, or is in a script of which no word was understood. */
function adviceFor(text, answer, schema) {
  const { edits = [], feedback } = answer ?? {};
  const isText = ({ facet }) => schema?.facets.find(({ name }) => name === facet)?.kind === 'text';
  const languages = /\p{L}/u.test(text) && !/[\p{Script=Latin}\p{Script=Han}]/u.test(text) && edits.every(isText) ? 'Commands are read in English and Chinese. ' : '';
  if (edits.length > 0) return languages && `${languages}These words are only compared with what items say of themselves.`;
  return feedback === 'satisfied' ? '' : `${languages}Say what you would like more of, less of, or never.`;
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
