// What remained, each stage a stacked step; the way to the target day; and what may come.
import { STAGES } from "../answers";
import type { FlowDay, Forecast } from "../countdown/answers";
import { addDays } from "../moment/shanghai";
import {
  band, countAxis, dayAxis, evening, ground, mark, steps, type Look, type Option, type Point,
} from "./look";

export interface Remaining {
  /** The days to draw, in order; those after `day` are drawn as what came afterwards. */
  days: FlowDay[];
  /** The past day that is looked at; null for now. */
  day: string | null;
  target: { from: string; start: number; to: string } | null;
  forecast: Forecast | null;
  /** The words of a moment, in lines. */
  sayAt: (at: number) => string;
  dates: { p50: string; p85: string; p95: string };
}

const DAY = 24 * 3600 * 1000;

export function remaining(look: Look, what: Remaining): Option {
  const { days, day } = what;
  const first = days[0]?.date ?? "";
  const until = day ?? days.at(-1)?.date ?? "";
  const then = untilDay(days, until);
  const afterwards = days.filter((each) => each.date >= until);
  const end = lastMoment(what, evening(first), evening(afterwards.at(-1)?.date ?? until));
  return {
    ...ground(look, what.sayAt),
    xAxis: dayAxis(look, evening(first), end),
    yAxis: countAxis(look),
    series: [
      ...STAGES.map((stage) =>
        steps(look, `--stage-${stage}`, then.map((each) => [evening(each.date), each[stage]]), {
          stack: "stages", lineStyle: { width: 0 }, areaStyle: { opacity: 0.85 },
        }),
      ),
      steps(look, "--ink", then.map((each) => [evening(each.date), total(each)]), {
        lineStyle: { color: look.colour("--ink"), width: 1.5 },
        ...(day && { markLine: { ...mark(look, "--ink", [{ xAxis: evening(day), label: { show: false } }]) } }),
      }),
      steps(look, "--soft", afterwards.map((each) => [evening(each.date), total(each)]), {
        lineStyle: { color: look.colour("--soft"), width: 1.5, type: "dotted" },
      }),
      ...targetLine(look, what, evening(first)),
      ...fan(look, what, evening(until), total(then.at(-1))),
    ],
  };
}

/** The days up to one, the last of them standing at that day. */
function untilDay(days: FlowDay[], until: string): FlowDay[] {
  const then = days.filter((each) => each.date <= until);
  const last = then.at(-1);
  return last && last.date < until ? [...then, { ...last, date: until }] : then;
}

function total(day: FlowDay | undefined): number {
  return day ? STAGES.reduce((sum, stage) => sum + day[stage], 0) : 0;
}

/** Far enough to see what may come, and no further than a half of what has been. */
function lastMoment({ forecast, target }: Remaining, first: number, last: number): number {
  const ends = [forecast?.basis ? forecast.fan.at(-1)?.date : null, forecast?.clear.p95, target?.to];
  const reach = Math.max(last, ...ends.map((each) => (each ? evening(each) : 0)));
  return Math.min(reach, last + Math.max(28 * DAY, (last - first) / 2)) + DAY;
}

/** The level way down to none at the target day; what lies before the first day shown is cut off. */
function targetLine(look: Look, { target }: Remaining, first: number): Option[] {
  if (!target) return [];
  const [from, to] = [evening(target.from), evening(target.to)];
  const begin = Math.max(from, first);
  if (begin >= to) return [];
  const data: Point[] = [[begin, (target.start * (to - begin)) / (to - from)], [to, 0]];
  return [
    steps(look, "--bad", data, {
      step: false, lineStyle: { color: look.colour("--bad"), width: 1.5, type: "dashed" },
    }),
  ];
}

function fan(look: Look, { forecast, dates }: Remaining, at: number, open: number): Option[] {
  if (!forecast?.basis) return [];
  const rows = forecast.fan.map((each) => ({ at: evening(each.date), ...each }));
  const begin = { at, p10: open, p50: open, p90: open };
  const all = [begin, ...rows];
  const aslant = { step: false };
  const clear = (["p50", "p85", "p95"] as const).filter((each) => forecast.clear[each]);
  return [
    ...band(look, "--accent", "fan", all.map((each) => [each.at, each.p10, each.p90]), aslant),
    steps(look, "--accent", all.map((each) => [each.at, each.p50]), {
      ...aslant, lineStyle: { color: look.colour("--accent"), width: 2, type: "dashed" },
    }),
    {
      type: "scatter",
      silent: true,
      symbolSize: 9,
      itemStyle: { color: look.colour("--accent") },
      data: clear.map((each) => ({
        value: [evening(forecast.clear[each] ?? ""), 0],
        label: { show: true, position: "top", formatter: dates[each], ...look.text, color: look.colour("--ink") },
      })),
      labelLayout: { hideOverlap: true },
    },
  ];
}

/** The days of a span that ends on a day, the count at its beginning standing there. */
export function daysOfSpan(days: FlowDay[], length: number | null, end: string): FlowDay[] {
  if (length === null || !end) return days;
  const first = addDays(end, -length);
  const before = days.findLast((each) => each.date < first);
  const within = days.filter((each) => each.date >= first);
  return before ? [{ ...before, date: first }, ...within] : within;
}

/** The days up to a little after the last household closed, where none remains. */
export function untilCleared(days: FlowDay[]): FlowDay[] {
  const last = days.at(-1);
  const cleared = days.findLast((each, i) => total(each) !== total(days[i - 1]));
  if (!last || !cleared || total(last) > 0 || days.length < 2) return days;
  const length = (evening(cleared.date) - evening(days[0]?.date ?? cleared.date)) / DAY;
  const end = addDays(cleared.date, Math.ceil(length / 20) + 7);
  if (end >= last.date) return days;
  return [...days.filter((each) => each.date <= cleared.date), { ...last, date: end }];
}
