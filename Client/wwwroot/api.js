/** A call that was refused, with the way out in its message. */
export class Refusal extends Error {
  constructor(status, detail, retryAfter) {
    super(detail);
    this.status = status;
    this.retryAfter = retryAfter;
  }
}

async function call(method, path, body, signal) {
  let answer;
  try {
    answer = await fetch(path, {
      method,
      signal,
      headers: body === undefined ? {} : { 'Content-Type': 'application/json' },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
  } catch (error) {
    if (error.name === 'AbortError') throw error;
    throw new Refusal(0, 'The server does not answer. Is the silo running?', 2);
  }
  if (answer.status === 204) return null;
  const json = await answer.json().catch(() => null);
  if (answer.ok) return json;
  throw new Refusal(answer.status, json?.detail ?? `The server answered ${answer.status}.`, Number(answer.headers.get('Retry-After')) || undefined);
}

const query = values => {
  const entries = Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== '');
  return entries.length === 0 ? '' : '?' + new URLSearchParams(entries);
};

const user = name => `/v1/users/${encodeURIComponent(name)}`;

export const getCatalogs = () => call('GET', '/v1/catalogs');
export const getCatalog = id => call('GET', `/v1/catalogs/${encodeURIComponent(id)}`);
export const getFeed = (name, catalog, size, cursor, signal) => call('GET', `${user(name)}/feed${query({ catalog, size, cursor })}`, undefined, signal);
export const getPreferences = (name, catalog) => call('GET', `${user(name)}/preferences${query({ catalog })}`);
export const addPreference = (name, catalog, preference) => call('POST', `${user(name)}/preferences${query({ catalog })}`, preference);
export const editPreference = (name, id, catalog, change) => call('PATCH', `${user(name)}/preferences/${encodeURIComponent(id)}${query({ catalog })}`, change);
export const revokePreference = (name, id) => call('DELETE', `${user(name)}/preferences/${encodeURIComponent(id)}`);
export const clearPreferences = (name, catalog) => call('DELETE', `${user(name)}/preferences${query({ catalog })}`);
export const undo = (name, catalog) => call('POST', `${user(name)}/preferences/undo${query({ catalog })}`);
export const getPolicy = (name, catalog) => call('GET', `${user(name)}/policy${query({ catalog })}`);
export const getCommands = (name, catalog) => call('GET', `${user(name)}/commands${query({ catalog, count: 12 })}`);
export const getSuggestions = (name, catalog, items) => call('GET', `/v1/suggestions${query({ user: name, catalog, count: 8, items: items.slice(0, 10).map(item => item.id).join() })}`);
export const record = (name, interactions) => call('POST', `${user(name)}/interactions`, interactions);

const newId = () => globalThis.crypto?.randomUUID?.() ?? `w-${Date.now().toString(36)}-${Math.random().toString(36).slice(2, 12)}`;
const pause = seconds => new Promise(resolve => setTimeout(resolve, seconds * 1000));

/** Submits a command and waits for what comes of it. The id is made here, so a repeated try is the same command. */
export async function say(name, command, stillWaiting) {
  const body = { ...command, commandId: newId() };
  for (let attempt = 0; ; attempt++) {
    try {
      await call('POST', `${user(name)}/commands`, body);
      break;
    } catch (error) {
      const passing = [0, 429, 503].includes(error.status);
      if (!passing || attempt === 3) throw error;
      stillWaiting(error.message);
      await pause(error.retryAfter ?? 1 + attempt);
    }
  }
  for (let attempt = 0; attempt < 12; attempt++) {
    try {
      const status = await call('GET', `${user(name)}/commands/${encodeURIComponent(body.commandId)}?wait=10s`);
      if (status.status !== 'accepted') return status;
      stillWaiting('It is stored and waits for its turn.');
    } catch (error) {
      if (![0, 429, 503].includes(error.status)) throw error;
      stillWaiting(error.message);
      await pause(error.retryAfter ?? 2);
    }
  }
  throw new Refusal(0, 'The command is stored but not read yet; the feed will follow once it is.');
}
