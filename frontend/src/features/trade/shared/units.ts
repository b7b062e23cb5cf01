/** UN/ECE Rec 20 codes as people write them; what is typed the server reads back into its code. */
const WORDS: Record<string, string> = {
  H87: "pcs",
  SET: "set",
  PR: "pair",
  DZN: "dozen",
  KGM: "kg",
  GRM: "g",
  TNE: "t",
  LBR: "lb",
  MTR: "m",
  MTK: "m²",
  MTQ: "m³",
  LTR: "l",
  XCT: "carton",
  XRO: "roll",
  XBX: "box",
  XBG: "bag",
  XPX: "pallet",
};

/** A unit as it is shown and typed. */
export const unitWord = (code: string) => WORDS[code] ?? code;
