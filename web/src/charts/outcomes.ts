// The share of cases that have closed in each way so many days after their opening, one on another.
import { OUTCOMES, type Outcome } from "../answers";
import type { Step, Survival } from "../countdown/answers";
import { ground, lengthAxis, shareAxis, steps, type Look, type Option } from "./look";

export const OUTCOME_TOKENS: Record<Outcome, string> = {
  signed: "--stage-signing",
  resolved: "--stage-accepted",
  excluded: "--stage-opened",
  withdrawn: "--stage-contacted",
  merged: "--stage-offered",
  other: "--stage-closed",
};

export interface OutcomeWords {
  axis: (days: number) => string;
  at: (days: number, shares: [Outcome, number][]) => string;
}

export function outcomes(look: Look, { outcomes: shares = {}, curve }: Survival, words: OutcomeWords): Option {
  const found = outcomesIn(shares);
  const days = [...new Set([0, ...found.flatMap((each) => (shares[each] ?? []).map(([at]) => at))])];
  days.sort((one, other) => one - other);
  return {
    ...ground(look, (at) => words.at(at, found.map((each) => [each, shareAt(shares[each] ?? [], at)]))),
    xAxis: lengthAxis(look, Math.max(curve.at(-1)?.[0] ?? 0, days.at(-1) ?? 0), words.axis),
    yAxis: shareAxis(look),
    series: found.map((each) =>
      steps(look, OUTCOME_TOKENS[each], days.map((at) => [at, shareAt(shares[each] ?? [], at)]), {
        stack: "outcomes", lineStyle: { width: 0 }, areaStyle: { opacity: 0.85 },
      }),
    ),
  };
}

/** The outcomes that happened, in the order of the dictionary. */
export function outcomesIn(shares: Survival["outcomes"]): Outcome[] {
  return OUTCOMES.filter((each) => (shares?.[each]?.at(-1)?.[1] ?? 0) > 0);
}

function shareAt(shares: Step[], at: number): number {
  return shares.findLast(([days]) => days <= at)?.[1] ?? 0;
}
