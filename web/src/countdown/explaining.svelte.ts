// Which number is being explained stands in the address, so an explanation can be sent as a link.
import { address } from "../address.svelte";

/** A figure by the name that its route has: remaining, complaints_open. */
export type FigureName = string;

export const explaining = {
  get figure(): FigureName | null {
    return address.query.get("figure");
  },
  open(figure: FigureName): void {
    address.ask({ figure });
  },
  shut(): void {
    address.ask({ figure: null });
  },
};
