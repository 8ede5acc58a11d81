// The words of the field page alone, so that a phone fetches no others.
import { Chosen } from "../language/chosen.svelte";
import { field as en } from "../language/en-field";
import { field as zh, type FieldWords } from "../language/zh-field";

export const language = new Chosen<FieldWords>({ zh, en });
