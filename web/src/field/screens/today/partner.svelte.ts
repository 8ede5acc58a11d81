// Contacts that name this cadre as partner wait for their word; what was heard last stays, sealed.
import { device } from "../../device/device.svelte";
import { Away, ask, Refused } from "../../device/line";

export interface Named {
  case: string;
  case_no: string | null;
  name: string | null;
  position: number;
  by: string;
  at: string;
}

const NAME = "confirmations";

class Partner {
  #heard = $state.raw<Named[]>([]);

  /** Those that were not answered on this phone meanwhile. */
  get waiting(): Named[] {
    const said = device.entries.filter((each) => each.op === NAME && each.state !== "given_up");
    const positions = new Set(said.map((each) => each.body["position"]));
    return this.#heard.filter((each) => !positions.has(each.position));
  }

  /** Hear what waits; without a signal, what waited the last time. */
  async listen(): Promise<void> {
    this.#heard = (await device.draft<Named[]>(NAME)) ?? [];
    try {
      this.#heard = (await ask<{ items: Named[] }>("/field/confirmations", ["items"])).items;
      await device.keepDraft(NAME, this.#heard);
    } catch (reason) {
      if (!(reason instanceof Away || reason instanceof Refused)) throw reason;
    }
  }
}

export const partner = new Partner();
