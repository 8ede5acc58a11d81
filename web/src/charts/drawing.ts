// A chart is drawn anew whenever its place, the light or what it shows has changed.
import { BarChart, HeatmapChart, LineChart, ScatterChart } from "echarts/charts";
import {
  CalendarComponent, GridComponent, MarkLineComponent, TooltipComponent, VisualMapComponent,
} from "echarts/components";
import { LabelLayout } from "echarts/features";
import { init, use } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import type { LanguageCode } from "../language/language.svelte";
import { lookOf, type Look, type Option } from "./look";

use([
  LineChart, BarChart, ScatterChart, HeatmapChart, GridComponent, CalendarComponent,
  MarkLineComponent, TooltipComponent, VisualMapComponent, LabelLayout, SVGRenderer,
]);

export interface Drawing {
  show(optionOf: (look: Look) => Option, code: LanguageCode): void;
  close(): void;
}

/** What hears of taps: on a place along the axis, or on one thing that is drawn. */
export interface Heard {
  place?: ((at: number) => void) | undefined;
  thing?: ((data: unknown) => void) | undefined;
}

export function draw(place: HTMLElement, heard: Heard): Drawing {
  const chart = init(place, null, { renderer: "svg" });
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let last: Parameters<Drawing["show"]> | null = null;
  const again = () => last && chart.setOption(last[0](lookOf(place, last[1])), true);
  const resized = new ResizeObserver(() => {
    chart.resize();
    again();
  });

  resized.observe(place);
  dark.addEventListener("change", again);
  if (heard.place) {
    const hear = heard.place;
    chart.getZr().on("click", (event) => hear(chart.convertFromPixel({ xAxisIndex: 0 }, event.offsetX)));
  }
  if (heard.thing) {
    const hear = heard.thing;
    chart.on("click", (event) => hear(event.data));
  }
  return {
    show(...now) {
      last = now;
      again();
    },
    close() {
      resized.disconnect();
      dark.removeEventListener("change", again);
      chart.dispose();
    },
  };
}
