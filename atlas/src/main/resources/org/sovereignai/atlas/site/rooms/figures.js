// Figures: a chart with its legend, its method and a table behind it, and PNG, SVG, CSV, a page and a link to take along.
"use strict";

const figures = (function () {
  const { el, fill } = elements;
  const drawn = new Map();

  // Okabe and Ito's palette, told apart by colour-blind readers, but for its yellow, which is lost on white, and two more. The first is for
  // lines and marks, the sixth for the bars that they lie on: on a dark ground the lines have the lighter of the two blues.
  const palettes = {
    light: ["#0072B2", "#E69F00", "#009E73", "#D55E00", "#CC79A7", "#56B4E9", "#8A8A1F", "#7B4FB0", "#8C5A3C"],
    dark: ["#8CD0FA", "#E69F00", "#12AE82", "#E8701A", "#D58DB5", "#2F7FBA", "#A5A53A", "#A98BD6", "#B98A6B"],
  };
  const isDark = () => getComputedStyle(document.documentElement).colorScheme === "dark";
  // Viridis in seven steps, light to dark.
  const viridis = ["#FDE725", "#90D743", "#35B779", "#21918C", "#31688E", "#443983", "#440154"];

  /** Colours of ordered classes, few to many; on a dark ground many is light, and the colour that is lost there stays out. */
  function scale(classes) {
    const ramp = isDark() ? viridis.slice(0, -1).reverse() : viridis;
    return Array.from({ length: classes }, (_, i) => ramp[Math.round((i * (ramp.length - 1)) / Math.max(1, classes - 1))]);
  }

  function colours() {
    const style = getComputedStyle(document.documentElement);
    const of = (name) => style.getPropertyValue("--" + name).trim();
    return { text: of("text"), muted: of("muted"), line: of("line"), ground: of("ground"), panel: of("panel"), missing: of("missing") };
  }

  /** Hatching for what is missing. */
  const hatch = (colour) => ({ symbol: "rect", dashArrayX: [1, 0], dashArrayY: [1.5, 4], rotation: Math.PI / 4, color: colour });

  /** What all charts have in common. */
  function frame(option, c) {
    return {
      animation: false,
      backgroundColor: "transparent",
      textStyle: { fontFamily: "system-ui, sans-serif", color: c.text },
      tooltip: {
        renderMode: "richText",
        confine: true,
        backgroundColor: c.panel,
        borderColor: c.line,
        textStyle: { color: c.text, fontSize: 13, lineHeight: 18 },
        ...option.tooltip,
      },
      ...Object.fromEntries(Object.entries(option).filter(([name]) => name !== "tooltip")),
    };
  }

  /** An axis of a chart in the colours of the page. */
  function axis(c, properties) {
    return {
      axisLine: { lineStyle: { color: c.line } },
      axisTick: { show: false },
      splitLine: { lineStyle: { color: c.line, opacity: 0.6 } },
      nameTextStyle: { color: c.muted },
      ...properties,
      axisLabel: { color: c.text, hideOverlap: true, showMaxLabel: true, ...properties.axisLabel },
    };
  }

  /** Whiskers: one line per item [low, high, place], along x or along y, with little ends; shifted across by some pixels. */
  function whiskers(items, along, colour, width = 1.5, shift = 0) {
    return {
      type: "custom",
      silent: true,
      z: 3, // above bars: both ends must be seen
      data: items,
      renderItem: (params, api) => {
        if (![api.value(0), api.value(1)].every(Number.isFinite)) {
          return null; // one bound alone is told, and no line
        }
        const at = (value) => (along === "x" ? api.coord([value, api.value(2)]) : api.coord([api.value(2), value]));
        const across = ([x, y]) => (along === "x" ? [x, y + shift] : [x + shift, y]);
        const [from, to] = [across(at(api.value(0))), across(at(api.value(1)))];
        const end = along === "x" ? [0, 3] : [3, 0];
        const line = (a, b) => ({
          type: "line",
          shape: { x1: a[0], y1: a[1], x2: b[0], y2: b[1] },
          style: { stroke: typeof colour === "function" ? colour(params.dataIndex) : colour, lineWidth: width },
        });
        const cap = (p) => line([p[0] - end[0], p[1] - end[1]], [p[0] + end[0], p[1] + end[1]]);
        return { type: "group", children: [line(from, to), cap(from), cap(to)] };
      },
      encode: along === "x" ? { x: [0, 1], y: 2 } : { x: 2, y: [0, 1] },
    };
  }

  /**
   * Draws a figure into an element, again and again as the reader changes it.
   *
   * spec: title; summary (what the chart says, in a sentence); height; option(colours); legend, a list of {colour, label,
   * hatched, hollow, line}; columns and rows of the table; empty (what is said where there are no rows); note; source; file
   * (name of downloads); click(params); method (a promise of [term, text, href] of how it is made, asked for when somebody
   * wants it); unit, year and other facts {name in CSV: value}, where the columns do not say them; isTable (a table without a chart).
   */
  function figure(place, spec) {
    if (!drawn.has(place)) {
      drawn.set(place, make(place));
    }
    const it = drawn.get(place);
    it.spec = spec;
    it.heading.textContent = spec.title;
    if (place === drawn.keys().next().value) {
      document.title = `${spec.title} · Sovereign AI Indicators ${takeAlong.version()}`; // the first figure is what the page shows
    }
    it.chart.setAttribute("aria-label", `${spec.title}. The table below holds the numbers.`);
    const isEmpty = spec.rows.length === 0;
    it.summary.textContent = words.unbroken(spec.summary ?? "");
    it.source.textContent = credit(spec);
    it.note.textContent = words.unbroken(spec.note ?? "");
    it.note.hidden = isEmpty || !spec.note;
    fill(it.legend, (spec.legend ?? []).map(legendItem));
    it.empty.textContent = spec.empty ?? "There is nothing to show for this choice.";
    it.empty.hidden = !isEmpty;
    for (const part of [it.summary, it.legend, it.chart, it.save, it.details]) {
      part.hidden = isEmpty;
    }
    it.legend.hidden ||= Boolean(spec.isTable);
    it.chart.hidden ||= Boolean(spec.isTable);
    it.embed.hidden = true;
    it.drawings.forEach((part) => (part.hidden = Boolean(spec.isTable)));
    it.method.hidden = !spec.method;
    it.details.querySelector("summary").textContent = `Table (${words.count(spec.rows.length, "row")})`;
    it.details.open ||= Boolean(spec.isTable);
    if (it.details.open) {
      showTable(it);
    }
    if (it.method.open) {
      showMethod(it);
    }
    if (!isEmpty && !spec.isTable) {
      it.chart.style.height = spec.height + "px";
      it.instance ??= charts.init(it.chart, null, { renderer: "svg" });
      fit(it);
      it.instance.setOption(frame(spec.option(colours()), colours()), { notMerge: true });
      it.instance.off("click");
      it.instance.on("click", (params) => {
        // A finger cannot hover: its first touch shows what a mouse would, and the second on the same mark opens it.
        const mark = `${params.seriesIndex} ${params.dataIndex} ${params.name}`;
        const isFirst = it.pointer === "touch" && it.touched !== mark;
        it.touched = mark;
        if (!isFirst) {
          spec.click?.(params);
        }
      });
    }
  }

  function make(place) {
    const it = {
      heading: el("h2"),
      summary: el("p", { class: "summary" }),
      source: el("p", { class: "source" }),
      legend: el("ul", { class: "legend" }),
      chart: el("div", { class: "chart", role: "img" }),
      empty: el("p", { class: "empty", hidden: true }),
      note: el("p", { class: "note" }),
      embed: el("p", { class: "embed", hidden: true }),
      method: el("details", { class: "method", ontoggle: () => showMethod(it) }, el("summary", {}, "How this is made")),
      details: el("details", { ontoggle: () => showTable(it) }, el("summary")),
    };
    const button = (label, act, says) => el("button", { type: "button", onclick: act, "aria-label": says ?? `Save as ${label}` }, label);
    const drawings = [
      button("PNG", () => savePng(it)),
      button("SVG", () => atlas.download(it.spec.file + ".svg", new Blob([svg(it)], { type: "image/svg+xml" }))),
    ];
    it.drawings = [...drawings, button("Embed", () => embed(it), "Save as a page of its own, to embed")];
    it.save = el(
      "div",
      { class: "save" },
      drawings,
      button("CSV", () => atlas.download(it.spec.file + ".csv", new Blob([tables.csv(columnsOf(it.spec), it.spec.rows)], { type: "text/csv" }))),
      it.drawings.at(-1),
      button("Link", (event) => takeAlong.copy(location.href, event.target), "Copy the link"),
    );
    fill(place, el("figure", {}, el("div", { class: "figure-head" }, it.heading, it.save), it.embed, it.summary, it.legend, it.chart, it.empty, it.note, it.source, it.details, it.method));
    it.chart.addEventListener("pointerdown", (event) => (it.pointer = event.pointerType), true);
    new ResizeObserver(() => fit(it)).observe(it.chart);
    addEventListener("beforeprint", () => fit(it));
    return it;
  }

  /** Gives a chart the size of its place. One that is out of sight has no width, and keeps the one it had. */
  function fit({ chart, instance }) {
    const [width, height] = [chart.clientWidth, chart.clientHeight];
    if (instance && width > 0 && (instance.getWidth() !== width || instance.getHeight() !== height)) {
      instance.resize();
    }
  }

  /** The columns of a file, which says itself what its numbers are, whence and of which release. */
  function columnsOf(spec) {
    const constant = (id, value) => (value === undefined || spec.columns.some((column) => column.id === id) ? [] : [{ id, value: () => value }]);
    const isUnit = (column) => column.id === "unit";
    return [...spec.columns.filter((column) => !isUnit(column)), ...Object.entries(spec.facts ?? {}).flatMap(([id, value]) => constant(id, value)), ...constant("year", spec.year), ...spec.columns.filter(isUnit), ...constant("unit", spec.unit), ...constant("source", spec.source), ...constant("release", takeAlong.version())];
  }

  /** Saves the figure as a page, and shows what to paste for it. */
  function embed(it) {
    const [name, title] = [`${it.spec.file}.html`, it.spec.title];
    const drawing = svg(it);
    const [, width, height] = drawing.match(/width="(\d+)" height="(\d+)"/);
    atlas.download(name, new Blob([takeAlong.framed(title, drawing)], { type: "text/html" }));
    const text = takeAlong.snippet(`sovereign-ai-${takeAlong.version()}-${name}`, title, width, height);
    const field = el("textarea", { readonly: true, rows: 3, "aria-label": "What to paste into a page" });
    field.value = text;
    const copy = el("button", { type: "button", onclick: () => takeAlong.copy(text, copy) }, "Copy");
    fill(it.embed, "The figure is saved as a page that needs nothing else. Put it on your site and paste: ", field, copy);
    it.embed.hidden = false;
    field.select();
  }

  async function showMethod(it) {
    if (!it.method.open || !it.spec.method) {
      return;
    }
    const { spec } = it;
    const facts = await spec.method();
    if (spec === it.spec) {
      it.method.querySelector("dl")?.remove();
      it.method.append(methods.list(facts));
    }
  }

  const credit = (spec) => `Source: ${spec.source}. Sovereign AI Indicators ${takeAlong.version()}, CC BY 4.0.`;

  function showTable(it) {
    if (it.details.open) {
      it.details.querySelector(".table")?.remove();
      it.details.append(tables.table(it.spec.title, it.spec.columns, it.spec.rows));
    }
  }

  function legendItem(item) {
    const swatch = el("span", { class: "swatch" + (item.hatched ? " hatched" : "") + (item.line ? " line" : "") });
    if (!item.hatched) {
      swatch.style.backgroundColor = item.hollow ? "transparent" : item.colour;
      swatch.style.borderColor = item.colour;
    }
    if (item.opacity) {
      swatch.style.opacity = item.opacity;
    }
    return el("li", {}, swatch, item.label);
  }

  // ---- saving: the chart with its title, legend, note and source

  const font = "system-ui, sans-serif";
  const pen = el("canvas").getContext("2d");

  function widthOf(words, size) {
    pen.font = `${size}px ${font}`;
    return pen.measureText(words).width;
  }

  /** Words in lines that are no wider than this. */
  function lines(words, size, width) {
    return words.split(" ").reduce((all, word) => {
      const longer = all.length === 0 ? word : `${all.at(-1)} ${word}`;
      return all.length > 0 && widthOf(longer, size) <= width ? [...all.slice(0, -1), longer] : [...all, word];
    }, []);
  }

  function svg(it) {
    const c = colours();
    const width = it.instance.getWidth();
    const parts = [];
    let y = 0; // where the next part begins
    const text = (x, at, size, colour, words) =>
      parts.push(`<text x="${x}" y="${at}" font-family="${font}" font-size="${size}" fill="${colour}">${takeAlong.escaped(words)}</text>`);
    const paragraph = (size, colour, words) =>
      lines(words, size, width - 20).forEach((line) => {
        y += Math.round(size * 1.4);
        text(10, y, size, colour, line);
      });

    y += 4;
    paragraph(16, c.text, it.spec.title);
    let x = 10;
    y += 12;
    for (const item of it.spec.legend ?? []) {
      const wide = 34 + widthOf(item.label, 12);
      if (x > 10 && x + wide > width) {
        [x, y] = [10, y + 20];
      }
      const fill = item.hollow ? "none" : item.hatched ? "url(#missing)" : item.colour;
      parts.push(`<rect x="${x}" y="${y}" width="12" height="12" fill="${fill}" stroke="${item.colour ?? c.line}" opacity="${item.opacity ?? 1}"/>`);
      text(x + 18, y + 10, 12, c.text, item.label);
      x += wide;
    }
    y += 24;
    parts.push(it.instance.renderToSVGString().replace("<svg ", `<svg x="0" y="${y}" `));
    y += it.instance.getHeight();
    paragraph(11, c.muted, it.spec.note ?? "");
    paragraph(11, c.muted, credit(it.spec));
    return (
      `<svg xmlns="http://www.w3.org/2000/svg" xmlns:xlink="http://www.w3.org/1999/xlink" width="${width}" height="${y + 10}">` +
      '<defs><pattern id="missing" width="4" height="4" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">' +
      `<rect width="4" height="4" fill="${c.missing}"/><rect width="1" height="4" fill="${c.muted}"/></pattern></defs>` +
      `<rect width="100%" height="100%" fill="${c.ground}"/>${parts.join("")}</svg>`
    );
  }

  async function savePng(it) {
    const scale = 2;
    const image = new Image();
    image.src = "data:image/svg+xml;charset=utf-8," + encodeURIComponent(svg(it));
    await image.decode();
    const canvas = el("canvas", { width: image.width * scale, height: image.height * scale });
    canvas.getContext("2d").drawImage(image, 0, 0, canvas.width, canvas.height);
    canvas.toBlob((blob) => atlas.download(it.spec.file + ".png", blob));
  }

  const isNarrow = () => innerWidth < 640;

  /** Room above a panel for what its axis is called. */
  const roof = 40;

  /** Panels of so many pixels, one below the other, each with a roof: where each begins, and how high all are. */
  function stack(heights) {
    const tops = heights.map((_, i) => roof + heights.slice(0, i).reduce((sum, height) => sum + height + roof, 0));
    return { tops, height: heights.reduce((sum, height) => sum + height + roof, 8) };
  }

  /**
   * A figure of rows with names, in panels, each with an axis of its own: what has another unit is another length.
   *
   * panels {unit, step, max, rows}; name of a row; wide, room for names; least, the least height of a row; series(panel, index) of
   * a panel's own, whose places are those in its rows.
   */
  function panelled(panels, { name, wide, least, series }) {
    const labels = panels.flatMap((panel) => panel.rows.map(name));
    const heights = panels.map(({ rows }) => rows.length * rowHeight(rows.map(name), wide, least));
    const { tops, height } = stack(heights);
    const left = 16 + Math.ceil(Math.max(0, ...labels.flatMap((label) => lines(label, 12, widest(wide))).map((line) => widthOf(line, 12))));
    return {
      height,
      option: (c) => ({
        grid: tops.map((top, i) => ({ left, right: 24, top, height: heights[i] })),
        xAxis: panels.map(({ unit, step, max }, i) => axis(c, { type: "value", gridIndex: i, position: "top", min: 0, max, interval: step, axisLabel: { formatter: words.number }, name: unit, nameLocation: "middle", nameGap: 22 })),
        yAxis: panels.map((panel, i) => axis(c, { type: "category", gridIndex: i, inverse: true, data: panel.rows.map(name), axisLabel: names(wide) })),
        series: panels.flatMap((panel, i) => series(panel).map((one) => ({ ...one, xAxisIndex: i, yAxisIndex: i }))),
      }),
    };
  }

  /**
   * Lines over years in panels, with whiskers, and hollow marks for what is not final. The panels {unit, step, max, rows} have rows
   * {id, year, value, low, high, status}; ids in their order; colour(id); grid(panel, index) its place; hasYears(index),
   * whether the years stand below it.
   */
  function overYears(panels, { ids, years, colour, grid, hasYears = () => true, size = 8, width = 1.5 }) {
    const marks = (c, id, mine) =>
      years.map((year) => mine.find((row) => row.year === year)).map((row) => row && { value: row.value, row, itemStyle: { color: row.status === "final" ? colour(id) : c.ground, borderColor: colour(id), borderWidth: 2 } });
    return (c) => ({
      grid: panels.map(grid),
      xAxis: panels.map((_, i) => axis(c, { type: "category", gridIndex: i, data: years.map(String), axisLabel: { show: hasYears(i) } })),
      yAxis: panels.map(({ unit, step, max }, i) => axis(c, { type: "value", gridIndex: i, min: 0, max, interval: step, name: unit, nameGap: 12, axisLabel: { formatter: words.number }, nameTextStyle: { color: c.muted, align: "left" } })),
      series: panels.flatMap(({ rows, max }, i) =>
        ids.filter((id) => rows.some((row) => row.id === id)).flatMap((id) => {
          const mine = rows.filter((row) => row.id === id);
          return [
            whiskers(mine.map((row) => [Math.max(0, row.low), Math.min(max, row.high), years.indexOf(row.year)]), "y", colour(id), width),
            { type: "line", symbol: "circle", symbolSize: size, z: 3, lineStyle: { color: colour(id) }, data: marks(c, id, mine) },
          ].map((one) => ({ ...one, xAxisIndex: i, yAxisIndex: i }));
        }),
      ),
    });
  }

  /** An axis of shares above bars; on a phone it has room for every quarter. */
  const shares = (c) =>
    axis(c, { type: "value", position: "top", min: 0, max: 1, interval: isNarrow() ? 0.25 : 0.2, axisLabel: { formatter: (v) => Math.round(v * 100) + " %" } });

  // Of fewer cases a share is not published as an indicator either.
  const fewest = 5;
  const isFew = (n) => n > 0 && n < fewest;
  /** What a bar is called: with the number of its cases, on one line, where that is small. */
  const counted = (label, n) => (isFew(n) ? `${label} (n\u00a0=\u00a0${n})` : label);
  /** What is to be said of the bars of these rows because of it. */
  const fewNote = (rows) => (rows.some((row) => isFew(row.n)) ? ` n below ${fewest}: too few cases to rely on.` : "");

  /** How wide names beside bars may be. */
  const widest = (wide) => (isNarrow() ? 130 : wide);

  /** Properties of an axis of names: long ones go over several lines, and each is shown. */
  const names = (wide) => ({ interval: 0, hideOverlap: false, width: widest(wide), overflow: "break", lineHeight: 13 });

  /**
   * The side of its mark on which each name covers least of the marks, the names before it and what is outside the plot.
   * Points {id, name, x, y}, from 0 to 1 along the axes of a plot of so many pixels: Map of sides by id.
   */
  function sides(points, width, height) {
    const box = (x, y, w, h) => ({ left: x - w / 2, right: x + w / 2, top: y - h / 2, bottom: y + h / 2 });
    const common = (a, b) =>
      Math.max(0, Math.min(a.right, b.right) - Math.max(a.left, b.left)) * Math.max(0, Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top));
    const at = (point) => [point.x * width, (1 - point.y) * height];
    const taken = points.map((point) => box(...at(point), 18, 18));
    const chosen = new Map();
    for (const point of [...points].sort((a, b) => b.y - a.y)) {
      const [x, y] = at(point);
      const [w, h] = [point.name.length * 7.5, 15];
      const choices = { top: [x, y - 20], bottom: [x, y + 20], right: [x + 12 + w / 2, y], left: [x - 12 - w / 2, y] };
      const covered = ([side, centre]) => {
        const name = box(...centre, w, h);
        const outside = w * h - common(name, { left: 0, right: width, top: 0, bottom: height });
        return { side, name, area: outside + taken.reduce((sum, other) => sum + common(name, other), 0) };
      };
      const best = Object.entries(choices).map(covered).reduce((a, b) => (b.area < a.area ? b : a));
      chosen.set(point.id, best.side);
      taken.push(best.name);
    }
    return chosen;
  }

  /** The height of a bar's row in which each of these names has room, and is drawn for it; at least so much. */
  const rowHeight = (labels, wide, least) => Math.max(least, ...labels.map((label) => 8 + 13 * lines(label, 12, widest(wide)).length));

  return {
    figure, axis, shares, names, stack, panelled, overYears, rowHeight, counted, fewNote, whiskers, scale, hatch, colours, isNarrow, isDark, widthOf, sides,
    /** Colours of lines, marks and areas on the ground that the reader has now. */
    get palette() {
      return palettes[isDark() ? "dark" : "light"];
    },
  };
})();
