// The share of cases still open so many days after their opening, between 95 % confidence bounds.
import type { Step, Survival } from "../countdown/answers";
import { band, ground, lengthAxis, mark, shareAxis, steps, type Look, type Option } from "./look";

export interface SurvivalWords {
  axis: (days: number) => string;
  at: (days: number, share: number) => string;
}

export function survival(look: Look, { curve, band: bounds }: Survival, words: SurvivalWords): Option {
  const end = 1.03 * (curve.at(-1)?.[0] ?? 0);
  return {
    ...ground(look, (at) => words.at(at, shareAt(curve, at))),
    xAxis: lengthAxis(look, end, words.axis),
    yAxis: shareAxis(look),
    series: [
      ...band(look, "--accent", "bounds", bounds ? [[0, 1, 1], ...bounds] : []),
      steps(look, "--accent", [[0, 1], ...curve], {
        lineStyle: { color: look.colour("--accent"), width: 2.5 },
        markLine: mark(look, "--line-strong", [{ yAxis: 0.5, label: { show: false } }]),
      }),
    ],
  };
}

function shareAt(curve: Step[], at: number): number {
  return curve.findLast(([days]) => days <= at)?.[1] ?? 1;
}
