// Runs before the first paint: the chosen colours and language are known before anything is drawn, and the event's data
// are on their way while the application itself is still being downloaded. A file of its own, because the content
// security policy allows no inline script.
(function () {
  var root = document.documentElement;
  function stored(key) {
    try {
      return localStorage.getItem(key);
    } catch {
      return null;
    }
  }
  var scheme = stored('conference.colours');
  if (scheme !== 'light' && scheme !== 'dark') {
    scheme = matchMedia('(prefers-color-scheme: dark)').matches ? 'dark' : 'light';
  }
  root.setAttribute('data-mantine-color-scheme', scheme);

  var early = {};
  function start(path) {
    early[path] = fetch(path, { headers: { accept: 'application/json, application/problem+json' } });
    early[path].catch(function () {}); // whoever takes the answer handles the failure
  }
  var event = /^\/events\/([a-z0-9-]+)(\/sign-up)?\/?$/.exec(location.pathname);
  if (event) {
    start('/api/v1/events/' + event[1]);
    start('/api/v1/events/' + event[1] + '/availability');
  } else if (location.pathname === '/') {
    start('/api/v1/events');
  }
  window.conferenceEarly = early;
})();
