// The household wall and the ways between a chief's pages in English, in the shape of zh-wall.ts.
import type { WallWords } from "./zh-wall";

const households = (n: string) => `${n} ${n === "1" ? "household" : "households"}`;

export const wall: WallWords = {
  leading: {
    nav: "Pages of this project",
    countdown: "Countdown",
    wall: "Household wall",
    remaining: "Remaining and why",
    screen: "Wall screen",
  },
  quality: {
    complaints_open: "Objections unanswered",
    reversals: "Closed, then reopened",
    withdrawn_signatures: "Signatures withdrawn",
    pressure: "Contacts at night",
    promises_overdue: "Promises overdue",
    unsent_entries: "Entries still on phones",
    unknown: "not known",
  },
  stall: { green: "moving", amber: "slowing", red: "stalled" },
  wall: {
    title: "Household wall",
    says: (n, remaining) => `${households(n)}, ${remaining} remain`,
    found: (n, of) => `${n} of ${households(of)} match`,
    empty: "No cases yet.",
    noGroup: "no group",
    group: (left, of) => `${left} of ${of} left`,
    stage: "Stage: filled as far as the case has come",
    colour: "Stall: see outline and mark",
    colourSays:
      "By the last substantive step of the case: under 15 days it moves, 15 to 30 days it slows," +
      " beyond 30 days it is stalled. Of cases, never of people.",
    all: "All",
    number: "Number",
    numberExample: "e.g. XN-007",
    clear: "Clear the filter",
    keys: "Move on the wall with the arrow keys; Enter opens the case.",
    list: "Show as a list",
    listSays: (n) => `${households(n)}, in the order of the wall`,
    quiet: (days) => `${days} ${days === "1" ? "day" : "days"} without a substantive step`,
    closed: "closed",
    open: "Open the case",
    point: "Point at a square to see whose it is.",
    asOf: (moment, position) => `as of ${moment}, record ${position}`,
  },
};
