// One language at a time, Chinese unless the person chose otherwise; the choice is remembered.
import { en } from "./en";
import { zh, type Words } from "./zh";

export type LanguageCode = "zh" | "en";
const DICTIONARIES: Record<LanguageCode, Words> = { zh, en };
const TAGS: Record<LanguageCode, string> = { zh: "zh-CN", en: "en" };
const KEPT_AS = "zhuanban.language";

class Language {
  code = $state<LanguageCode>(remembered());
  words = $derived(DICTIONARIES[this.code]);

  constructor() {
    document.documentElement.lang = TAGS[this.code];
  }

  choose(code: LanguageCode): void {
    this.code = code;
    document.documentElement.lang = TAGS[code];
    try {
      localStorage.setItem(KEPT_AS, code);
    } catch {
      // Storage may be forbidden; the choice then lasts until the page is left.
    }
  }
}

function remembered(): LanguageCode {
  try {
    return localStorage.getItem(KEPT_AS) === "en" ? "en" : "zh";
  } catch {
    return "zh";
  }
}

export const language = new Language();
