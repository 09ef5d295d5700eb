// The drawing of a timeline by keyboard.

/** What a key does to a drawing that has the focus; the down arrow goes into the list. */
export function keyed(chart, into) {
  const keys = { ArrowLeft: () => chart.move(-0.08), ArrowRight: () => chart.move(0.08), "+": () => chart.closer(1.5), "=": () => chart.closer(1.5), "-": () => chart.closer(1 / 1.5), Home: () => chart.whole(), ArrowDown: into };
  return (event) => {
    if (event.target !== event.currentTarget || !keys[event.key] || event.ctrlKey || event.metaKey || event.altKey) return;
    event.preventDefault();
    keys[event.key]();
  };
}
