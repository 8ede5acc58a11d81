// How long the open cases have been open, each span of days a bar of stages.
import { STAGES, type OpenStage } from "../answers";
import type { Ageing } from "../countdown/answers";
import { countAxis, ground, slip, type Look, type Option } from "./look";

export interface AgeingWords {
  span: (from: number, to: number | null) => string;
  bar: (span: string, stages: [OpenStage, number][]) => string;
}

export function ageing(look: Look, { buckets }: Ageing, words: AgeingWords): Option {
  const spans = buckets.map((each) => words.span(each.from_days, each.to_days));
  const held = (i: number) =>
    STAGES.map((stage): [OpenStage, number] => [stage, buckets[i]?.by_stage[stage] ?? 0]);
  return {
    ...ground(look),
    tooltip: {
      ...slip(look),
      trigger: "axis",
      axisPointer: { type: "shadow" },
      formatter: (shown: { dataIndex: number }[]) => {
        const i = shown[0]?.dataIndex ?? 0;
        return words.bar(spans[i] ?? "", held(i));
      },
    },
    xAxis: countAxis(look),
    yAxis: {
      type: "category",
      inverse: true,
      data: spans,
      axisLine: { show: false },
      axisTick: { show: false },
      axisLabel: { ...look.text, color: look.colour("--ink") },
    },
    series: STAGES.map((stage) => ({
      type: "bar",
      stack: "stages",
      barCategoryGap: "35%",
      itemStyle: { color: look.colour(`--stage-${stage}`) },
      data: buckets.map((each) => each.by_stage[stage] ?? 0),
    })),
  };
}
