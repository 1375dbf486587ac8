const wishes = { explore: 'surprise me', diversify: 'more variety', trending: 'what others like now', fresh: 'newest first' };
const shortUnits = { minutes: 'min', minute: 'min', hours: 'h', year: '', inches: '″', grams: 'g' };

export const capital = text => text.charAt(0).toUpperCase() + text.slice(1);

/** A facet's value as people write it: with its unit where it has one. */
export function amount(value, facet) {
  if (typeof value !== 'number') return String(value);
  const number = facet?.unit === 'year' || facet?.name === 'year' ? String(value) : value.toLocaleString('en', { maximumFractionDigits: 2 });
  switch (facet?.unit) {
    case undefined: case 'year': return number;
    case 'USD': return '$' + number;
    case 'EUR': return '€' + number;
    case 'stars': return '★ ' + number;
    default: return `${number} ${shortUnits[facet.unit] ?? facet.unit}`.trim();
  }
}

const signs = { '<': 'under', '<=': 'at most', '>': 'over', '>=': 'at least' };

/** Sign, tone and value of a preference or of an edit that adds one: "+ only the 1990s". */
export function describe(preference, schema) {
  const facet = schema?.facets.find(candidate => candidate.name === preference.facet);
  if (preference.facet === 'feed') return { sign: '✦', tone: '', value: wishes[preference.value] ?? String(preference.value) };
  const like = preference.polarity === 'like';
  const hard = preference.strength === 'hard';
  const sign = like ? '+' : '−';
  const tone = like ? (hard ? 'must' : 'prefer') : (hard ? 'never' : 'less');
  return { sign, tone, value: condition(preference, facet) };
}

function condition({ operator, value, title, facet: name }, facet) {
  if (Array.isArray(value)) {
    const [low, high] = value;
    if ((facet?.unit === 'year' || name === 'year') && low % 10 === 0 && high === low + 9) return `the ${low}s`;
    return facet?.unit === 'year' || name === 'year' ? `${low}–${high}` : `${name} ${amount(low, facet)} – ${amount(high, facet)}`;
  }
  if (facet?.kind === 'reference') return `${name === 'similar' ? 'like ' : ''}${title ?? value}`;
  if (signs[operator]) return `${name} ${signs[operator]} ${amount(value, facet)}`;
  const said = typeof value === 'number' ? `${name} ${amount(value, facet)}` : amount(value, facet);
  return operator === '!=' ? `not ${said}` : said;
}

/** True when an item's value is one that the preference speaks about. */
export function meets(value, preference, facet) {
  const rank = facet?.kind === 'ordered' ? one => facet.values.findIndex(known => known.toLowerCase() === String(one).toLowerCase()) : one => one;
  const [low, high] = Array.isArray(preference.value) ? preference.value.map(rank) : [rank(preference.value)];
  const mine = rank(value);
  switch (preference.operator) {
    case '=': return String(value).toLowerCase() === String(preference.value).toLowerCase();
    case '!=': return String(value).toLowerCase() !== String(preference.value).toLowerCase();
    case '<': return mine < low;
    case '<=': return mine <= low;
    case '>': return mine > low;
    case '>=': return mine >= low;
    case 'between': return mine >= low && mine <= high;
    default: return false;
  }
}

export function ago(time) {
  const seconds = (Date.now() - new Date(time)) / 1000;
  if (seconds < 60) return 'now';
  if (seconds < 3600) return `${Math.round(seconds / 60)} min`;
  if (seconds < 86400) return `${Math.round(seconds / 3600)} h`;
  return `${Math.round(seconds / 86400)} d`;
}

export function until(time) {
  const end = new Date(time);
  const days = (end - Date.now()) / 86400000;
  return days < 1 ? `until ${end.toLocaleTimeString([], { hour: '2-digit', minute: '2-digit' })}` : `${Math.round(days)} d left`;
}
