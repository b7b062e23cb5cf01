import { expect, test } from "vitest";
import { changesOf, looksLikeAddress, parseParties, type Writing } from "./types";

const writing: Writing = {
  to: [],
  cc: [],
  bcc: [],
  subject: "Lights",
  html: "",
  sender_id: null,
  with_signature: true,
  with_quote: true,
  template_id: null,
  template_choice: null,
  preheader: "",
};

test("addresses are read out of what is pasted", () => {
  expect(parseParties('"Lima, Ana" <ana@x.example>')).toHaveLength(2);
  expect(parseParties("Ana Lima <ana@x.example>; bo@y.example\nci@z.example")).toEqual([
    { name: "Ana Lima", address: "ana@x.example" },
    { name: "", address: "bo@y.example" },
    { name: "", address: "ci@z.example" },
  ]);
  expect(looksLikeAddress("ana@x.example")).toBe(true);
  expect(looksLikeAddress("ana@x")).toBe(false);
});

test("a save carries what changed, and nothing else", () => {
  expect(changesOf(writing, { ...writing })).toEqual({});
  expect(changesOf(writing, { ...writing, subject: "Lamps" })).toEqual({ subject: "Lamps" });
});
