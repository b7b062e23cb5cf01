import { describe, expect, it } from "vitest";
import { aCompany } from "../testing";
import { undoing } from "./useBulkEdit";

const lin = { id: "u1", name: "Lin" };
const companies = [
  aCompany({ id: "1", stage: "new", owner: lin }),
  aCompany({ id: "2", stage: "customer" }),
  aCompany({ id: "3", stage: "new" }),
];

describe("undoing", () => {
  it("puts every stage back, one edit for each old stage", () => {
    expect(undoing(companies, { stage: "dormant" })).toEqual([
      { ids: ["1", "3"], changes: { stage: "new" } },
      { ids: ["2"], changes: { stage: "customer" } },
    ]);
  });

  it("puts owners back, nobody included", () => {
    expect(undoing(companies, { owner_id: "u2" })).toEqual([
      { ids: ["1"], changes: { owner_id: "u1" } },
      { ids: ["2", "3"], changes: { owner_id: null } },
    ]);
  });

  it("brings archived companies back", () => {
    expect(undoing(companies, { archived: true })).toEqual([
      { ids: ["1", "2", "3"], changes: { archived: false } },
    ]);
  });
});
