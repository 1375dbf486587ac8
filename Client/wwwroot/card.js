import { h, icon } from './dom.js';
import { cover, eyebrow } from './cover.js';
import { amount, describe, meets } from './words.js';

const acts = [['like', 'Like'], ['dislike', 'Dislike'], ['seen', 'Seen']];

/** One card of the feed. `context`: {schema, preferences, scale, act(item, kind, button)}. */
export function card(item, rank, context) {
  const tags = eyebrow(item, context.schema);
  const matched = context.preferences.filter(preference => item.matched.includes(preference.id));
  return h('li', { class: 'card', tabindex: rank === 1 ? 0 : -1, 'data-testid': 'card', 'data-item-id': item.id, 'data-rank': rank, 'aria-label': `${rank}. ${item.title}` },
    cover(item, context.schema, rank, tags),
    h('div', { class: 'body' },
      facts(item, matched, context.schema, tags),
      h('p', { class: 'why', 'data-testid': 'card-why', title: item.why }, item.why),
      matched.length > 0 && h('div', { class: 'matched' }, matched.slice(0, 4).map(preference => chipLabel(preference, context.schema, 'small bare'))),
      score(item, context.scale)),
    h('div', { class: 'acts' }, acts.map(([kind, label]) => h('button', {
      type: 'button', tabindex: -1, 'aria-pressed': 'false', 'aria-label': `${label}: ${item.title}`, 'data-testid': `card-${kind}`, 'data-act': kind,
      onclick: event => context.act(item, kind, event.currentTarget),
    }, icon(kind), h('span', {}, label)))));
}

/** What a preference says, as a chip without a button. */
export function chipLabel(preference, schema, size = '') {
  return h('span', { class: `chip ${size}`, 'data-polarity': preference.polarity, 'data-strength': preference.strength, 'data-facet': preference.facet }, chipWords(preference, schema));
}

export function chipWords(preference, schema) {
  const { sign, tone, value } = describe(preference, schema);
  return [h('span', { class: 'sign', 'aria-hidden': 'true' }, sign), tone && h('span', { class: 'tone' }, tone), h('span', { class: 'value' }, value)];
}

function facts(item, matched, schema, tags) {
  const facetOf = name => schema?.facets.find(facet => facet.name === name);
  const covers = (preference, name) => preference.facet === name || (facetOf(preference.facet)?.covers ?? []).includes(name);
  const entries = Object.entries(item.facets).flatMap(([name, value]) => {
    const facet = facetOf(name) ?? { name };
    const values = [value].flat();
    const hit = one => matched.some(preference => covers(preference, name) && meets(one, preference, facet));
    // Long lists (a cast) show what was asked for first, and two of the rest.
    const shown = values.length > 3 ? [...values.filter(hit), ...values.filter(one => !hit(one))].slice(0, 2) : values;
    return shown.map(one => ({ text: amount(one, facet), name, hit: hit(one), short: typeof one === 'number' }));
  });
  // What the cover says already need not be said again, unless it was asked for.
  const news = entries.filter(({ text, hit }) => hit || !tags.slice(0, 3).includes(text)).sort((a, b) => b.hit - a.hit || b.short - a.short);
  return h('ul', { class: 'facts', 'data-testid': 'card-facts' }, news.slice(0, 12).map(({ text, name, hit }) =>
    h('li', { title: name }, hit ? h('mark', { 'data-testid': 'card-match' }, text) : text)));
}

function score(item, scale) {
  const parts = Object.entries(item.parts).filter(([, value]) => Math.abs(value) >= 0.005).sort((a, b) => Math.abs(b[1]) - Math.abs(a[1]));
  const whole = parts.reduce((sum, [, value]) => sum + Math.abs(value), 0) || 1;
  return h('details', { class: 'score', 'data-testid': 'card-score' },
    h('summary', { tabindex: -1, 'aria-label': `Score ${item.score.toFixed(2)}: show its parts` },
      h('span', { class: 'strip', 'aria-hidden': 'true' }, parts.map(([name, value]) => h('i', { 'data-part': name, vars: { '--w': `${(Math.abs(value) / whole) * 100}%` } }))),
      h('span', {}, item.score.toFixed(2))),
    h('ul', { class: 'parts' }, parts.map(([name, value]) => h('li', { 'data-part': name, 'data-testid': 'card-part' },
      h('span', { class: 'name' }, name),
      h('span', { class: 'bar', 'aria-hidden': 'true' }, h('i', { class: value < 0 ? 'minus' : '', vars: { '--w': `${Math.min(50, (Math.abs(value) / scale) * 50)}%` } })),
      h('span', { class: 'amount' }, (value > 0 ? '+' : '−') + Math.abs(value).toFixed(2))))));
}
