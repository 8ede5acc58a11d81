// Every closing as a point: the day it closed and how long that took, among the percentiles.
import type { Closings } from "../countdown/answers";
import { countAxis, dayAxis, ground, mark, slip, type Look, type Option } from "./look";

export interface ClosingWords {
  percentiles: { p50: string; p85: string; p95: string };
  point: (closing: Closings["items"][number]) => string;
}

type Spot = { value: [number, number]; closing: Closings["items"][number] };

export function closings(look: Look, { items, percentiles }: Closings, words: ClosingWords): Option {
  const spots: Spot[] = items.map((each) => ({ value: [Date.parse(each[0]), each[1]], closing: each }));
  const at = spots.map(({ value }) => value[0]);
  const [first, last] = [Math.min(...at), Math.max(...at)];
  const room = Math.max((last - first) / 40, 3 * 24 * 3600 * 1000);
  const levels = (["p50", "p85", "p95"] as const).filter((each) => percentiles[each] !== null);
  return {
    ...ground(look),
    tooltip: { ...slip(look), formatter: ({ data }: { data: Spot }) => words.point(data.closing) },
    xAxis: dayAxis(look, first - room, last + room),
    yAxis: countAxis(look),
    series: [
      {
        type: "scatter",
        symbolSize: items.length > 500 ? 5 : 7,
        itemStyle: { color: look.colour("--stage-signing"), opacity: 0.65 },
        data: spots,
        markLine: mark(look, "--line-strong", levels.map((each) => ({
          yAxis: percentiles[each], label: { formatter: words.percentiles[each], position: "insideEndTop" },
        }))),
      },
    ],
  };
}

/** The case of a point that was tapped. */
export function caseOf(data: unknown): string | null {
  return (data as Partial<Spot> | null)?.closing?.[2] ?? null;
}
