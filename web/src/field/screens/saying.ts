// A moment of today is said by its clock alone.
import { clockOf, dayOf, sayMoment } from "../../moment/shanghai";
import { language } from "../language.svelte";

export function sayWhen(moment: string): string {
  const at = new Date(moment);
  if (dayOf(at) !== dayOf(new Date())) return sayMoment(moment, language.code);
  return `${language.words.today.ago(0)} ${clockOf(at)}`;
}

/** The parts that there are, with dots between. */
export const joined = (...parts: (string | number | false | null | undefined)[]) =>
  parts.filter(Boolean).join(" · ");
