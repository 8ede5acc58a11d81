// Cumulative flow: how many have come at least as far as each stage; nobody leaves the sum.
import { STAGES } from "../answers";
import type { FlowDay } from "../countdown/answers";
import { countAxis, dayAxis, evening, ground, steps, type Look, type Option } from "./look";

const FROM_BELOW = ["closed", ...STAGES.toReversed()] as const;

export function cumulative(look: Look, days: FlowDay[], sayAt: (at: number) => string): Option {
  const [first, last] = [days[0]?.date ?? "", days.at(-1)?.date ?? ""];
  return {
    ...ground(look, sayAt),
    xAxis: dayAxis(look, evening(first), evening(last)),
    yAxis: countAxis(look),
    series: FROM_BELOW.map((stage) =>
      steps(look, `--stage-${stage}`, days.map((each) => [evening(each.date), each[stage]]), {
        stack: "all", lineStyle: { width: 0 }, areaStyle: { opacity: stage === "closed" ? 0.45 : 0.85 },
      }),
    ),
  };
}
