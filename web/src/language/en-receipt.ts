// The English of receipts and objections.
import type { ReceiptWords } from "./zh-receipt";

export const receipt: ReceiptWords = {
  receipt: {
    title: "Receipt",
    of: (what) => `Receipt: ${what}`,
    alt: "QR code of the receipt",
    says:
      "Let the household scan this: it says what was recorded and promised," +
      " and they may object within seven days.",
    open: "Open the receipt",
  },
  objection: {
    title: "The household objects",
    household: "household",
    about: (contact, day) => `To the record “${contact}” of ${day}`,
    aboutUnknown: (position) => `To record ${position}`,
    raised: (moment) => `Raised ${moment}`,
    reach: "How to reach them",
    answer: "Answer",
    answerSays:
      "The household reads the answer on its receipt, as may whoever holds the code;" +
      " names and numbers in it are left out there.",
    missing: "Write the answer.",
    send: "Send the answer",
    notDone: "Not done; what you wrote is still here: ",
  },
};
