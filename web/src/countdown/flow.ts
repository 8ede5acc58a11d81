// The days since the opening: with their stages where the server tells them, else the count alone.
import type { Countdown } from "../answers";
import { Problem, read } from "../ask";
import type { Flow, Scope } from "./answers";

export async function readFlow(scope: Scope): Promise<Flow> {
  try {
    return await read<Flow>(`${scope}/flow`);
  } catch (reason) {
    if (!(reason instanceof Problem) || reason.status !== 404) throw reason;
    return countsAlone(await read<Countdown>(`${scope}/countdown`, { daily: "true" }));
  }
}

function countsAlone({ baseline, daily }: Countdown): Flow {
  const none = { contacted: 0, offered: 0, accepted: 0, signing: 0, closed: 0 };
  const days = (daily ?? []).map(({ date, remaining }) => ({ date, opened: remaining, ...none }));
  return { baseline, opened_on: null, target_date: null, days, hasStages: false };
}
