// The contacts of every day as a calendar, a column a week: quiet weeks are seen at once.
import type { ContactDays } from "../countdown/answers";
import { addDays } from "../moment/shanghai";
import { ground, slip, type Look, type Option } from "./look";

export interface CalendarWords {
  weekdays: string[];
  months: string[];
  day: (date: string, contacts: number, households: number) => string;
}

type Cell = [date: string, contacts: number, households: number];

/** Half a year on a phone, a year where there is room. */
export const weeksIn = (width: number) => (width < 520 ? 26 : 52);

export function contactDays(look: Look, { days }: ContactDays, until: string, words: CalendarWords): Option {
  const from = addDays(until, -7 * weeksIn(look.width) + 1);
  const shown = days.filter((each) => each.date >= from && each.date <= until && each.contacts > 0);
  const cells: Cell[] = shown.map((each) => [each.date, each.contacts, each.households]);
  const most = Math.max(1, ...cells.map((cell) => cell[1]));
  return {
    ...ground(look),
    grid: [],
    tooltip: { ...slip(look), formatter: ({ value }: { value: Cell }) => words.day(...value) },
    visualMap: {
      show: false, min: 0, max: most, dimension: 1,
      inRange: { color: [look.colour("--accent-wash"), look.colour("--accent")] },
    },
    calendar: {
      range: [from, until],
      left: look.text.fontSize * 2.6,
      right: 4,
      top: look.text.fontSize * 1.8,
      bottom: 4,
      cellSize: ["auto", "auto"],
      splitLine: { show: false },
      itemStyle: { color: "transparent", borderColor: look.colour("--line"), borderWidth: 1 },
      yearLabel: { show: false },
      monthLabel: { ...look.text, nameMap: words.months },
      dayLabel: { ...look.text, firstDay: 1, nameMap: words.weekdays },
    },
    series: [{ type: "heatmap", coordinateSystem: "calendar", data: cells }],
  };
}
