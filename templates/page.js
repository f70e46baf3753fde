// Makes pages handier that work without it: a time tells the reader's own time on hover, and a row of days is one stop of the tab key.

const own = new Intl.DateTimeFormat(document.documentElement.lang, { dateStyle: 'medium', timeStyle: 'long' });
for (const time of document.querySelectorAll('time[datetime]')) time.title = own.format(new Date(time.dateTime));

const steps = { ArrowLeft: -1, ArrowRight: 1, Home: -Infinity, End: Infinity };

for (const days of document.querySelectorAll('.days')) {
  const links = [...days.querySelectorAll('a')];
  const rest = (at) => links.forEach((link, index) => { link.tabIndex = index === at ? 0 : -1; });
  rest(links.length - 1);
  days.addEventListener('keydown', (event) => {
    if (!(event.key in steps)) return;
    const to = Math.min(Math.max(links.indexOf(event.target) + steps[event.key], 0), links.length - 1);
    event.preventDefault();
    rest(to);
    links[to].focus();
  });
}
