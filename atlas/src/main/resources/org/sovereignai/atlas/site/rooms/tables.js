// Tables that a reader sorts, narrows and takes along.
"use strict";

const tables = (function () {
  const { el, fill } = elements;

  const cell = (value, separators) => {
    let text = value === null || value === undefined ? "" : String(value);
    // A spreadsheet must not take text for a formula.
    if (typeof value === "string" && /^[=+\-@\t\r\n]/.test(text)) {
      text = "'" + text;
    }
    return separators.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
  };

  const lines = (columns, rows) => [columns.map((c) => c.id), ...rows.map((row) => columns.map((c) => c.value(row)))];

  /** Rows as CSV. */
  const csv = (columns, rows) => lines(columns, rows).map((line) => line.map((value) => cell(value, /[",\n\r]/)).join(",")).join("\r\n") + "\r\n";

  /** Rows as a spreadsheet takes them from the clipboard. */
  const pasted = (columns, rows) => lines(columns, rows).map((line) => line.map((value) => cell(value, /["\t\n\r]/)).join("\t")).join("\n");

  /** Rows by a column, what is empty last. */
  function sorted(rows, value, isDown) {
    const order = (a, b) => (typeof a === "number" && typeof b === "number" ? a - b : String(a).localeCompare(String(b), "en"));
    const isEmpty = (x) => x === null || x === undefined || x === "";
    return [...rows].sort((r, s) => {
      const [a, b] = [value(r), value(s)];
      return isEmpty(a) || isEmpty(b) ? Number(isEmpty(a)) - Number(isEmpty(b)) : isDown ? order(b, a) : order(a, b);
    });
  }

  // A count has its thousands set apart; no year has so many digits.
  const plain = (value) => (typeof value === "number" && value >= 10_000 ? words.number(value) : (value ?? "–"));
  const textOf = (column, row) => String(column.text ? column.text(row) : plain(column.value(row)));

  /** Rows in which a word stands in some cell. */
  const narrowed = (rows, columns, words) => (words.trim() === "" ? rows : rows.filter((row) => search.matches(words, ...columns.map((column) => textOf(column, row)))));

  /**
   * A table. A column has id (name in CSV), label, value(row), and, where they differ, text(row), href(row) (no link where
   * empty); number columns are set right, and cells with long texts are kept wide enough to read. A head sorts; longer tables
   * can be narrowed by a word, and copied. Where `isStacked`, a phone has the cells of a row below each other.
   */
  function table(caption, columns, rows, { isStacked = false } = {}) {
    let order = null;
    let shown = rows;
    const cellOf = (column, row, first) => {
      const href = column.href?.(row);
      const text = textOf(column, row);
      return el(first ? "th" : "td", { scope: first ? "row" : null, class: column.number ? "number" : text.length > 60 ? "long" : null, "data-label": isStacked && !first ? column.label : null }, href ? el("a", { href }, text) : text);
    };
    const body = el("tbody");
    const draw = () => fill(body, shown.map((row) => el("tr", {}, columns.map((column, i) => cellOf(column, row, i === 0)))));
    const heads = columns.map((column) => {
      const label = column.label || "Name";
      const button = el("button", { type: "button", class: "sort", title: `Sort by ${label}` }, label);
      const head = el("th", { scope: "col", class: column.number ? "number" : null }, button);
      button.addEventListener("click", () => {
        order = { column, isDown: order?.column === column ? !order.isDown : Boolean(column.number) };
        heads.forEach((other) => other.removeAttribute("aria-sort"));
        head.setAttribute("aria-sort", order.isDown ? "descending" : "ascending");
        arrange();
      });
      return head;
    });
    const filter = el("input", { type: "search", "aria-label": `Narrow: ${caption}`, placeholder: "narrow by a word", oninput: () => arrange() });
    const found = el("span", { class: "note", role: "status" });
    function arrange() {
      const some = narrowed(rows, columns, filter.value);
      shown = order ? sorted(some, order.column.value, order.isDown) : some;
      found.textContent = some.length === rows.length ? "" : `${some.length} of ${rows.length}`;
      draw();
    }
    draw();
    const copy = el("button", { type: "button", onclick: () => takeAlong.copy(pasted(columns, shown), copy) }, "Copy for a spreadsheet");
    return el(
      "div",
      { class: "table" },
      rows.length > 10 ? el("p", { class: "table-tools" }, filter, copy, found) : null,
      el(
        "div",
        { class: "scroll", tabindex: 0, role: "region", "aria-label": caption },
        el("table", { class: isStacked ? "stacked" : null }, el("caption", {}, el("span", {}, caption)), el("thead", {}, el("tr", {}, heads)), body),
      ),
    );
  }

  return { csv, pasted, sorted, narrowed, table };
})();
