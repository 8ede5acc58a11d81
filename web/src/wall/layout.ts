// Squares of a wall stand in rows of equal pitch, each village group beginning a row of its own.
import type { Wall } from "./wall";

export interface Rows {
  /** Squares in a row. */
  columns: number;
  /** Width of a square with its gap, in CSS pixels. */
  pitch: number;
}

/** Groups of which each begins a row. */
interface Grouped {
  groups: { cases: number[] }[];
}

const LARGEST = 40;
// A canvas may be neither too long nor too dear: long groups hang in several.
const AT_MOST = 1_500;

/** The largest pitch at which all hangs in the room given, but not below the least. */
export function rowsIn(wall: Grouped, width: number, height: number, least: number, largest = LARGEST): Rows {
  for (let pitch = largest; pitch > least; pitch -= 1) {
    const columns = Math.floor(width / pitch);
    const rows = wall.groups.reduce((sum, { cases }) => sum + Math.ceil(cases.length / columns), 0);
    if (columns > 0 && rows * pitch <= height) return { columns, pitch };
  }
  return { columns: Math.max(1, Math.floor(width / least)), pitch: least };
}

/** A group's cases in pieces of whole rows. */
export function pieces(cases: number[], columns: number): number[][] {
  const length = columns * Math.max(1, Math.floor(AT_MOST / columns));
  const found = [];
  for (let from = 0; from < cases.length; from += length) found.push(cases.slice(from, from + length));
  return found;
}

export type Way = "left" | "right" | "up" | "down" | "first" | "last";

/** The case one comes to from another; the same one where there is no further in that direction. */
export function step(wall: Wall, columns: number, lit: Uint8Array | null, from: number, way: Way): number {
  const isLit = (i: number) => !lit || lit[i] === 1;
  const order = wall.groups.flatMap((group) => group.cases);
  if (way === "first") return order.find(isLit) ?? from;
  if (way === "last") return order.findLast(isLit) ?? from;
  const place = order.indexOf(from);
  if (way === "right") return order.slice(place + 1).find(isLit) ?? from;
  if (way === "left") return order.slice(0, place).findLast(isLit) ?? from;
  return sameColumn(wall, columns, from, way).find(isLit) ?? from;
}

/** What stands above or below a case, the nearest first. */
function sameColumn(wall: Wall, columns: number, from: number, way: "up" | "down"): number[] {
  const rows = wall.groups.flatMap(({ cases }) => {
    const many = Math.ceil(cases.length / columns);
    return Array.from({ length: many }, (_, row) => cases.slice(row * columns, (row + 1) * columns));
  });
  const at = rows.findIndex((row) => row.includes(from));
  const column = rows[at]?.indexOf(from) ?? 0;
  const beyond = way === "down" ? rows.slice(at + 1) : rows.slice(0, Math.max(at, 0)).reverse();
  return beyond.flatMap((row) => row[Math.min(column, row.length - 1)] ?? []);
}
