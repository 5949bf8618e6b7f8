// What the pages use of Apache ECharts, and the decoder of the map: becomes the global `charts`.
export { init, registerMap } from "echarts/core";
export { feature } from "topojson-client";

import { use } from "echarts/core";
import { BarChart, CustomChart, LineChart, MapChart, SankeyChart, ScatterChart } from "echarts/charts";
import { GeoComponent, GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { LabelLayout } from "echarts/features";
import { SVGRenderer } from "echarts/renderers";

use([
  BarChart,
  CustomChart,
  GeoComponent,
  GridComponent,
  LabelLayout,
  LineChart,
  MapChart,
  MarkLineComponent,
  SankeyChart,
  ScatterChart,
  SVGRenderer,
  TooltipComponent,
]);
