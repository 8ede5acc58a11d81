// The words of the pages at a desk, in the language that was chosen.
import { Chosen } from "./chosen.svelte";
import { en } from "./en";
import { zh, type Words } from "./zh";

export type { LanguageCode } from "./chosen.svelte";
export const language = new Chosen<Words>({ zh, en });
