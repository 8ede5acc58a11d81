// One language at a time, Chinese unless the person chose otherwise; the choice is remembered.
export type LanguageCode = "zh" | "en";
const TAGS: Record<LanguageCode, string> = { zh: "zh-CN", en: "en" };
const KEPT_AS = "zhuanban.language";

/** The words of one page in the language that was chosen; all pages share the choice. */
export class Chosen<Words> {
  code = $state<LanguageCode>(remembered());
  readonly #dictionaries: Record<LanguageCode, Words>;

  constructor(dictionaries: Record<LanguageCode, Words>) {
    this.#dictionaries = dictionaries;
    document.documentElement.lang = TAGS[this.code];
  }

  get words(): Words {
    return this.#dictionaries[this.code];
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
