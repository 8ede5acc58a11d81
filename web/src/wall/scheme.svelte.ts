// What is painted on a canvas is painted anew when light turns dark or the screen's density changes.

class Scheme {
  /** Moves with each change. */
  turn = $state(0);
  /** Device pixels to a CSS pixel; beyond two nobody sees a difference and everybody pays. */
  dense = $state(Math.min(2, devicePixelRatio || 1));

  constructor() {
    matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => (this.turn += 1));
    matchMedia(`(resolution: ${devicePixelRatio}dppx)`).addEventListener("change", () => {
      this.dense = Math.min(2, devicePixelRatio || 1);
    });
  }
}

export const scheme = new Scheme();
