import { h, s, hash } from './dom.js';
import { amount } from './words.js';

/** Dark, light and accent of each palette; the title stands on the dark corner. */
const palettes = [
  ['#1d3557', '#457b9d', '#f1c453'], ['#5b1a24', '#a63a3a', '#f4a261'], ['#12372a', '#47765a', '#d9c27a'], ['#3b1c4a', '#84468a', '#f2a6c8'],
  ['#073b4c', '#14789c', '#ffd166'], ['#6a2c12', '#bf5a20', '#ffe0b2'], ['#22272e', '#5b6672', '#9ad1d4'], ['#54400f', '#a67c1b', '#fff1c1'],
  ['#6b1539', '#bb3d68', '#ffd1dc'], ['#0b3d3a', '#1e7f76', '#c5f2e0'], ['#1e1b4b', '#5148a3', '#c7b9ff'], ['#33401a', '#6b832f', '#ecf4b5'],
  ['#4a1d1d', '#92463a', '#f0c9a0'], ['#0d1b2a', '#35567a', '#e0b1cb'],
];

const spoken = [
  [/strip/, 'stripes'], [/check|plaid|tartan|gingham|houndstooth|grid/, 'checks'], [/dot|polka/, 'dots'], [/flor|flower|botan|paisley/, 'petals'],
  [/wave|tie-dye|abstract/, 'waves'], [/animal|leopard|camo/, 'blobs'], [/plain|solid/, 'plain'],
];
const drawn = ['stripes', 'dots', 'rings', 'rays', 'scales', 'blocks', 'waves', 'checks', 'blobs'];

/** A cover made of nothing but the item's facets: kinds of item keep their colours, each item its own drawing. */
export function cover(item, schema, rank, tags) {
  const facets = Object.entries(item.facets);
  const kind = name => schema?.facets.find(facet => facet.name === name);
  const texts = facets.flatMap(([name, value]) => [value].flat().filter(v => typeof v === 'string').map(text => ({ name, text })));
  const number = facets.find(([, value]) => typeof value === 'number');

  const [c1, c2, accent, ink] = colours(tags, schema, texts);
  const words = texts.filter(({ text }) => !tags.includes(text)).map(({ text }) => text.toLowerCase());
  const pattern = spoken.find(([form]) => words.some(word => form.test(word)))?.[1] ?? drawn[hash(item.title + item.id) % drawn.length];
  const random = seeded(hash(item.id + item.title));

  return h('div', { class: 'cover', vars: { '--c1': c1, '--c2': c2, '--cover-ink': ink } },
    s('svg', { viewBox: '0 0 400 320', preserveAspectRatio: 'xMidYMid slice', 'aria-hidden': 'true' }, draw[pattern](random, accent, ink)),
    number && h('span', { class: 'ghost', 'aria-hidden': 'true' }, amount(number[1], { ...kind(number[0]), unit: ['USD', 'EUR'].includes(kind(number[0])?.unit) ? kind(number[0]).unit : undefined, name: number[0] })),
    h('div', { class: 'head' },
      h('span', { class: 'eyebrow' }, tags.slice(0, 3).join(' · ')),
      h('span', { class: 'rank', 'data-testid': 'card-rank', 'aria-hidden': 'true' }, String(rank))),
    h('h3', { class: item.title.length > 34 ? 'title long' : 'title', 'data-testid': 'card-title' }, item.title));
}

/** The values of the facet that says what kind of thing an item is: the first with a fixed set of values, else the first in words. */
export function eyebrow(item, schema) {
  const inWords = Object.entries(item.facets).filter(([, value]) => typeof [value].flat()[0] === 'string');
  const kind = inWords.find(([name]) => schema?.facets.some(facet => facet.name === name && facet.kind !== 'ordered' && facet.values?.length > 0));
  return [(kind ?? inWords[0])?.[1] ?? []].flat();
}

/** Where a value is a colour, that colour; otherwise a palette that belongs to the item's first tag. */
function colours(tags, schema, texts) {
  for (const { text } of texts) {
    const name = text.toLowerCase().replaceAll(' ', '');
    if (/^[a-z]{3,20}$/.test(name) && CSS.supports('color', name) && !['inherit', 'initial', 'unset', 'revert'].includes(name)) return fromColour(name);
  }
  const [c1, c2, accent] = palette(tags[0] ?? '', schema);
  return [c1, c2, tags.length > 1 ? palette(tags[1], schema)[2] : accent, '#ffffff'];
}

/** Neighbours in the schema's list get palettes that lie apart. */
function palette(tag, schema) {
  const place = Math.max(-1, ...(schema?.facets ?? []).filter(facet => facet.kind !== 'ordered' && facet.values?.length > 0).map(facet => facet.values.indexOf(tag)));
  return palettes[(place >= 0 ? place * 5 : hash(tag)) % palettes.length];
}

const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });

function fromColour(name) {
  canvas.fillStyle = name;
  canvas.fillRect(0, 0, 1, 1);
  const [r, g, b] = canvas.getImageData(0, 0, 1, 1).data;
  const light = (0.299 * r + 0.587 * g + 0.114 * b) / 255;
  const shade = (amountOf, towards) => `rgb(${[r, g, b].map(v => Math.round(v + (towards - v) * amountOf)).join(' ')})`;
  return light > 0.56
    ? [shade(0.06, 0), shade(0.35, 255), shade(0.45, 0), '#1d1a16']
    : [shade(0.42, 0), shade(0.06, 255), shade(0.55, 255), '#ffffff'];
}

/** Numbers in 0..1 that are the same for the same item (mulberry32). */
function seeded(state) {
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296;
  };
}

const range = (count, make) => Array.from({ length: count }, (_, i) => make(i));

const draw = {
  plain: (random, accent) => [s('circle', { cx: 250 + random() * 120, cy: 40 + random() * 80, r: 90 + random() * 50, fill: accent, opacity: 0.22 })],
  stripes(random, accent) {
    const step = 22 + random() * 16;
    const turn = 30 + random() * 50;
    return [s('g', { transform: `rotate(${turn} 200 160)`, opacity: 0.2, fill: accent }, range(26, i => s('rect', { x: -200 + i * step, y: -200, width: step * 0.42, height: 800 })))];
  },
  dots(random, accent) {
    const step = 26 + random() * 16;
    const pick = Math.floor(random() * 40);
    return range(160, i => {
      const [x, y] = [(i % 16) * step + ((Math.floor(i / 16) % 2) * step) / 2, Math.floor(i / 16) * step * 0.9];
      return s('circle', { cx: x, cy: y, r: i === pick ? step * 0.42 : step * 0.17, fill: accent, opacity: i === pick ? 0.8 : 0.28 });
    });
  },
  rings(random, accent) {
    const [x, y] = [230 + random() * 150, 20 + random() * 120];
    return range(9, i => s('circle', { cx: x, cy: y, r: 16 + i * (24 + random() * 3), fill: i === 0 ? accent : 'none', stroke: accent, 'stroke-width': 5, opacity: i === 0 ? 0.85 : 0.36 - i * 0.03 }));
  },
  rays(random, accent) {
    const [x, y] = [140 + random() * 230, 40 + random() * 110];
    const count = 14 + Math.floor(random() * 8);
    return [
      s('g', { fill: accent, opacity: 0.2 }, range(count, i => {
        const [a, b] = [(i / count) * Math.PI * 2, ((i + 0.5) / count) * Math.PI * 2];
        return s('path', { d: `M${x} ${y}L${x + Math.cos(a) * 620} ${y + Math.sin(a) * 620}L${x + Math.cos(b) * 620} ${y + Math.sin(b) * 620}Z` });
      })),
      s('circle', { cx: x, cy: y, r: 26 + random() * 14, fill: accent, opacity: 0.85 }),
    ];
  },
  scales(random, accent) {
    const step = 44 + random() * 14;
    return range(77, i => {
      const row = Math.floor(i / 11);
      return s('circle', { cx: (i % 11) * step - (row % 2) * (step / 2), cy: row * step * 0.5 - 10, r: step * 0.46, fill: 'none', stroke: accent, 'stroke-width': 2.5, opacity: 0.3 });
    });
  },
  blocks(random, accent, ink) {
    return [
      s('circle', { cx: 270 + random() * 90, cy: 50 + random() * 70, r: 50 + random() * 40, fill: accent, opacity: 0.8 }),
      s('rect', { x: 120 + random() * 100, y: -30, width: 70 + random() * 60, height: 220 + random() * 60, fill: ink, opacity: 0.1 }),
      s('path', { d: `M${300 + random() * 60} 330 L430 ${90 + random() * 60} L430 330Z`, fill: accent, opacity: 0.3 }),
    ];
  },
  waves(random, accent) {
    const [swing, step] = [14 + random() * 16, 24 + random() * 8];
    return range(12, i => s('path', {
      d: `M-20 ${i * step} ${range(6, k => `q40 ${k % 2 ? -swing : swing} 80 0`).join(' ')}`, fill: 'none', stroke: accent, 'stroke-width': 3, opacity: 0.12 + 0.025 * i,
    }));
  },
  checks(random, accent) {
    const step = 38 + random() * 16;
    return [
      s('g', { fill: accent, opacity: 0.16 }, range(12, i => s('rect', { x: i * step, y: 0, width: step * 0.5, height: 320 }))),
      s('g', { fill: accent, opacity: 0.16 }, range(10, i => s('rect', { x: 0, y: i * step, width: 420, height: step * 0.5 }))),
    ];
  },
  petals(random, accent) {
    return range(9, () => {
      const [x, y, size, turn] = [random() * 400, random() * 300, 13 + random() * 17, random() * 72];
      return s('g', { transform: `translate(${x} ${y}) rotate(${turn})`, fill: accent, opacity: 0.34 + random() * 0.3 },
        range(5, k => s('ellipse', { cx: 0, cy: -size, rx: size * 0.55, ry: size, transform: `rotate(${k * 72})` })),
        s('circle', { r: size * 0.34, fill: '#ffffff', opacity: 0.75 }));
    });
  },
  blobs(random, accent) {
    return range(14, () => s('ellipse', {
      cx: random() * 400, cy: random() * 320, rx: 14 + random() * 34, ry: 10 + random() * 24, fill: accent, opacity: 0.1 + random() * 0.22, transform: `rotate(${random() * 60} 200 160)`,
    }));
  },
};
