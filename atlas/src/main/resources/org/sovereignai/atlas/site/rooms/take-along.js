// What a reader takes along: files, the clipboard, pages that stand by themselves.
"use strict";

const takeAlong = (function () {
  const { el } = elements;
  const version = () => document.body.dataset.version;

  function download(name, blob) {
    const link = el("a", { href: URL.createObjectURL(blob), download: `sovereign-ai-${version()}-${name}` });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
  }

  /** Copies a text and says so on the button; where the browser forbids it, the button says that. */
  async function copy(text, button) {
    const label = button.textContent;
    try {
      await navigator.clipboard.writeText(text);
      button.textContent = "Copied";
    } catch {
      button.textContent = "The browser forbids it";
    }
    setTimeout(() => (button.textContent = label), 2000);
  }

  const escaped = (text) => text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");

  /** A page with one drawing that needs nothing else, to be framed elsewhere. */
  const framed = (title, drawing) =>
    '<!doctype html><html lang="en"><head><meta charset="utf-8">' +
    "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'; img-src data:\">" +
    '<meta name="viewport" content="width=device-width, initial-scale=1">' +
    `<title>${escaped(title)}</title><style>body{margin:0}svg{display:block;max-width:100%;height:auto}</style></head>` +
    `<body>${drawing}</body></html>\n`;

  /** What to paste into a page that shows the file of a figure. */
  const snippet = (file, title, width, height) =>
    `<iframe src="${escaped(file)}" title="${escaped(title)}" width="${width}" height="${height}" loading="lazy" sandbox></iframe>`;

  return { download, copy, escaped, framed, snippet, version };
})();
