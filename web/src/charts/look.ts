// What all charts share: our colours and letters as they are now, axes of days and of counts.
import type { EChartsCoreOption } from "echarts/core";
import { sayCount } from "../amounts";
import type { LanguageCode } from "../language/language.svelte";
import { dayOf, sayDay } from "../moment/shanghai";

export type Option = EChartsCoreOption;
export type Point = [at: number, value: number];

/** How a chart is to look in the place where it is drawn. */
export interface Look {
  /** A colour of tokens.css by its name: --accent. */
  colour(name: string): string;
  text: { color: string; fontSize: number; fontFamily: string };
  width: number;
  code: LanguageCode;
}

export function lookOf(place: HTMLElement, code: LanguageCode): Look {
  const style = getComputedStyle(place);
  const colour = (name: string) => style.getPropertyValue(name).trim();
  const root = Number.parseFloat(getComputedStyle(document.documentElement).fontSize);
  const text = { color: colour("--soft"), fontSize: root * 0.8, fontFamily: style.fontFamily };
  return { colour, text, width: place.clientWidth, code };
}

/** Room for the axes and nothing else: title and legend stand above, as words of the page. */
export function ground(look: Look, sayAt?: (at: number) => string): Option {
  return {
    animation: false,
    grid: {
      left: 4, right: 14, top: 12, bottom: 4, outerBoundsMode: "same", outerBoundsContain: "axisLabel",
    },
    ...(sayAt && { tooltip: { ...slip(look), trigger: "axis", formatter: axisFormatter(sayAt) } }),
  };
}

/** The dark slip of a tooltip; it holds lines of plain text. */
export function slip(look: Look): Option {
  return {
    renderMode: "richText",
    confine: true,
    backgroundColor: look.colour("--ink"),
    borderWidth: 0,
    textStyle: { ...look.text, color: look.colour("--card") },
  };
}

function axisFormatter(sayAt: (at: number) => string) {
  return (shown: { axisValue: number }[]) => sayAt(shown[0]?.axisValue ?? 0);
}

export function dayAxis(look: Look, from: number, to: number): Option {
  const width = to - from;
  return {
    type: "time",
    min: from,
    max: to,
    splitNumber: look.width < 500 ? 3 : 6,
    minInterval: DAY,
    axisLine: line(look),
    axisTick: { show: false },
    axisLabel: {
      ...look.text, hideOverlap: true, formatter: (at: number) => sayAxisDay(at, width, look.code),
    },
    axisPointer: { snap: false, lineStyle: { color: look.colour("--line-strong") } },
    splitLine: { show: false },
  };
}

/** Days that something took. */
export function lengthAxis(look: Look, to: number, say: (days: number) => string): Option {
  return {
    type: "value",
    min: 0,
    max: to,
    ...ticks(to, look.width < 500 ? 3 : 6),
    axisLine: line(look),
    axisTick: { show: false },
    axisLabel: { ...look.text, hideOverlap: true, showMaxLabel: false, formatter: say },
    axisPointer: { snap: false, lineStyle: { color: look.colour("--line-strong") } },
    splitLine: { show: false },
  };
}

/** Whole years where there are several. */
function ticks(to: number, wanted: number): Option {
  if (to <= LONG) return { splitNumber: wanted };
  return { interval: YEAR * Math.ceil(to / YEAR / wanted) };
}

export function countAxis(look: Look, say: (n: number) => string = sayCount): Option {
  return {
    type: "value",
    min: 0,
    minInterval: 1,
    splitNumber: 4,
    axisLabel: { ...look.text, formatter: say },
    splitLine: { lineStyle: { color: look.colour("--line") } },
  };
}

/** Shares from none to all. */
export function shareAxis(look: Look): Option {
  const percent = (share: number) => `${Math.round(100 * share)}%`;
  return { ...countAxis(look, percent), minInterval: 0, max: 1, interval: 0.25 };
}

function line(look: Look): Option {
  return { show: true, lineStyle: { color: look.colour("--line-strong") } };
}

/** What holds from one step to the next is drawn level; a stack of them as areas. */
export function steps(look: Look, token: string, data: Point[], over: Option = {}): Option {
  return {
    type: "line",
    step: "end",
    symbol: "none",
    silent: true,
    data,
    lineStyle: { color: look.colour(token), width: 1 },
    itemStyle: { color: look.colour(token) },
    ...over,
  };
}

/** A band between two values: an unseen line, and on it the height of the band. */
export function band(look: Look, token: string, name: string, rows: [number, number, number][],
                     over: Option = {}): Option[] {
  const bare = { ...over, stack: name, lineStyle: { opacity: 0 } };
  return [
    steps(look, token, rows.map(([at, low]) => [at, low]), bare),
    steps(look, token, rows.map(([at, low, high]) => [at, high - low]), {
      ...bare, areaStyle: { color: look.colour(token), opacity: 0.2 },
    }),
  ];
}

/** A level or upright line with a word at its end. */
export function mark(look: Look, token: string, data: Option[]): Option {
  return {
    silent: true,
    symbol: "none",
    lineStyle: { color: look.colour(token), type: "dashed", width: 1.5 },
    label: {
      ...look.text, color: look.colour("--ink"), position: "insideEndTop",
      backgroundColor: look.colour("--card"), padding: [0, 3],
    },
    data,
  };
}

/** A day's count holds until its end, so its step stands in the middle of its evening. */
export function evening(day: string): number {
  return Date.parse(`${day}T20:00:00+08:00`);
}

const YEAR = 365;
const LONG = 3 * YEAR;
const DAY = 24 * 3600 * 1000;

/** Years alone where the axis spans several, the whole day where it does not. */
function sayAxisDay(at: number, width: number, code: LanguageCode): string {
  const day = dayOf(new Date(at));
  if (width > LONG * DAY) return day.slice(0, 4);
  if (code === "zh") return `${Number(day.slice(5, 7))}月${Number(day.slice(8))}日`;
  return sayDay(day, code).replace(/ \d{4}$/, "");
}
