// A square fills with its stage's colour as the case moves; its outline and mark tell how it stalls.
import type { Stage } from "../answers";
import type { Stall } from "./wall";

const FILLED: Record<Stage, number> = {
  opened: 0, contacted: 0.25, offered: 0.5, accepted: 0.75, signing: 1, closed: 1,
};
const OUTLINES = { green: "--good", amber: "--warn", red: "--bad" } as const;
const STAGES = Object.keys(FILLED) as Stage[];
const STALLS = [null, "green", "amber", "red"] as const;

type Pen = CanvasRenderingContext2D | OffscreenCanvasRenderingContext2D;
type Colours = (name: string) => string;

export const coloursOf = (place: Element): Colours => {
  const style = getComputedStyle(place);
  return (name) => style.getPropertyValue(name).trim();
};

/** Paint one square of `side` device pixels with its upper left corner at x, y. */
export function paint(pen: Pen, colour: Colours, x: number, y: number, side: number, stage: Stage, stall: Stall | null): void {
  pen.save();
  pen.translate(x, y);
  pen.beginPath();
  pen.rect(0, 0, side, side);
  pen.clip();
  pen.fillStyle = colour("--card");
  pen.fillRect(0, 0, side, side);
  if (stage === "closed") paintClosed(pen, colour, side);
  else {
    // Within the outline, or a quarter would be hidden by it.
    const rim = outline(side, stall);
    const height = Math.round((side - 2 * rim) * FILLED[stage]);
    pen.fillStyle = colour(`--stage-${stage}`);
    pen.fillRect(rim, side - rim - height, side - 2 * rim, height);
    if (stall) paintStall(pen, colour(OUTLINES[stall]), colour("--card"), side, stall);
  }
  pen.restore();
}

/** Done: quiet, with its tick where there is room for one. */
function paintClosed(pen: Pen, colour: Colours, side: number): void {
  pen.globalAlpha = 0.3;
  pen.fillStyle = colour("--stage-closed");
  pen.fillRect(0, 0, side, side);
  pen.globalAlpha = 1;
  pen.strokeStyle = colour("--stage-closed");
  pen.lineWidth = Math.max(1, side / 11);
  pen.beginPath();
  pen.moveTo(side * 0.27, side * 0.53);
  pen.lineTo(side * 0.43, side * 0.69);
  pen.lineTo(side * 0.74, side * 0.33);
  pen.stroke();
}

const outline = (side: number, stall: Stall | null) =>
  stall ? Math.max(1, Math.round(side * (stall === "red" ? 0.13 : 0.09))) : 0;

/** Moving: a thin outline. Slowing: one folded corner. Stalled: a thick outline, crossed out. */
function paintStall(pen: Pen, ink: string, ground: string, side: number, stall: Stall): void {
  const width = outline(side, stall);
  pen.strokeStyle = pen.fillStyle = ink;
  pen.lineWidth = width;
  pen.strokeRect(width / 2, width / 2, side - width, side - width);
  if (stall === "amber") {
    pen.beginPath();
    pen.moveTo(side * 0.4, 0);
    pen.lineTo(side, 0);
    pen.lineTo(side, side * 0.6);
    pen.fill();
  }
  if (stall === "red") {
    cross(pen, ground, side, width * 2.2);
    cross(pen, ink, side, width * 1.1);
  }
}

function cross(pen: Pen, ink: string, side: number, width: number): void {
  const [from, to] = [side * 0.26, side * 0.74];
  pen.strokeStyle = ink;
  pen.lineWidth = width;
  pen.beginPath();
  pen.moveTo(from, from);
  pen.lineTo(to, to);
  pen.moveTo(to, from);
  pen.lineTo(from, to);
  pen.stroke();
}

/** Every kind of square painted once, so that a wall of thousands only copies. */
export class Sheet {
  readonly #canvas: OffscreenCanvas;

  constructor(place: Element, readonly side: number) {
    this.#canvas = new OffscreenCanvas(side * STALLS.length, side * STAGES.length);
    const pen = this.#canvas.getContext("2d");
    const colour = coloursOf(place);
    if (!pen) return;
    STAGES.forEach((stage, row) => {
      STALLS.forEach((stall, column) => {
        paint(pen, colour, column * side, row * side, side, stage, stall);
      });
    });
  }

  copy(pen: Pen, x: number, y: number, stage: Stage, stall: Stall | null): void {
    const [left, top] = [STALLS.indexOf(stall) * this.side, STAGES.indexOf(stage) * this.side];
    pen.drawImage(this.#canvas, left, top, this.side, this.side, x, y, this.side, this.side);
  }
}
