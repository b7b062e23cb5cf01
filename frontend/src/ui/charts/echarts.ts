import { BarChart, LineChart } from "echarts/charts";
import { AriaComponent, GridComponent } from "echarts/components";
import { init, use } from "echarts/core";
import { CanvasRenderer } from "echarts/renderers";

use([AriaComponent, BarChart, CanvasRenderer, GridComponent, LineChart]);

export { init };
