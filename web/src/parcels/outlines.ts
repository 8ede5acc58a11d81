// A parcel map is drawn for itself: its outlines fill the frame, north above, on no other map.

export type Ring = [number, number][];

/** What GET /projects/{code}/map answers. */
export interface MapAnswer {
  /** When the map was drawn and its hash; null where there is none. */
  drawn_at: string | null;
  sha256: string | null;
  parcels: Record<string, Ring[]>;
}

/** What drawing a map answers. */
export interface Drawn {
  parcels: number;
  without_case: string[];
  cases_without_parcel: number;
  refused: { feature: number; code: string; why: string }[];
}

export interface Parcel {
  caseNo: string;
  /** As an SVG path in the units of the frame. */
  d: string;
}

export interface Frame {
  width: number;
  height: number;
  parcels: Parcel[];
}

const WIDTH = 1000;
const FLATTEST = 0.35;
const TALLEST = 1.4;
const RIM = 6;

/** Degrees are narrower east to west than north to south, by the cosine of the latitude. */
function narrowing(points: Ring): number {
  const areDegrees = points.every(([x, y]) => Math.abs(x) <= 180 && Math.abs(y) <= 90);
  const middle = points.reduce((sum, [, y]) => sum + y, 0) / points.length;
  return areDegrees ? Math.cos((middle * Math.PI) / 180) : 1;
}

/** Lay the outlines into a frame 1,000 wide. */
export function framed({ parcels }: MapAnswer): Frame {
  const points = Object.values(parcels).flat(2) as Ring;
  if (points.length === 0) return { width: WIDTH, height: WIDTH * FLATTEST, parcels: [] };
  const narrow = narrowing(points);
  let [left, right, bottom, top] = [Infinity, -Infinity, Infinity, -Infinity];
  for (const [x, y] of points) {
    [left, right] = [Math.min(left, x), Math.max(right, x)];
    [bottom, top] = [Math.min(bottom, y), Math.max(top, y)];
  }
  const [across, up] = [(right - left) * narrow || 1e-9, top - bottom || 1e-9];
  const height = WIDTH * Math.min(TALLEST, Math.max(FLATTEST, up / across));
  const scale = Math.min((WIDTH - 2 * RIM) / across, (height - 2 * RIM) / up);
  const [west, north] = [(WIDTH - across * scale) / 2, (height - up * scale) / 2];
  const at = ([x, y]: [number, number]) =>
    `${((x - left) * narrow * scale + west).toFixed(1)} ${((top - y) * scale + north).toFixed(1)}`;
  return {
    width: WIDTH,
    height,
    parcels: Object.entries(parcels).map(([caseNo, rings]) => ({
      caseNo,
      d: rings.map((ring) => `M${ring.map(at).join("L")}Z`).join(""),
    })),
  };
}
