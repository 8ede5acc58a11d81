// The wall screen in English, in the shape of zh-screen.ts.
import type { ScreenWords } from "./zh-screen";

export const screen: ScreenWords = {
  screen: {
    title: "Wall screen",
    remaining: "",
    households: "households remain",
    closedOf: (closed, of) => `${closed} of ${of} closed`,
    today: "Today",
    week: "This week",
    fewer: (n) => `${n} fewer`,
    more: (n) => `${n} more`,
    same: "no change",
    target: (day) => `target ${day}`,
    byGroup: "Remaining by village group",
    byProject: "Remaining by project",
    rest: (n) => `${n} others`,
    cleared: "all closed",
    noGroup: "no group",
    fresh: (moment) => `as of ${moment}`,
    stale: (moment) => `Connection lost; the count stands at ${moment}`,
    pause: "Pause",
    goOn: "Go on",
    next: "Next",
    full: "Full screen",
    leave: "Leave",
    controls: "Controls of the wall screen",
    face: (n, of) => `${n} of ${of}`,
  },
};
