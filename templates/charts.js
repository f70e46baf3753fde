// Draws the table of every chart, which stays the only place of its figures; needs uPlot, which stands before it.

const day = 86400;
const height = 200;
const themes = [matchMedia('(prefers-color-scheme: dark)'), matchMedia('print')];
const colors = () => Object.fromEntries(['ink', 'soft', 'line', 'p50', 'p95', 'p99']
  .map((name) => [name, getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim()]));

// Rows of a day and three percentiles; days that are not there are gaps.
function read(table) {
  const rows = [...table.tBodies[0].rows].map(({ cells }) =>
    [Date.parse(cells[0].textContent) / 1000, ...[1, 2, 3].map((at) => Number(cells[at].textContent))]);
  const whole = rows.flatMap((row, index) =>
    index > 0 && row[0] - rows[index - 1][0] > day ? [[row[0] - day, null, null, null], row] : [row]);
  return [0, 1, 2, 3].map((at) => whole.map((row) => row[at]));
}

const text = (milliseconds) => {
  if (milliseconds == null) return '–';
  return milliseconds < 999.5 ? `${milliseconds.toPrecision(3) * 1} ms` : `${(milliseconds / 1000).toFixed(1)} s`;
};

function options(width, names) {
  const color = colors();
  const axis = { stroke: color.soft, grid: { stroke: color.line, width: 1 }, ticks: { stroke: color.line, width: 1 } };
  const line = (name) => ({
    label: name, stroke: color[name], width: name === 'p50' ? 2 : 1.5, points: { size: 4 }, value: (_, value) => text(value),
  });
  return {
    width,
    height,
    tzDate: (seconds) => uPlot.tzDate(new Date(seconds * 1000), 'Etc/UTC'),
    cursor: { drag: { setScale: false } },
    scales: { y: { range: (_, low, high) => [0, Math.max(high * 1.05, 1)] } },
    series: [{ label: names[0], value: (_, seconds) => (seconds == null ? '–' : new Date(seconds * 1000).toISOString().slice(0, 10)) },
      ...names.slice(1, 4).map(line)],
    axes: [
      { ...axis, values: (_, times) => times.map((seconds) => new Date(seconds * 1000).toISOString().slice(5, 10)), space: 60, incrs: [1, 2, 7, 14, 28, 56].map((days) => days * day) },
      { ...axis, size: 64, values: (_, values) => values.map(text) },
    ],
  };
}

function draw(figure) {
  const place = figure.querySelector('.plot');
  const table = figure.querySelector('table');
  const names = [...table.tHead.rows[0].cells].map((cell) => cell.textContent);
  place.replaceChildren();
  return new uPlot(options(place.clientWidth, names), read(table), place);
}

for (const figure of document.querySelectorAll('figure.chart')) {
  let chart = draw(figure);
  const again = () => { chart.destroy(); chart = draw(figure); };
  for (const theme of themes) theme.addEventListener('change', again);
  new ResizeObserver(([{ contentRect: { width } }]) => chart.setSize({ width, height })).observe(figure.querySelector('.plot'));
}
