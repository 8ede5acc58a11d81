// A figure is called in the explanation as it is called where it stands.
import { sayCount } from "../amounts";
import type { Words } from "../language/zh";
import type { FigureName } from "./explaining.svelte";

export function nameOf(figure: FigureName, words: Words): string {
  const [, kind, name = ""] = /^(stage|outcome)_(.+)$/.exec(figure) ?? [];
  if (kind === "stage") return words.stage[name as keyof Words["stage"]] ?? name;
  if (kind === "outcome") return words.outcome[name as keyof Words["outcome"]] ?? name;
  const named: Record<string, string> = { ...words.quality, ...words.board.figures };
  return named[figure] ?? figure;
}

/** A change of a count: 2 fewer. */
export function sayChange(n: number, words: Words): string {
  const said = words.board.change;
  if (n === 0) return said.same;
  return (n < 0 ? said.fewer : said.more)(sayCount(Math.abs(n)));
}
