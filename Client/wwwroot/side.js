import { byId, h } from './dom.js';
import { ago } from './words.js';

const outcomes = { accepted: 'being read', applied: '', refused: 'nothing changed' };

/** The tool chain in words; steps that changed light up. */
export function showPolicy(policy) {
  const list = byId('policy');
  const before = new Set([...list.children].map(step => step.dataset.line));
  byId('policy-version').textContent = `version ${policy.policyVersion}`;
  list.replaceChildren(...policy.tools.map(({ tool, line }) => h('li', {
    'data-testid': 'policy-line', 'data-tool': tool, 'data-line': line, class: before.size > 0 && !before.has(line) ? 'changed' : '',
  }, h('span', {}, words(tool, line)))));
}

/** The tool's name stands out where the line begins with it. */
function words(tool, line) {
  return line.toLowerCase().startsWith(tool.toLowerCase()) ? [h('b', {}, line.slice(0, tool.length)), line.slice(tool.length)] : [h('b', {}, tool), ' ', line];
}

export function showHistory(commands) {
  byId('history').replaceChildren(...commands.length === 0
    ? [h('li', { class: 'none' }, 'No commands yet.')]
    : commands.map(command => h('li', { 'data-testid': 'history-line', 'data-status': command.status },
      h('q', {}, command.text),
      h('time', { datetime: command.at }, ago(command.at)),
      summary(command) && h('small', {}, summary(command)))));
}

function summary({ status, answer, answeredBy, refusal }) {
  if (status === 'refused') return refusal ?? outcomes.refused;
  if (status === 'accepted') return outcomes.accepted;
  const count = answer?.edits.length ?? 0;
  const what = count === 0 ? (answer?.feedback === 'satisfied' ? 'glad you like it' : 'nothing to change') : count === 1 ? '1 change' : `${count} changes`;
  return `${what} · ${answeredBy ?? ''}`;
}
