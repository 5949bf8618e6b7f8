// Remakes lib/charts.js, lib/world.js and lib/LICENCES.txt of the atlas from the packages named in package.json.
import { readFileSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { build } from "esbuild";
import { geoEqualEarth, geoPath } from "d3-geo";
import { geoProject } from "d3-geo-projection";
import { feature, quantize } from "topojson-client";
import { topology } from "topojson-server";
import { filter, filterAttachedWeight, presimplify, quantile, simplify } from "topojson-simplify";

const here = (path) => fileURLToPath(new URL(path, import.meta.url));
const lib = "../src/main/resources/org/sovereignai/atlas/site/lib/";

// --- charts.js
await build({
  entryPoints: [here("charts.js")],
  outfile: here(lib + "charts.js"),
  bundle: true,
  minify: true,
  format: "iife",
  globalName: "charts",
  target: "es2020",
  legalComments: "none",
  banner: { js: "/* Apache ECharts 6.1.0, zrender, tslib, topojson-client 3.1.0: see LICENCES.txt. Made by atlas/vendor. */" },
  define: { "process.env.NODE_ENV": '"production"' },
});

// --- world.js: shapes of Natural Earth by ISO 3166-1 alpha-3 code, projected (Equal Earth: areas compare), simplified.
const codes = new Map(
  readFileSync(here("../../datasets/starter/country-codes/iso_3166_1.extract.csv"), "utf8")
    .split("\n")
    .slice(1)
    .filter(Boolean)
    .map((line) => line.split(","))
    .map(([, alpha3, numeric]) => [numeric.padStart(3, "0"), alpha3]),
);
const world = JSON.parse(readFileSync(here("node_modules/world-atlas/countries-50m.json"), "utf8"));
const shapes = feature(world, world.objects.countries);
const merged = new Map();
for (const shape of shapes.features) {
  const name = shape.properties.name;
  // Kosovo has no number; shapes that are no economy of their own keep their name and are never coloured.
  const code = name === "Kosovo" ? "XKX" : (codes.get(shape.id) ?? name);
  // No nation's: nothing is measured there, and it would take a quarter of the map.
  if (name === "Ashmore and Cartier Is." || name === "Antarctica") continue;
  merged.set(code, { type: "Feature", properties: { name: code }, geometry: shape.geometry });
}
const width = 1000;
const projection = geoEqualEarth().fitWidth(width, { type: "Sphere" });
const projected = geoProject({ type: "FeatureCollection", features: [...merged.values()] }, projection);
// Charts count latitude upwards.
const flip = (c) => (typeof c[0] === "number" ? [c[0], -c[1]] : c.map(flip));
for (const shape of projected.features) {
  shape.geometry.coordinates = flip(shape.geometry.coordinates);
}
let map = presimplify(topology({ world: projected }, 1e5));
map = simplify(map, quantile(map, 0.2));
map = quantize(filter(map, filterAttachedWeight(map, 0.02)), 1e4);
const planar = geoPath();
const back = feature(map, map.objects.world);
const points = {};
for (const shape of projected.features) {
  const [x, y] = planar.centroid(shape);
  points[shape.properties.name] = [x, y, planar.area(shape)].map((n) => Math.round(n * 10) / 10);
}
const lost = back.features.filter((f) => !f.geometry?.coordinates?.length).map((f) => f.properties.name);
writeFileSync(
  here(lib + "world.js"),
  "/* Natural Earth (public domain), 1:50 million, through world-atlas 2.0.2. Made by atlas/vendor. */\n" +
    `atlasData("world", ${JSON.stringify({ map, points })});\n`,
);
console.log(`${projected.features.length} shapes; too small to draw, shown as points only: ${lost.join(", ")}`);

// --- LICENCES.txt
const licences = [
  ["Apache ECharts 6.1.0 (Apache-2.0)", ["echarts/LICENSE", "echarts/NOTICE", "echarts/licenses/LICENSE-d3"]],
  ["zrender (BSD-3-Clause), inside ECharts", ["zrender/LICENSE"]],
  ["tslib (0BSD), inside ECharts", ["tslib/LICENSE.txt"]],
  ["topojson-client 3.1.0 (ISC)", ["topojson-client/LICENSE"]],
  ["world-atlas 2.0.2 (ISC); its shapes are Natural Earth's, in the public domain, https://www.naturalearthdata.com", [
    "world-atlas/LICENSE",
  ]],
];
writeFileSync(
  here(lib + "LICENCES.txt"),
  licences
    .map(([title, files]) =>
      [title, "=".repeat(title.length), ...files.map((f) => readFileSync(here("node_modules/" + f), "utf8").trim())].join("\n\n"),
    )
    .join("\n\n\n") + "\n",
);
