// Draws the table of every chart, which stays the only place of its figures; needs uPlot, which stands before it.

const day = 86400;
const inks = ['p50', 'p95', 'p99'];
const weeks = [1, 2, 7, 14, 28, 56].map((days) => days * day);
const height = 200;
const themes = [matchMedia('(prefers-color-scheme: dark)'), matchMedia('print')];
const colors = () => Object.fromEntries(['ink', 'soft', 'line', ...inks]
  .map((name) => [name, getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()]));

// Rows of a day, what is drawn, and of how many that is; days that are not there are gaps.
function read(table) {
  const rows = [...table.tBodies[0].rows].map(({ cells }) =>
    [Date.parse(cells[0].textContent) / 1000, ...[...cells].slice(1, -1).map((cell) => Number(cell.textContent))]);
  const gap = (second) => [second, ...rows[0].slice(1).map(() => null)];
  const whole = rows.flatMap((row, index) =>
    index > 0 && row[0] - rows[index - 1][0] > day ? [gap(row[0] - day), row] : [row]);
  return rows[0].map((_, at) => whole.map((row) => row[at]));
}

const dayOf = (seconds) => new Date(seconds * 1000).toISOString().slice(0, 10);

const milliseconds = (value) => (value < 999.5 ? `${value.toPrecision(3) * 1} ms` : `${(value / 1000).toFixed(1)} s`);
// What is lost is worth looking at: the axis need not begin at nothing. A line at the top is not cut.
const shares = (_, low) => {
  const end = Math.min(90, Math.floor(low / 10) * 10);
  return [end, 102 - end / 50];
};
const units = {
  ms: { text: milliseconds, range: (_, low, high) => [0, Math.max(high * 1.05, 1)] },
  '%': { text: (value) => `${value} %`, range: shares },
};

function options(width, names, unit) {
  const color = colors();
  const text = (value) => (value == null ? '–' : unit.text(value));
  const axis = { stroke: color.soft, grid: { stroke: color.line, width: 1 }, ticks: { stroke: color.line, width: 1 } };
  const line = (name, at) => ({
    label: name, stroke: color[inks[at]], width: at === 0 ? 2 : 1.5, points: { size: 4 }, value: (_, value) => text(value),
  });
  return {
    width,
    height,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    cursor: { drag: { setScale: false } },
    scales: { y: { range: unit.range } },
    series: [{ label: names[0], value: (_, seconds) => (seconds == null ? '–' : dayOf(seconds)) },
      ...names.slice(1, -1).map(line)],
    axes: [
      { ...axis, values: (_, times) => times.map((seconds) => dayOf(seconds).slice(5)), space: 60, incrs: weeks },
      { ...axis, size: 64, values: (_, values) => values.map(text) },
    ],
  };
}

function draw(figure) {
  const place = figure.querySelector('.plot');
  const table = figure.querySelector('table');
  const names = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
  place.replaceChildren();
  return new uPlot(options(place.clientWidth, names, units[table.dataset.unit]), read(table), place);
}

for (const figure of document.querySelectorAll('figure.chart')) {
  let chart = draw(figure);
  const again = () => { chart.destroy(); chart = draw(figure); };
  for (const theme of themes) theme.addEventListener('change', again);
  new ResizeObserver(([{ contentRect: { width } }]) => chart.setSize({ width, height })).observe(figure.querySelector('.plot'));
}
