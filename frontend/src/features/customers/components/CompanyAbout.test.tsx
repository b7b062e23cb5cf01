import { useSuspenseQuery } from "@tanstack/react-query";
import { act, screen, waitFor, within } from "@testing-library/react";
import { describe, expect, it } from "vitest";
import { query } from "@/api/query";
import { aMe } from "@/lib/testing/data";
import { fakeApi, problem } from "@/lib/testing/fakeApi";
import { renderApp } from "@/lib/testing/render";
import { aCompany, aCompanyFile, aFact } from "../testing";
import { CompanyAbout } from "./CompanyAbout";

const PATH = "/companies/k1";

/** As the page does: what an edit brings back is what the next edit starts from. */
function Shown() {
  const { data } = useSuspenseQuery(
    query("/companies/{company_id}", { params: { path: { company_id: "k1" } } }),
  );
  return <CompanyAbout company={data} />;
}

const about = (handlers: Record<string, unknown> = {}, me = aMe()) => {
  const calls = fakeApi({
    [`GET ${PATH}`]: aCompanyFile(),
    [`GET ${PATH}/facts`]: [aFact()],
    ...handlers,
  });
  return { calls, ...renderApp(<Shown />, { me }) };
};

const patches = (calls: ReturnType<typeof fakeApi>) => calls.filter(({ method }) => method === "PATCH");

describe("the evidence of a value", () => {
  it("shows the words that it was found in, how sure it is, and the way to the mail", async () => {
    const { user } = about();
    await user.click(await screen.findByRole("button", { name: "İstanbul" }));
    const card = await screen.findByRole("dialog");
    expect(within(card).getByText("Found in a mail of Nov 20, 2026")).toBeInTheDocument();
    expect(card).toHaveTextContent("34490 Başakşehir / İstanbul");
    expect(card).toHaveTextContent("81% sure · seen in 3 mails");
    const link = within(card).getByRole("link", { name: "Open the mail" });
    const target = new URL(link.getAttribute("href") ?? "", "https://lading.example");
    expect(target.searchParams.get("conversation")).toBe("c1");
    expect(target.searchParams.get("message")).toBe("m1");
    expect(target.searchParams.get("words")).toBe("34490 Başakşehir / İstanbul");
  });

  it("says wrong with one press, and takes it back", async () => {
    const { user, calls } = about({
      [`POST ${PATH}/facts/f1/rejection`]: () => ({ status: 201 }),
      [`DELETE ${PATH}/facts/f1/rejection`]: () => ({ status: 204 }),
    });
    await user.click(await screen.findByRole("button", { name: "İstanbul" }));
    await user.click(await screen.findByRole("button", { name: "Wrong" }));
    await waitFor(() => expect(calls.some(({ method }) => method === "POST")).toBe(true));
    await user.click(await screen.findByRole("button", { name: "Undo" }));
    await waitFor(() => expect(calls.some(({ method }) => method === "DELETE")).toBe(true));
  });

  it("is not asked of what a person typed", async () => {
    about({ [`GET ${PATH}/facts`]: [aFact({ typed: true })] });
    expect(await screen.findByText("İstanbul")).toBeInTheDocument();
    expect(screen.queryByRole("button", { name: "İstanbul" })).not.toBeInTheDocument();
  });

  it("offers another value that was found", async () => {
    const other = aFact({ id: "f2", value: "Ankara", shown: false });
    const { user, calls } = about({
      [`GET ${PATH}/facts`]: [aFact(), other],
      [`PATCH ${PATH}`]: aCompany({ city: "Ankara", version: 4 }),
    });
    await user.click(await screen.findByRole("button", { name: "Ankara" }));
    await user.click(await screen.findByRole("button", { name: "Use this" }));
    await waitFor(() => expect(patches(calls)[0]?.body).toEqual({ city: "Ankara" }));
  });
});

describe("editing a field", () => {
  const type = async (user: ReturnType<typeof about>["user"], text: string) => {
    await user.click(await screen.findByRole("button", { name: "Edit: City" }));
    const box = screen.getByRole("textbox", { name: "City" });
    await user.clear(box);
    await user.type(box, `${text}{Enter}`);
  };

  it("saves over the version that was seen", async () => {
    const { user, calls } = about({
      [`GET ${PATH}/facts`]: [],
      [`PATCH ${PATH}`]: aCompany({ city: "Bursa", version: 4 }),
    });
    await type(user, "Bursa");
    expect(await screen.findByText("Bursa")).toBeInTheDocument();
    expect(patches(calls)[0]?.headers.get("If-Match")).toBe('"3"');
    expect(patches(calls)[0]?.body).toEqual({ city: "Bursa" });
  });

  it("clears a field with an empty box", async () => {
    const { user, calls } = about({ [`PATCH ${PATH}`]: aCompany({ city: null, version: 4 }) });
    await user.click(await screen.findByRole("button", { name: "Edit: City" }));
    await user.clear(screen.getByRole("textbox", { name: "City" }));
    await user.keyboard("{Enter}");
    await waitFor(() => expect(patches(calls)[0]?.body).toEqual({ city: null }));
  });

  it("leaves it as it was on Escape", async () => {
    const { user, calls } = about();
    await user.click(await screen.findByRole("button", { name: "Edit: City" }));
    await user.keyboard("x{Escape}");
    expect(await screen.findByRole("button", { name: "İstanbul" })).toBeInTheDocument();
    expect(patches(calls)).toHaveLength(0);
  });

  it("shows what the server refuses beside the box, which keeps what was typed", async () => {
    const message = "At most 120 characters.";
    const { user } = about({
      [`PATCH ${PATH}`]: () =>
        problem("validation-failed", 400, { errors: [{ field: "city", code: "too-long", message }] }),
    });
    await type(user, "Bursa");
    expect(await screen.findByText(message)).toBeInTheDocument();
    expect(screen.getByRole("textbox", { name: "City" })).toHaveValue("Bursa");
  });

  it("shows both versions when somebody else changed the same field, and keeps mine on request", async () => {
    const theirs = aCompany({ city: "Ankara", version: 4 });
    const { user, calls } = about({
      [`PATCH ${PATH}`]: (call: { headers: Headers }) =>
        call.headers.get("If-Match") === '"3"'
          ? problem("version-conflict", 412, { current: theirs })
          : { body: { ...theirs, city: "Bursa", version: 5 } },
    });
    await type(user, "Bursa");
    const conflict = await screen.findByRole("alert");
    expect(conflict).toHaveTextContent(/Yours\s*Bursa\s*Theirs\s*Ankara/);
    await user.click(within(conflict).getByRole("button", { name: "Keep mine" }));
    await waitFor(() => expect(patches(calls)[1]?.headers.get("If-Match")).toBe('"4"'));
    expect(patches(calls)[1]?.body).toEqual({ city: "Bursa" });
  });

  it("shows both versions as well when theirs arrived while mine was being typed", async () => {
    const { user, calls, queries } = about({ [`GET ${PATH}/facts`]: [] });
    await user.click(await screen.findByRole("button", { name: "Edit: City" }));
    const { queryKey } = query("/companies/{company_id}", { params: { path: { company_id: "k1" } } });
    act(() => void queries.setQueryData(queryKey, aCompanyFile({ city: "Ankara", version: 4 })));
    await user.clear(screen.getByRole("textbox", { name: "City" }));
    await user.type(screen.getByRole("textbox", { name: "City" }), "Bursa{Enter}");
    expect(await screen.findByRole("alert")).toHaveTextContent(/Yours\s*Bursa\s*Theirs\s*Ankara/);
    expect(patches(calls)).toHaveLength(0);
  });

  it("takes theirs without another call", async () => {
    const theirs = aCompany({ city: "Ankara", version: 4 });
    const { user, calls } = about({
      [`GET ${PATH}/facts`]: [],
      [`PATCH ${PATH}`]: () => problem("version-conflict", 412, { current: theirs }),
    });
    await type(user, "Bursa");
    await user.click(await screen.findByRole("button", { name: "Take theirs" }));
    expect(await screen.findByText("Ankara")).toBeInTheDocument();
    expect(patches(calls)).toHaveLength(1);
  });

  it("saves without a word when somebody else changed another field", async () => {
    const theirs = aCompany({ phone: "+905550000000", version: 4 });
    const { user, calls } = about({
      [`GET ${PATH}/facts`]: [],
      [`PATCH ${PATH}`]: (call: { headers: Headers }) =>
        call.headers.get("If-Match") === '"3"'
          ? problem("version-conflict", 412, { current: theirs })
          : { body: { ...theirs, city: "Bursa", version: 5 } },
    });
    await type(user, "Bursa");
    expect(await screen.findByText("Bursa")).toBeInTheDocument();
    expect(screen.queryByRole("alert")).not.toBeInTheDocument();
    expect(patches(calls).map(({ headers }) => headers.get("If-Match"))).toEqual(['"3"', '"4"']);
  });

  it("is not offered to who may only look", async () => {
    about({}, aMe({ role: "viewer", permissions: [] }));
    await screen.findByRole("button", { name: "İstanbul" });
    expect(screen.queryByRole("button", { name: "Edit: City" })).not.toBeInTheDocument();
  });
});
