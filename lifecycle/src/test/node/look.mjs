// Runs inside the page: compares what is drawn, in pixels, with the page's own words.
export function look() {
  const wrong = [];
  const all = (within, what) => [...within.querySelectorAll(what)];
  const box = (element) => element.getBoundingClientRect();
  const shown = (element) => box(element).width > 0 && box(element).height > 0;

  if (document.documentElement.scrollWidth > innerWidth) wrong.push("the page scrolls sideways");
  const drawing = document.querySelector(".drawing");
  if (!drawing || !shown(drawing)) return [...wrong, "the timeline is not there"];
  if (box(drawing).left < 0 || box(drawing).right > innerWidth) wrong.push("the timeline is cut");

  for (const svg of all(drawing, ".plot, .axis")) {
    const name = svg.querySelector("title").textContent.slice(0, 60);
    if (!shown(svg)) wrong.push(`not shown: ${name}`);
    const labels = all(svg, "text").filter(shown);
    for (const label of labels) {
      const { left, right } = box(label);
      if (left < 0 || right > innerWidth) wrong.push(`cut: ${label.textContent} of ${name}`);
    }
    labels.forEach((one, i) => {
      for (const other of labels.slice(i + 1)) {
        const [a, b] = [box(one), box(other)];
        if (a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom) {
          wrong.push(`${one.textContent} lies on ${other.textContent} of ${name}`);
        }
      }
    });
  }

  const lines = Object.fromEntries(
    all(drawing, ".axis > svg > svg > line:not(.year), .axis line:not(.year)").map((line) => [
      line.getAttribute("class"),
      box(line).left + box(line).width / 2,
    ]),
  );
  const asOf = document.querySelector(".eyebrow").textContent.match(/\d{4}-\d{2}-\d{2}/)[0];
  for (const row of all(drawing, "tr.row")) {
    const name = row.querySelector("bdi").textContent;
    const bars = all(row, "rect[data-phase]");
    const words = all(document.querySelector(row.querySelector("a").getAttribute("href")), "li[data-phase]");
    const said = words.map((one) => JSON.stringify(one.dataset));
    const drawn = bars.map((one) => JSON.stringify(one.dataset));
    if (said.join() !== drawn.join()) wrong.push(`${name}: drawn ${drawn}, said ${said}`);
    for (const bar of bars) {
      const { left, right } = box(bar);
      const plot = box(row.querySelector(".plot"));
      if (left < plot.left - 1 || right > plot.right + 1) wrong.push(`${name}: a bar leaves the drawing`);
      const to = bar.dataset.to;
      if (!/^\d{4}-\d{2}-\d{2}$/.test(to)) continue;
      if (to < asOf && right > lines["as-of"] + 1) wrong.push(`${name}: ends after the day judged`);
      if (to > asOf && right < lines["as-of"] - 1) wrong.push(`${name}: ends before the day judged`);
    }
  }
  return wrong;
}
