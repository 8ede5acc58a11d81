// Whoever was told to wait sees how long, second by second.

export class Wait {
  /** Seconds still to wait. */
  left = $state(0);
  #until = 0;
  #timer: ReturnType<typeof setInterval> | undefined;

  begin(seconds: number): void {
    this.#until = Date.now() + seconds * 1000;
    clearInterval(this.#timer);
    this.#timer = setInterval(() => this.#look(), 250);
    this.#look();
  }

  /** Minutes and seconds: 0:23. */
  get clock(): string {
    return `${Math.floor(this.left / 60)}:${String(this.left % 60).padStart(2, "0")}`;
  }

  #look(): void {
    this.left = Math.max(0, Math.ceil((this.#until - Date.now()) / 1000));
    if (this.left === 0) clearInterval(this.#timer);
  }
}
