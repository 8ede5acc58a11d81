// The parcel map in English, entry for entry as in zh-parcels.ts.
import type { ParcelWords } from "./zh-parcels";

export const parcels: ParcelWords = {
  parcels: {
    as: "Look at it",
    squares: "By group",
    map: "Parcel map",
    says: (n, of) => `Parcel map: ${n} of ${of} households have a parcel`,
    missing: (n) => `${n} households have no parcel drawn; they stand under “By group”.`,
    drawTitle: "Draw the parcels",
    drawSays:
      "A GeoJSON file from a map program, with the household number of each area as case_no or 户号; no map beneath it, nothing leaves this server.",
    choose: "Choose a file",
    sending: "Sending…",
    drawn: (n) => `${n} parcels drawn.`,
    strangers: (numbers) => `Parcels of no case here: ${numbers}`,
    feature: (n) => `Feature ${n}: `,
  },
};
