// The countdown pages in English; its shape is that of zh-board.ts.
import type { BoardWords } from "./zh-board";

const plural = (n: string, one: string, many: string) => (n === "1" ? one : many);
const households = (n: string) => `${n} ${plural(n, "household", "households")}`;
export const board: BoardWords = {
  board: {
    absent: "This part is not available yet.",
    taskForce: (name) => `Task force ${name}`,
    change: {
      title: "Change",
      today: "Today",
      week: "This week",
      fewer: (n) => `${n} fewer`,
      more: (n) => `${n} more`,
      same: "no change",
    },
    quality: "Is the number honest?",
    qualityAbsent: "What keeps the count honest cannot be read now: take the count with care.",
    qualityClean: "Nothing open, reopened, withdrawn or overdue",
    live: {
      waiting: "Connecting…",
      live: "Live",
      stale: (moment) => `Disconnected; as of ${moment}`,
      moved: (now, change) => `${households(now)} remain, ${change}`,
    },
    slider: { title: "Which evening", now: "Now", at: (day, n) => `${day}: ${n} remain` },
    curve: {
      says: (from, first, to, last) =>
        `Curve of remaining households: ${first} on ${from}, ${last} on ${to}`,
      target: "Target line",
      forecast: "Forecast (80% range)",
      afterwards: "Afterwards",
      at: (day, n) => `${day}  ${n} remain`,
      then: (day, low, mid, high) => `${day}  ${mid} expected (${low}–${high})`,
    },
    forecast: {
      title: "When it will be done",
      p50: "Even chance",
      p85: "85% sure",
      p95: "95% sure",
      beyond: "not within ten years",
      none: "No basis to forecast",
      done: "All closed",
      target: (days) => `${days} ${plural(days, "day", "days")} after the target`,
      within: "within the target",
      score: "How good it has been",
      coverage: (share, n) => `${n} ${plural(n, "forecast", "forecasts")}; the 80% range held ${share}`,
      loss: (ours, throughput, line) =>
        `Loss ${ours}; by recent throughput ${throughput}, by a straight line ${line}`,
      noScore: "None has come due yet: no score.",
      made: (position) => `At record ${position}`,
    },
    survival: {
      title: "Time to close",
      says: (half) => `Share still open; half closed within ${half}`,
      open: "Still open",
      bounds: "95% confidence",
      at: (days, share) => `Day ${days}  ${share} still open`,
    },
    outcomes: {
      title: "How cases close",
      says: "Share closed in each way, by days since opening",
      at: (days) => `Day ${days}`,
    },
    closings: {
      title: "How long each took",
      says: (n) => `${n} ${plural(n, "closing", "closings")} by day and time taken`,
      p50: (days) => `half within ${days} days`,
      p85: (days) => `85% within ${days} days`,
      p95: (days) => `95% within ${days} days`,
      at: (caseNo, day, days) => `${caseNo}\nClosed on ${day} after ${days} days`,
      hint: "Tap a point to see that household",
      axis: "Days taken",
    },
    cumulative: {
      title: "Progress so far",
      says: (closed, all) => `Households by stage reached: ${closed} of ${all} closed`,
      at: (day) => day,
    },
    ageing: {
      title: "How long the open ones have waited",
      says: (n) => `${n} open, by how long they have been open`,
      between: (from, to) => `${from}–${to} days`,
      over: (from) => `over ${from} days`,
      years: (from, to) => `${from}–${to} years`,
      overYears: (from) => `over ${from} ${plural(from, "year", "years")}`,
    },
    lengths: { years: (n) => `${n} ${plural(n, "year", "years")}` },
    contacts: {
      title: "Contacts day by day",
      says: (n, days) => `In the past year contacts on ${days} days, ${n} in all`,
      at: (day, contacts, met) =>
        `${day}\n${contacts} ${plural(contacts, "contact", "contacts")}, ${households(met)}`,
      weekdays: ["S", "M", "T", "W", "T", "F", "S"],
      months: ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"],
      few: "few",
      many: "many",
    },
    explained: {
      of: (figure) => `How this is counted: ${figure}`,
      shut: "Close",
      none: "No household.",
      position: (n) => `record ${n}`,
      erased: "(name erased)",
    },
    figures: {
      remaining: "Households that remain",
      opened: "Cases opened",
      closed: "Closed",
      change_today: "Today's change",
      change_week: "This week's change",
    },
    force: {
      children: "Task forces and projects beneath",
      none: "No task force or project beneath yet.",
      projects: (n) => `${n} ${plural(n, "project", "projects")}`,
      title: "Task forces",
      category: {
        reform: "Reform",
        project: "Major project",
        campaign: "Campaign",
        legacy: "Legacy problem",
      },
    },
  },
};
