// Where the contact was is taken on wish, and at once where it was taken the last time.
import { memory } from "../memory.svelte";
import { isAllowed, whereIsIt } from "../today/near.svelte";
import type { Place } from "./draft";

export class Here {
  place = $state.raw<Place | null>(null);
  isSought = $state(false);
  isRefused = $state(false);

  /** Seek it without a question, where the person wants it every time. */
  async seekAgain(): Promise<void> {
    if (memory.takesPlace && (await isAllowed("geolocation"))) await this.seek();
  }

  async seek(): Promise<void> {
    this.isSought = true;
    this.isRefused = false;
    try {
      const { latitude, longitude, accuracy } = await whereIsIt();
      this.place = { lat: latitude, lon: longitude, accuracy_m: Math.min(Math.ceil(accuracy), 100_000) };
    } catch {
      this.isRefused = true;
    } finally {
      this.isSought = false;
    }
  }

  forget(): void {
    this.place = null;
  }
}
