import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { fakeApi, problem } from "@/lib/testing/fakeApi";
import { renderApp } from "@/lib/testing/render";
import { aCompany } from "../testing";
import { CompanyForm } from "./CompanyForm";

const form = (handlers: Record<string, unknown>, props: { domain?: string } = {}) => {
  const onDone = vi.fn();
  const calls = fakeApi({ "POST /duplicates/checks": { twins: [] }, ...handlers });
  return { calls, onDone, ...renderApp(<CompanyForm onDone={onDone} onCancel={vi.fn()} {...props} />) };
};

describe("CompanyForm", () => {
  it("sends what was filled in, and null for the rest", async () => {
    const made = aCompany({ name: "Nile Hardware" });
    const { user, calls, onDone } = form({ "POST /companies": () => ({ status: 201, body: made }) });
    await user.type(await screen.findByRole("textbox", { name: /^Name/ }), " Nile Hardware ");
    await user.click(screen.getByRole("button", { name: "Create company" }));
    await waitFor(() => expect(onDone).toHaveBeenCalledWith(made));
    expect(calls.find(({ path }) => path === "/companies")?.body).toEqual({
      name: "Nile Hardware",
      stage: "new",
      domain: null,
      country: null,
      city: null,
      website: null,
      phone: null,
      custom: {},
    });
  });

  it("says while it is typed that the company is here already, and makes it only with a reason", async () => {
    const made = aCompany({ name: "Anadolu" });
    const twin = {
      id: "k1",
      name: "Anadolu Bağlantı",
      country: "TR",
      owner: { id: "m1", name: "Lin Wei" },
      verdict: "certain",
      reasons: [{ code: "domain", value: "anadolu.example" }],
      registered_on: "2026-03-05",
      last_contact_on: null,
      archived: false,
    };
    const { user, calls, onDone } = form(
      {
        "POST /duplicates/checks": { twins: [twin] },
        "POST /companies": (call: { body: { allow_duplicate?: { reason: string } } }) =>
          call.body.allow_duplicate?.reason
            ? { status: 201, body: made }
            : problem("possible-duplicate", 409, { twins: [twin] }),
      },
      { domain: "anadolu.example" },
    );
    const link = await screen.findByRole("link", { name: "Anadolu Bağlantı" });
    expect(link).toHaveAttribute("href", "/companies/k1");
    expect(screen.getByText("same domain")).toBeInTheDocument();
    await user.type(screen.getByRole("textbox", { name: /^Name/ }), "Anadolu");
    await user.click(screen.getByRole("button", { name: "Create company" }));
    const reason = screen.getByRole("textbox", { name: "Why is this another company?" });
    await waitFor(() => expect(reason).toHaveAccessibleDescription(/This is needed/));
    await user.type(reason, "The branch in Ankara");
    await user.click(screen.getByRole("button", { name: "Create company" }));
    await waitFor(() => expect(onDone).toHaveBeenCalledWith(made));
    expect(calls.findLast(({ path }) => path === "/companies")?.body).toMatchObject({
      allow_duplicate: { reason: "The branch in Ankara" },
    });
  });

  it("says so as well when only the server knew", async () => {
    const { user } = form({
      "POST /companies": () =>
        problem("duplicate-company", 409, { existing: { id: "k9", name: "Old Friends" } }),
    });
    await user.type(await screen.findByRole("textbox", { name: /^Name/ }), "Friends");
    await user.click(screen.getByRole("button", { name: "Create company" }));
    expect(await screen.findByRole("link", { name: "Old Friends" })).toHaveAttribute("href", "/companies/k9");
  });

  it("asks for a name before it sends anything", async () => {
    const { user, calls } = form({});
    await user.click(await screen.findByRole("button", { name: "Create company" }));
    expect(await screen.findByText("Please fill this in.")).toBeInTheDocument();
    expect(calls.some(({ path }) => path === "/companies")).toBe(false);
  });
});
