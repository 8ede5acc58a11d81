// Line drawings on a field of 24 by 24; each stands beside its word, never instead of it.

export const MARKS = {
  visit: "M3 11.5 12 4l9 7.5M5.5 9.8V20h13V9.8M10 20v-6h4v6",
  phone:
    "M6 3.5h3l1.5 4.5-2 1.5a12 12 0 0 0 6 6l1.5-2 4.5 1.5v3a2 2 0 0 1-2.2 2C11 19.5 4.5 13 4 5.7A2 2 0 0 1 6 3.5Z",
  wechat: "M4 5h16v11h-9l-4 4v-4H4ZM8.5 10.5h.01M12 10.5h.01M15.5 10.5h.01",
  office: "M4 20h16M6 20V5h12v15M9.5 9h1.5M13 9h1.5M9.5 13h1.5M13 13h1.5M10.5 20v-3h3v3",
  meeting:
    "M8 11a3 3 0 1 0 0-6 3 3 0 0 0 0 6ZM16.5 11a2.5 2.5 0 1 0 0-5M2.5 19a5.5 5.5 0 0 1 11 0M16 14a5 5 0 0 1 5.5 5",
  letter: "M3.5 6h17v12h-17ZM4 6.5l8 6.5 8-6.5",
  site_viewing: "M12 21s6.5-6 6.5-11a6.5 6.5 0 0 0-13 0c0 5 6.5 11 6.5 11ZM12 12.5a2.5 2.5 0 1 0 0-5 2.5 2.5 0 0 0 0 5Z",
  willing: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8.5 10h.01M15.5 10h.01M8 14.5a5 5 0 0 0 8 0",
  wavering: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8.5 10h.01M15.5 10h.01M8.5 15.5h7",
  opposed: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8.5 10h.01M15.5 10h.01M8 16.5a5 5 0 0 1 8 0",
  unknown: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM9.5 9.5a2.5 2.5 0 1 1 3.5 2.3c-.7.3-1 .9-1 1.7M12 16.8h.01",
  money: "M7 4l5 7 5-7M12 11v9M7.5 12h9M7.5 16h9",
  signature: "M4 20h16M5 15.5 15.5 5l3 3L8 18.5l-4 .5Z",
  promise: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM12 7v5l3.5 2",
  demand: "M4 4.5h16v12H10l-4 3.5v-3.5H4ZM12 7.5v4M12 13.8h.01",
  file: "M6 3.5h8l4 4v13H6ZM14 3.5v4h4M9 12h6M9 16h6",
  person: "M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8ZM4.5 20.5a7.5 7.5 0 0 1 15 0",
  done: "M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18ZM8 12.5l2.8 2.8L16.5 9",
  again: "M4.5 12a7.5 7.5 0 1 0 2.5-5.6M4.5 4v4.5H9",
  house: "M3 11.5 12 4l9 7.5M5.5 9.8V20h13V9.8",
  mended: "M4 20l4.5-1 10-10-3.5-3.5-10 10ZM13.5 7l3.5 3.5",
  earlier: "M15 5l-7 7 7 7",
  later: "M9 5l7 7-7 7",
  alert: "M12 3.5 22 20H2ZM12 10v5M12 17.5h.01",
} as const;

export type MarkName = keyof typeof MARKS;
