// A record of the trail in the reader's words: a sentence, and any of its fields.
import { sayArea, sayCount, sayYuan } from "../amounts";
import type { Happening, NameOf } from "../happenings";
import type { LanguageCode } from "../language/language.svelte";
import type { Words } from "../language/zh";
import { sayMoment } from "../moment/shanghai";
import { asHappening, isErased, type TrailRecord } from "./record";

const MOMENTS = new Set(["occurred_at", "valid_until", "claimed_at", "first_opened_at", "at", "last_at"]);

/** What happened; a topic of a newer server is shown by its own name. */
export function saySentence(record: TrailRecord, words: Words): string {
  const known: Partial<Words["sentences"]> = words.sentences;
  const topic = record.topic as keyof Words["sentences"];
  const say = known[topic] as ((e: Happening, name: NameOf) => string) | undefined;
  if (say) return say(asHappening(record) as Happening, words.household.person);
  return (words.trail.topic as Record<string, string>)[record.topic] ?? record.topic;
}

export const sayField = (field: string, words: Words) => words.trail.field[field] ?? field;

/** A value for people: 分 as yuan, cm² as ㎡, codes as words, what was erased as such. */
export function sayValue(field: string, value: unknown, words: Words, code: LanguageCode): string {
  if (value == null) return words.trail.empty;
  if (isErased(value)) {
    return value.erased === null ? words.trail.unreadable : words.trail.erased(sayCount(value.erased));
  }
  if (Array.isArray(value)) return value.map((each) => sayValue(field, each, words, code)).join("；");
  if (typeof value === "object") {
    return Object.entries(value)
      .filter(([inner]) => inner !== "person")
      .map(([inner, each]) => sayValue(inner, each, words, code))
      .join("，");
  }
  if (typeof value === "number") {
    if (field.endsWith("_fen")) return sayYuan(value);
    return field.endsWith("_cm2") ? sayArea(value) : String(value);
  }
  const text = String(value);
  const isMoment = MOMENTS.has(field) && !Number.isNaN(Date.parse(text));
  return isMoment ? sayMoment(text, code) : (words.trail.value[field]?.[text] ?? text);
}
