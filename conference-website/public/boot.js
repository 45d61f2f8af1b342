// Runs before the first paint: the chosen colours and language are known before anything is drawn, and the event's data
// and the rest of the files are on their way while the application itself is still being downloaded. A file of its own, because the content
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

  var files = JSON.parse(document.currentScript.dataset.files || '{}');
  function preload(names, priority) {
    (names || []).forEach(function (name) {
      var link = document.createElement('link');
      link.fetchPriority = priority;
      var style = name.endsWith('.css');
      link.rel = style ? 'preload' : 'modulepreload';
      if (style) link.as = 'style';
      link.crossOrigin = ''; // as Vite asks for them, or they are fetched twice
      link.href = '/' + name;
      document.head.append(link);
    });
  }
  var spoken = [stored('conference.language')].concat(navigator.languages || []).map(function (tag) {
    return String(tag).split('-')[0].toLowerCase();
  });
  var language = spoken.find(function (tag) {
    return tag === 'de' || tag === 'en';
  });
  root.lang = language || 'en';
  preload(files[root.lang], 'high');

  var early = {};
  function start(path) {
    early[path] = fetch(path, { headers: { accept: 'application/json, application/problem+json' } });
    early[path].catch(function () {}); // whoever takes the answer handles the failure
    return early[path];
  }
  // Shows what the page is about before the application is there (src/app/first-sight).
  function show(page, answer) {
    if (!files['first-sight']) return; // in development
    var sight = import('/' + files['first-sight'][0]);
    answer
      .then(function (response) {
        var copy = response.clone(); // before anybody has read it
        return sight.then(function (module) {
          return module.firstSight(page, copy, root.lang);
        });
      })
      .catch(function () {}); // the application shows what there is to say
  }
  var event = /^\/events\/([a-z0-9-]+)(\/sign-up)?\/?$/.exec(location.pathname);
  if (event) {
    if (event[2]) preload(files['sign-up'], 'low'); // after the application, which shows the title
    show(event[2] ? 'sign-up' : 'event', start('/api/v1/events/' + event[1]));
    start('/api/v1/events/' + event[1] + '/availability');
  } else if (location.pathname === '/') {
    show('events', start('/api/v1/events'));
  }
  window.conferenceEarly = early;
})();
