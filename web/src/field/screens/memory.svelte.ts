// What the next contact takes over from the last one: how, with whom, and where; sealed on the device.
import type { Method } from "../../answers";
import { dayOf } from "../../moment/shanghai";
import { device } from "../device/device.svelte";
import type { Spot } from "./today/near.svelte";

interface Remembered {
  method: Method;
  companion: string;
  /** The day the companion was named; another day asks anew. */
  companionOn: string;
  takesPlace: boolean;
  places: Record<string, Spot>;
}

const NAME = "memory";

class Memory {
  #kept = $state.raw<Remembered>({
    method: "visit", companion: "", companionOn: "", takesPlace: false, places: {},
  });

  get method(): Method {
    return this.#kept.method;
  }

  get takesPlace(): boolean {
    return this.#kept.takesPlace;
  }

  get places(): Record<string, Spot> {
    return this.#kept.places;
  }

  /** Whom one goes with today; "" for alone. */
  companionOf(now: Date): string {
    return this.#kept.companionOn === dayOf(now) ? this.#kept.companion : "";
  }

  async load(): Promise<void> {
    const kept = await device.draft<Partial<Remembered>>(NAME);
    if (kept) this.#kept = { ...this.#kept, ...kept };
  }

  async keep(changes: Partial<Remembered>): Promise<void> {
    this.#kept = { ...this.#kept, ...changes };
    await device.keepDraft(NAME, this.#kept);
  }
}

export const memory = new Memory();
