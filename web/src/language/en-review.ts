// The monthly review in English, in the shape of zh-review.ts.
import type { ReviewWords } from "./zh-review";

export const review: ReviewWords = {
  review: {
    title: "Monthly review",
    of: (month) => `Monthly review, ${month}`,
    draft: "Draft: not frozen, its figures may still move",
    frozen: (who, moment) => `Frozen by ${who}, ${moment}`,
    position: (n) => `at record ${n}`,
    hash: "Fingerprint (SHA-256)",
    freeze: "Freeze",
    freezing: "Once frozen, the figures never move again. Go on?",
    notDone: "Not frozen: ",
    count: "Households",
    before: "Month's start",
    after: "Month's end",
    rows: { opened: "opened", closed: "closed", remaining: "remaining" },
    moves: "What moved in the month",
    move: {
      closed: "closed",
      opened: "opened",
      reopened: "reopened",
      signing: "began to sign",
      signed: "signed",
    },
    contacts: "contacts",
    stalled: "Stall",
    red: "stalled",
    amber: "slowing",
    forecast: "Forecast",
    noBasis: "No basis to forecast.",
    clear: (p50, p85, p95) => `All closed by ${p50} (even odds), ${p85} (85 %), ${p95} (95 %)`,
    beyond: "beyond ten years",
    projects: "Projects beneath",
    none: "No projects.",
  },
};
