import { screen, waitFor } from "@testing-library/react";
import { expect, it } from "vitest";
import { aMe } from "@/lib/testing/data";
import { fakeApi } from "@/lib/testing/fakeApi";
import { renderApp } from "@/lib/testing/render";
import { CandidateRow } from "./CandidateRow";
import { EnrolmentRow } from "./Enrolments";
import { Steps } from "./Steps";
import type { Candidate, Enrolment, Sequence } from "./types";

const SEQUENCE: Sequence = {
  id: "s1",
  name: "First contact",
  status: "running",
  owner: null,
  steps_count: 2,
  people: { active: 1 },
  results: { sent: 3, replied: 1 },
  daily_cap: 50,
  sent_today: 0,
  may_change: true,
  updated_at: "2026-11-20T09:00:00Z",
  version: 4,
  time_zone: "Asia/Shanghai",
  stop_on_stage: true,
  steps: [
    {
      id: "a",
      position: 0,
      template_id: "t1",
      template_name: "Offer",
      languages: ["en"],
      wait: 0,
      wait_unit: "days",
      thread: "new",
      removed: false,
      results: { sent: 3, replied: 1 },
    },
    {
      id: "b",
      position: 1,
      template_id: "t2",
      template_name: "Reminder",
      languages: ["en", "pt-BR"],
      wait: 3,
      wait_unit: "days",
      thread: "same",
      removed: false,
      results: {},
    },
  ],
};

it("says the waits in words, and saves letters in their new order", async () => {
  const calls = fakeApi({
    "GET /templates": { items: [], next_cursor: null, total: 0, total_capped: false },
    "PUT /sequences/s1/steps": { ...SEQUENCE, version: 5 },
  });
  const { user } = renderApp(<Steps sequence={SEQUENCE} />, { me: aMe() });
  expect(await screen.findByText("In the next good moment there")).toBeInTheDocument();
  expect(screen.getByText("3 working days after the letter before")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "Move letter 2 up" }));
  await user.click(screen.getByRole("button", { name: "Save the letters" }));
  await waitFor(() => expect(calls.some(({ method }) => method === "PUT")).toBe(true));
  const sent = calls.find(({ method }) => method === "PUT");
  expect(sent?.body).toMatchObject({ steps: [{ id: "b" }, { id: "a" }] });
});

it("shows who gets what and when, and what speaks against it", async () => {
  const candidate: Candidate = {
    contact: { id: "c1", name: "Ana Lima" },
    company: { id: "k1", name: "Moinho", country: "BR" },
    address: "ana@moinho.example",
    zone: "America/Sao_Paulo",
    letters: [
      {
        number: 1,
        template_name: "Offer",
        language: "pt-BR",
        language_reason: "",
        subject: "Work lights",
        at: "2026-11-23T12:00:00Z",
        there: "23 Nov, 09:00",
      },
    ],
    problems: [{ code: "colleague", weight: "ask", text: "Is looked after by Li Wei." }],
    goes_in: false,
  };
  renderApp(<CandidateRow candidate={candidate} />, { me: aMe() });
  expect(await screen.findByText("stays out")).toBeInTheDocument();
  expect(screen.getByText("Is looked after by Li Wei.")).toBeInTheDocument();
  expect(screen.getByText(/23 Nov, 09:00/)).toBeInTheDocument();
});

it("lets somebody who is held go on", async () => {
  const row: Enrolment = {
    id: "e1",
    sequence_id: "s1",
    sequence_name: "First contact",
    contact: { id: "c1", name: "Ana Lima" },
    company: null,
    address: "ana@moinho.example",
    sender: "li@us.example",
    author: "Li",
    state: "held",
    reason: "letter",
    reason_text: "The letter cannot be written.",
    step: 1,
    steps: 2,
    language: "en",
    next_at: null,
    next_there: null,
    away_until: null,
    opened: true,
    clicked: false,
    replied: false,
    enrolled_at: "2026-11-20T09:00:00Z",
    ended_at: null,
    version: 7,
  };
  const calls = fakeApi({ "PATCH /sequence-enrolments/e1": { ...row, state: "active" } });
  const { user } = renderApp(<EnrolmentRow row={row} />, { me: aMe() });
  expect(await screen.findByText("Needs you")).toBeInTheDocument();
  await user.click(screen.getByRole("button", { name: "What to do with Ana Lima" }));
  await user.click(await screen.findByRole("menuitem", { name: "Go on" }));
  await waitFor(() =>
    expect(calls.some(({ body }) => (body as { state?: string })?.state === "active")).toBe(true),
  );
});
