/** Listens to a user's events until closed; calls `on` with {kind, catalog, ...} and `state` with live or offline. */
export function listen(user, on, state) {
  let source;
  let timer;
  let lost = false;
  const open = () => {
    source = new EventSource(`/v1/users/${encodeURIComponent(user)}/events`);
    source.onopen = () => {
      state('live');
      // What happened while nobody listened is made up for by asking again.
      if (lost) on({ kind: 'all' });
      lost = false;
    };
    source.onerror = () => {
      lost = true;
      state('offline');
      if (source.readyState === EventSource.CLOSED) timer = setTimeout(open, 3000);
    };
    for (const kind of ['feed', 'command', 'preferences']) source.addEventListener(kind, event => on(JSON.parse(event.data)));
  };
  open();
  return () => {
    clearTimeout(timer);
    source.close();
  };
}
