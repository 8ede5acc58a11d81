// What a wall screen shows in turn: counts of places, never of households, for it hangs in public.
import type { Project } from "../answers";
import type { Wall } from "../wall/wall";

/** How much is left somewhere. */
export interface Left {
  name: string;
  remaining: number;
  of: number;
}

export interface Force {
  code: string;
  parent: string | null;
}

/** As many bars as can be read from five metres. */
export const BARS = 8;

export function byGroup(wall: Wall, noGroup: string): Left[] {
  return wall.groups.map(({ name, remaining, cases }) => ({
    name: name ?? noGroup, remaining, of: cases.length,
  }));
}

/** The projects of a task force and of all beneath it. */
export function byProject(projects: Project[], forces: Force[], code: string): Left[] {
  const beneath = new Set([code]);
  for (let grown = true; grown; ) {
    const found = forces.filter(({ parent, code }) => parent && beneath.has(parent) && !beneath.has(code));
    for (const force of found) beneath.add(force.code);
    grown = found.length > 0;
  }
  return projects
    .filter(({ task_force }) => task_force !== null && beneath.has(task_force))
    .map(({ name, remaining, opened }) => ({ name, remaining, of: opened }));
}

/** The longest first; what does not fit stands together in one last bar. */
export function longest(places: Left[], rest: (n: number) => string): Left[] {
  const sorted = [...places].sort((a, b) => b.remaining - a.remaining);
  if (sorted.length <= BARS) return sorted;
  const others = sorted.slice(BARS - 1);
  const sum = (of: (each: Left) => number) => others.reduce((all, each) => all + of(each), 0);
  return [
    ...sorted.slice(0, BARS - 1),
    { name: rest(others.length), remaining: sum((each) => each.remaining), of: sum((each) => each.of) },
  ];
}
