import { screen, waitFor } from "@testing-library/react";
import { describe, expect, it, vi } from "vitest";
import { aPage } from "@/lib/testing/data";
import { fakeApi, problem } from "@/lib/testing/fakeApi";
import { renderApp } from "@/lib/testing/render";
import { aCompany } from "../testing";
import { CompanyForm } from "./CompanyForm";

const form = (handlers: Record<string, unknown>, props: { domain?: string } = {}) => {
  const onDone = vi.fn();
  const calls = fakeApi({ "GET /companies": aPage([]), ...handlers });
  return { calls, onDone, ...renderApp(<CompanyForm onDone={onDone} onCancel={vi.fn()} {...props} />) };
};

describe("CompanyForm", () => {
  it("sends what was filled in, and null for the rest", async () => {
    const made = aCompany({ name: "Nile Hardware" });
    const { user, calls, onDone } = form({ "POST /companies": () => ({ status: 201, body: made }) });
    await user.type(await screen.findByRole("textbox", { name: /^Name/ }), " Nile Hardware ");
    await user.click(screen.getByRole("button", { name: "Create company" }));
    await waitFor(() => expect(onDone).toHaveBeenCalledWith(made));
    expect(calls.find(({ method }) => method === "POST")?.body).toEqual({
      name: "Nile Hardware",
      stage: "new",
      domain: null,
      country: null,
      city: null,
      website: null,
      phone: null,
    });
  });

  it("says while the domain is typed that the company is here already, and leads to it", async () => {
    const { calls } = form({ "GET /companies": aPage([aCompany()]) }, { domain: "anadolu.example" });
    const link = await screen.findByRole("link", { name: "Anadolu Bağlantı" });
    expect(link).toHaveAttribute("href", "/companies/k1");
    expect(calls[0]?.query.get("domain")).toBe("anadolu.example");
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
    expect(calls.some(({ method }) => method === "POST")).toBe(false);
  });
});
