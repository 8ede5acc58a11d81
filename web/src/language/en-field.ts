// The field page in English; its shape is that of zh-field.ts, so a missing word fails the build.
import type { FieldWords } from "./zh-field";

export const field: FieldWords = {
  product: "Zhuanban field",
  trouble: {
    storage_full: "The phone's storage is full and this was not kept; free some space and note it again.",
    file_given_up: "The phone's storage is full: the words are kept, the photo or recording is not.",
    server_away: "The server did not answer in full; this is tried again by itself.",
    not_a_server: "This network answers in the server's place (it may want a sign-in of its own); this is tried again by itself.",
    too_often: "Asked too often; this is tried again by itself.",
    other_account: "Somebody else is signed in; what is unsent stays sealed here until its own account signs in.",
    not_allowed: "The posting you act in holds no caseload.",
    file_refused: "A file has not arrived; this is tried again by itself.",
    no_caseload: "Sign in with a signal first, to fetch your caseload.",
    wrong_code: "The code is wrong, or the file is not whole.",
  },
};
