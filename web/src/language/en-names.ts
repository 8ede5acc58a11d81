// The English names of states and choices.
import type { Method, Milestone, Mood, Outcome, Stage, Track } from "../answers";

export const stage: Record<Stage, string> = {
  opened: "Not contacted",
  contacted: "Contacted",
  offered: "Offer open",
  accepted: "Accepted",
  signing: "Signing",
  closed: "Closed",
};
export const outcome: Record<Outcome, string> = {
  signed: "Signed",
  resolved: "Resolved",
  excluded: "Out of scope",
  withdrawn: "Withdrawn",
  merged: "Merged",
  other: "Other",
};
export const milestone: Record<Milestone, string> = {
  effective: "Agreement effective",
  paid: "Paid",
  handed_over: "Handed over",
  demolished: "Demolished",
};
export const method: Record<Method, string> = {
  visit: "Visit",
  phone: "Phone",
  wechat: "WeChat",
  office: "At the office",
  meeting: "Meeting",
  letter: "Letter",
  site_viewing: "Site viewing",
};
export const mood: Record<Mood, string> = {
  willing: "Willing",
  wavering: "Wavering",
  opposed: "Opposed",
  unknown: "Unclear",
};
export const track: Record<Track, string> = {
  state: "State-owned land",
  collective: "Collective land",
};
