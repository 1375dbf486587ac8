import * as api from './api.js';
import { byId, h, hash } from './dom.js';
import { append, setBusy, show, showSkeleton } from './feed.js';
import { hideAnswer, showAnswer, showFailure, showPending } from './answer.js';
import { listen } from './events.js';
import { listenToKeys } from './keys.js';
import { place, showPreferences } from './memory.js';
import { showHistory, showPolicy } from './side.js';
import { describe } from './words.js';

const pageSize = 12;
const address = new URLSearchParams(location.search);
const store = {
  get: key => { try { return localStorage.getItem(key); } catch { return null; } },
  set: (key, value) => { try { localStorage.setItem(key, value); } catch { /* private windows may refuse; the address still knows */ } },
};

const state = {
  user: address.get('user') || store.get('user') || `guest-${Math.random().toString(36).slice(2, 8)}`,
  catalog: address.get('catalog') || store.get('catalog') || undefined,
  catalogs: [],
  schema: undefined,
  preferences: [],
  feed: undefined,
  items: [],
  visit: 0,
};

let stopListening = () => {};
let feedCall;
let round = Promise.resolve();
let nextRound;

// ---------- what is shown ----------

const context = () => ({
  schema: state.schema,
  preferences: state.preferences,
  scale: Math.max(0.5, ...state.items.flatMap(item => Object.values(item.parts).map(Math.abs))),
  act,
});

/** Asks for the feed and shows it once `ready` (what the cards need besides) is there too. */
async function loadFeed(ready) {
  feedCall?.abort();
  feedCall = new AbortController();
  const { visit } = state;
  setBusy(true);
  try {
    const size = Math.min(100, Math.max(pageSize, state.items.length));
    const [page] = await Promise.all([api.getFeed(state.user, state.catalog, size, undefined, feedCall.signal), ready]);
    if (visit !== state.visit) return;
    state.feed = page;
    state.catalog = page.catalog;
    state.items = page.items;
    renderFeed();
    setBusy(false);
  } catch (error) {
    if (error.name === 'AbortError' || visit !== state.visit) return;
    setBusy(false);
    if (error.status === 404 && state.catalogs.length > 0) return openCatalog(state.catalogs[0].id);
    if (state.items.length === 0) {
      showSkeleton(0);
      nothing(error.message, true);
    } else toast(error.message, true);
  }
}

function renderFeed() {
  show(state.items, context());
  byId('more').hidden = !state.feed.cursor;
  nothing(state.items.length === 0 ? 'Nothing is left to show. Take something back, or say what else you would like.' : '');
  const relaxed = state.feed.relaxed;
  byId('relaxed').hidden = relaxed.length === 0;
  byId('relaxed').replaceChildren(h('strong', {}, 'Not everything fits at once. '), ...relaxed.flatMap(({ preferenceId, reason }) => {
    const preference = state.preferences.find(({ id }) => id === preferenceId);
    return [preference ? `“${describe(preference, state.schema).value}”: ` : '', reason, ' '];
  }));
}

function nothing(text, retry = false) {
  byId('nothing').hidden = text === '';
  byId('nothing').replaceChildren(text, ...(retry ? [h('button', { type: 'button', onclick: () => refresh() }, 'Try again')] : []));
}

async function loadPreferences() {
  const { visit } = state;
  const preferences = await api.getPreferences(state.user, state.catalog).catch(() => undefined);
  if (visit !== state.visit || !preferences) return;
  state.preferences = preferences;
  showPreferences(preferences, state.schema, { edit, revoke });
}

/** What stands around the feed; it never holds the feed up. */
async function loadAround() {
  const { visit, user, catalog } = state;
  const [policy, commands, suggestions] = await Promise.allSettled([api.getPolicy(user, catalog), api.getCommands(user, catalog), api.getSuggestions(user, catalog, state.items)]);
  if (visit !== state.visit) return;
  if (policy.status === 'fulfilled') showPolicy(policy.value);
  if (commands.status === 'fulfilled') showHistory(commands.value);
  if (suggestions.status === 'fulfilled') showSuggestions(suggestions.value);
}

function showSuggestions(suggestions) {
  byId('suggestions').replaceChildren(...suggestions.map(suggestion => h('li', {}, h('button', {
    type: 'button', title: suggestion.reason, 'data-testid': 'suggestion', onclick: () => take(suggestion),
  }, suggestion.text))));
}

async function loadSchema() {
  const { visit, catalog } = state;
  const description = await api.getCatalog(catalog).catch(() => undefined);
  if (visit === state.visit && description) state.schema = description.schema;
}

/** Asks for everything again. Events come in bursts: while one round runs, all further calls share the round after it. */
function refresh() {
  return (nextRound ??= round.then(async () => {
    await new Promise(resolve => setTimeout(resolve, 40));
    round = nextRound;
    nextRound = undefined;
    await loadFeed(loadPreferences());
    await loadAround();
  }));
}

// ---------- where we are ----------

async function open() {
  const visit = ++state.visit;
  Object.assign(state, { items: [], feed: undefined, preferences: [], schema: undefined });
  showSkeleton(8);
  hideAnswer();
  byId('user-name').textContent = state.user;
  byId('avatar').textContent = state.user.replace(/^guest-/, '').slice(0, 2);
  byId('avatar').style.background = `oklch(52% .13 ${hash(state.user) % 360})`;
  remember();
  stopListening();
  stopListening = listen(state.user, onEvent, connection => {
    byId('live').dataset.state = connection;
    byId('live').firstChild.textContent = connection;
  });

  // The feed comes first, in one request; with the catalogue known, its schema comes beside it.
  const schema = state.catalog ? loadSchema() : undefined;
  await loadFeed();
  if (visit !== state.visit || !state.catalog) return loadCatalogs();
  await Promise.all([schema ?? loadSchema(), loadCatalogs()]);
  await loadPreferences();
  if (visit !== state.visit) return;
  if (state.items.length > 0) show(state.items, context());
  remember();
  await loadAround();
}

async function loadCatalogs() {
  state.catalogs = await api.getCatalogs().catch(() => state.catalogs);
  byId('catalogs').replaceChildren(...state.catalogs.map(({ id, items }) => h('button', {
    type: 'button', 'aria-pressed': String(id === state.catalog), title: `${items.toLocaleString('en')} items`, 'data-testid': `catalog-${id}`, onclick: () => openCatalog(id),
  }, id)));
}

function openCatalog(id) {
  if (id === state.catalog && state.items.length > 0) return;
  state.catalog = id;
  open();
}

function openUser(user) {
  state.user = user;
  open();
}

function remember() {
  store.set('user', state.user);
  if (state.catalog) store.set('catalog', state.catalog);
  const users = [state.user, ...(JSON.parse(store.get('users') ?? '[]')).filter(other => other !== state.user)].slice(0, 6);
  store.set('users', JSON.stringify(users));
  const query = new URLSearchParams({ user: state.user, ...(state.catalog && { catalog: state.catalog }) });
  history.replaceState(null, '', `?${query}`);
  byId('recent-users').replaceChildren(...users.filter(user => user !== state.user).map(user => h('li', {}, h('button', {
    type: 'button', onclick: () => { byId('user-panel').hidePopover(); openUser(user); },
  }, user))));
}

// ---------- what happens ----------

function onEvent(event) {
  if (event.kind !== 'all' && event.catalog !== state.catalog) return;
  if (event.kind === 'command') return;
  if (state.feed) refresh();
}

async function say(text) {
  text = text.trim();
  if (text === '') return byId('command').focus();
  const { visit } = state;
  const form = byId('command-form');
  const before = state.preferences;
  const started = performance.now();
  byId('command').value = '';
  form.classList.add('reading');
  showPending(text);
  setBusy(true);
  scrollTo({ top: 0, behavior: 'smooth' });
  try {
    const status = await api.say(state.user, { text, catalog: state.catalog, feedId: state.feed?.feedId }, note => visit === state.visit && showPending(text, note));
    if (visit !== state.visit) return;
    showAnswer(status, state.schema, before, (performance.now() - started) / 1000);
    await refresh();
  } catch (error) {
    if (visit !== state.visit) return;
    showFailure(text, error.message);
    if (byId('command').value === '') byId('command').value = text;
    setBusy(false);
  } finally {
    form.classList.remove('reading');
  }
}

/** Makes the edit that a suggestion carries: its words are for people, and nothing need be read out of them. */
async function take({ text, preference, withdraws }) {
  const { visit } = state;
  const before = state.preferences;
  setBusy(true);
  scrollTo({ top: 0, behavior: 'smooth' });
  try {
    const edit = preference ? { edit: 'add', ...await api.addPreference(state.user, state.catalog, preference) } : { edit: 'remove', id: withdraws };
    if (withdraws) await api.revokePreference(state.user, withdraws);
    if (visit !== state.visit) return;
    showAnswer({ status: 'applied', text, answer: { edits: [edit] } }, state.schema, before);
    await refresh();
  } catch (error) {
    if (visit !== state.visit) return;
    showFailure(text, error.message);
    setBusy(false);
  }
}

/** Runs a change, says what went wrong if it does, and shows the feed that follows. */
async function change(call, done) {
  try {
    await call();
    if (done) toast(done);
    await refresh();
  } catch (error) {
    toast(error.message, true);
  }
}

/** A change of memory by hand: what the last command did need not hold any more. */
const changeMemory = (call, done) => change(() => call().then(hideAnswer), done);
const edit = (preference, edits) => changeMemory(() => api.editPreference(state.user, preference.id, state.catalog, edits));
const revoke = preference => changeMemory(() => api.revokePreference(state.user, preference.id), 'Taken back. Undo with u.');
const undo = () => changeMemory(() => api.undo(state.user, state.catalog), 'Undone');
const clear = () => changeMemory(() => api.clearPreferences(state.user, state.catalog), 'Everything is withdrawn. Undo with u.');

const deeds = { like: 'Liked', dislike: 'Noted: not for you', seen: 'Marked as seen' };

function act(item, kind, button) {
  button.setAttribute('aria-pressed', 'true');
  return change(() => api.record(state.user, [{ itemId: item.id, kind, catalog: state.catalog }]), `${deeds[kind]}: ${item.title}`);
}

async function more() {
  const button = byId('more');
  const { visit, feed } = state;
  button.disabled = true;
  try {
    const page = await api.getFeed(state.user, state.catalog, pageSize, feed.cursor);
    if (visit !== state.visit || feed !== state.feed) return;
    const known = new Set(state.items.map(item => item.id));
    const items = page.items.filter(item => !known.has(item.id));
    state.items = [...state.items, ...items];
    state.feed = { ...feed, cursor: page.cursor };
    append(items, context());
    button.hidden = !page.cursor;
  } catch (error) {
    toast(error.message, true);
  } finally {
    button.disabled = false;
  }
}

function toast(text, bad = false) {
  const element = h('div', { class: bad ? 'toast bad' : 'toast', 'data-testid': 'toast' }, text);
  byId('toasts').replaceChildren(element);
  setTimeout(() => element.remove(), bad ? 7000 : 3000);
}

// ---------- the page's own controls ----------

const help = () => byId('help').showModal();

byId('command-form').addEventListener('submit', event => {
  event.preventDefault();
  say(byId('command').value);
});
byId('user-form').addEventListener('submit', event => {
  event.preventDefault();
  byId('user-panel').hidePopover();
  openUser(byId('user-input').value);
});
byId('user-panel').addEventListener('toggle', event => {
  if (event.newState !== 'open') return;
  byId('user-input').value = state.user;
  place(byId('user-panel'), byId('user-button'));
  byId('user-input').select();
});
byId('undo').addEventListener('click', undo);
byId('clear').addEventListener('click', clear);
byId('more').addEventListener('click', more);
byId('help-button').addEventListener('click', help);
listenToKeys({ undo, help });
open();
