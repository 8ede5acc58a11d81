// The curve is drawn in steps and never smoothed: between two changes nothing happened.
import { LineChart } from "echarts/charts";
import { GridComponent, MarkLineComponent, TooltipComponent } from "echarts/components";
import { init, use, type EChartsCoreOption } from "echarts/core";
import { SVGRenderer } from "echarts/renderers";
import { sayCount } from "../amounts";
import type { Day } from "../answers";
import type { LanguageCode } from "../language/language.svelte";
import { dayOf, sayDay } from "../moment/shanghai";

use([LineChart, GridComponent, MarkLineComponent, TooltipComponent, SVGRenderer]);

export interface Drawing {
  show(
    days: Day[],
    day: string | null,
    code: LanguageCode,
    unit: (n: string) => string,
  ): void;
  close(): void;
}

type Point = [number, number];

/** Draw into `place`; `chosen` hears of the day of a point that was tapped. */
export function draw(place: HTMLElement, chosen: (day: string) => void): Drawing {
  const chart = init(place, null, { renderer: "svg" });
  const resized = new ResizeObserver(() => chart.resize());
  const dark = matchMedia("(prefers-color-scheme: dark)");
  let last: Parameters<Drawing["show"]> | null = null;
  const again = () => last && chart.setOption(optionOf(place, ...last), true);

  resized.observe(place);
  dark.addEventListener("change", again);
  chart.getZr().on("click", (event) => {
    const at = chart.convertFromPixel({ xAxisIndex: 0 }, event.offsetX);
    const days = last?.[0] ?? [];
    const day = dayOf(new Date(at));
    if (day >= (days[0]?.date ?? "9") && day <= (days.at(-1)?.date ?? "")) chosen(day);
  });
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

/** A day's count holds until its end, so a step stands at the end of its day. */
function points(days: Day[]): Point[] {
  const found: Point[] = [];
  days.forEach(({ date, remaining }, i) => {
    const isLast = i === days.length - 1;
    if (remaining !== days[i - 1]?.remaining || isLast) found.push([noon(date), remaining]);
  });
  return found;
}

function noon(day: string): number {
  return Date.parse(`${day}T12:00:00+08:00`);
}

function optionOf(
  place: HTMLElement,
  days: Day[],
  day: string | null,
  code: LanguageCode,
  unit: (n: string) => string,
): EChartsCoreOption {
  const style = getComputedStyle(place);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const size = Number.parseFloat(getComputedStyle(document.documentElement).fontSize) * 0.8;
  const text = { color: colour("--soft"), fontSize: size, fontFamily: style.fontFamily };
  const width = (days.length > 0 && noon(days.at(-1)?.date ?? "") - noon(days[0]?.date ?? "")) || 0;
  return {
    animation: false,
    grid: { left: 4, right: 12, top: 12, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel" },
    tooltip: {
      trigger: "axis",
      renderMode: "richText",
      backgroundColor: colour("--ink"),
      borderWidth: 0,
      textStyle: { ...text, color: colour("--card") },
      formatter: (shown: { value: Point; axisValue: number }[]) => {
        const at = dayOf(new Date(shown[0]?.axisValue ?? 0));
        return `${sayDay(at, code)}\n${unit(sayCount(remainingAt(days, at)))}`;
      },
    },
    xAxis: {
      type: "time",
      min: "dataMin",
      max: "dataMax",
      splitNumber: 5,
      axisLine: { lineStyle: { color: colour("--line-strong") } },
      axisTick: { show: false },
      axisLabel: { ...text, hideOverlap: true, formatter: (at: number) => axisDay(at, width, code) },
      axisPointer: { snap: false, lineStyle: { color: colour("--line-strong") } },
    },
    yAxis: {
      type: "value",
      min: 0,
      minInterval: 1,
      splitNumber: 4,
      axisLabel: { ...text, formatter: sayCount },
      splitLine: { lineStyle: { color: colour("--line") } },
    },
    series: [
      {
        type: "line",
        step: "end",
        symbol: "none",
        data: points(days),
        lineStyle: { color: colour("--accent"), width: 2.5 },
        areaStyle: { color: colour("--accent"), opacity: 0.1 },
        markLine: day
          ? {
              silent: true,
              symbol: "none",
              label: { show: false },
              lineStyle: { color: colour("--ink"), type: "solid", width: 1.5 },
              data: [{ xAxis: noon(day) }],
            }
          : { data: [] },
      },
    ],
  };
}

function remainingAt(days: Day[], at: string): number {
  return days.findLast((each) => each.date <= at)?.remaining ?? 0;
}

const YEARS = 3 * 365 * 24 * 3600 * 1000;

/** Years alone where the curve spans several, the whole day where it does not. */
function axisDay(at: number, width: number, code: LanguageCode): string {
  const day = dayOf(new Date(at));
  if (width > YEARS) return day.slice(0, 4);
  return code === "zh" ? `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日` : sayDay(day, code).replace(/ \d{4}$/, "");
}
