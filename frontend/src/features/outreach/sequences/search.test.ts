import { expect, it } from "vitest";
import { enrolSearch, whomOf } from "./search";

it("asks for the ids that the address names", () => {
  const whom = whomOf(enrolSearch({ contacts: "a,b", companies: "c" }));
  expect(whom).toMatchObject({ contact_ids: ["a", "b"], company_ids: ["c"], one_each: true });
  expect(whom.contacts).toBeNull();
});

it("asks for everybody of a list as it was narrowed", () => {
  const whom = whomOf(enrolSearch({ of: "companies", country: "DE", starred: true, everybody: true }));
  expect(whom.companies).toMatchObject({ country: "DE", starred: true });
  expect(whom.one_each).toBe(false);
});
