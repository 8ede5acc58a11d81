// Erasing persons and holding records in English.
import type { ErasureWords } from "./zh-erasure";

export const erasure: ErasureWords = {
  title: "Erasing persons",
  says:
    "Names, telephones, identity numbers and what was said go; figures, amounts and the order of records" +
    " stay and can still be verified. Nobody can bring back what is erased.",
  order: "Carry out an order",
  who: "Whom (number)",
  whoSays:
    "The number stands in the order; a chief finds it on the case's page under “Numbers of persons”." +
    " A household's own is the one in the address of its page.",
  whoUnreadable: "The number has 36 characters in five groups joined by dashes; compare it with the order.",
  reference: "Order (its number)",
  referenceExample: "e.g. Erasure 2026/3",
  erase: "Erase",
  sure: "Yes, erase for ever",
  done: (order) => `Erased under ${order}.`,
  households:
    "The texts of these households may still speak of the person; where the order says so, erase them too:",
  take: "Take over",
  orders: "Orders carried out",
  noOrders: "None yet.",
  holds: "Holds",
  holdsSay:
    "What an inspection or a lawsuit needs cannot be erased until its hold is lifted;" +
    " an open inspection holds by itself.",
  noHolds: "Nothing is held.",
  hold: "Hold records",
  kind: "What for",
  kinds: { inspection: "Inspection", lawsuit: "Lawsuit", other: "Other" },
  holdReference: "Reference",
  holdReferenceExample: "e.g. case 2026/12",
  over: "Hold what",
  overs: { project: "Project", task_force: "Task force", case: "Case", person: "Person" },
  which: {
    project: "Code of the project",
    task_force: "Code of the task force",
    case: "Number of the case",
    person: "Number of the person",
  },
  reason: "Reason",
  lift: "Lift the hold",
  lifted: (day, by) => `lifted on ${day} by ${by}`,
  placed: (day, by) => `held since ${day} by ${by}`,
  numbers: "Numbers of persons",
  numbersSay: "For an order of erasure; the administrator carries it out by number and sees no name.",
  household: "The household's own texts",
  keysMissing: "Keys",
  missing: (what) => `Fill in “${what}”.`,
  notDone: "Not done; your text is still here: ",
  cancel: "Close",
};
