import { Select } from "@mantine/core";
import { keepPreviousData, useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { query } from "@/api/query";
import { common, type InputProps } from "./FieldInput";
import type { FieldObject } from "./form";

interface Pointer {
  id: string;
  name: string | null;
}

const pointer = (value: unknown): Pointer | null =>
  typeof value === "object" && value !== null && "id" in value
    ? (value as Pointer)
    : typeof value === "string" && value
      ? { id: value, name: null }
      : null;

/** A colleague. */
export function PersonInput(props: InputProps) {
  const chosen = pointer(props.value);
  const { data } = useQuery({ ...query("/users", { params: { query: { limit: 200 } } }), staleTime: 60_000 });
  const people = (data?.items ?? [])
    .filter(({ active }) => active)
    .map(({ id, name }) => ({ value: id, label: name }));
  const known = !chosen || people.some(({ value }) => value === chosen.id);
  return (
    <Select
      {...common(props)}
      searchable
      clearable={!props.required}
      data={known ? people : [...people, { value: chosen.id, label: chosen.name ?? "…" }]}
      value={chosen?.id ?? null}
      onChange={(id, option) => props.onChange(id === null ? null : { id, name: option.label })}
    />
  );
}

/** The first records of a kind that hold the words. */
function useFound(target: FieldObject, words: string): Pointer[] {
  const params = { params: { query: { q: words || undefined, limit: 20 } } };
  const options = { placeholderData: keepPreviousData, staleTime: 30_000 };
  const companies = useQuery({ ...query("/companies", params), ...options, enabled: target === "company" });
  const contacts = useQuery({ ...query("/contacts", params), ...options, enabled: target === "contact" });
  const deals = useQuery({ ...query("/deals", params), ...options, enabled: target === "deal" });
  const products = useQuery({ ...query("/products", params), ...options, enabled: target === "product" });
  const quotes = useQuery({ ...query("/quotes", params), ...options, enabled: target === "quote" });
  const orders = useQuery({ ...query("/orders", params), ...options, enabled: target === "order" });
  const latest = { params: { query: { limit: 100 } } };
  const shipments = useQuery({ ...query("/shipments", latest), ...options, enabled: target === "shipment" });
  const payments = useQuery({ ...query("/payments", latest), ...options, enabled: target === "payment" });
  const holding = (name: string) => name.toLowerCase().includes(words.trim().toLowerCase());
  if (target === "payment") {
    // Lists without words: those of the newest that hold them.
    return (payments.data?.items ?? [])
      .map(({ id, amount, currency, received_on, company }) => ({
        id,
        name: `${Number(amount)} ${currency} · ${received_on} ${company?.name ?? ""}`.trim(),
      }))
      .filter(({ name }) => holding(name));
  }
  if (target === "shipment") {
    return (shipments.data?.items ?? [])
      .map(({ id, number, company }) => ({ id, name: `${number} ${company?.name ?? ""}`.trim() }))
      .filter(({ name }) => holding(name));
  }
  if (target === "quote" || target === "order") {
    const numbered = (target === "quote" ? quotes.data?.items : orders.data?.items) ?? [];
    return numbered.map(({ id, number, company }) => ({
      id,
      name: `${number} ${company?.name ?? ""}`.trim(),
    }));
  }
  const found = { company: companies, contact: contacts, deal: deals, product: products }[target];
  return (found.data?.items ?? []).map(({ id, name }) => ({ id, name }));
}

/** Another record, found by its words. */
export function RecordInput(props: InputProps) {
  const chosen = pointer(props.value);
  const [words, setWords] = useState("");
  const found = useFound(props.field.target ?? "company", words === chosen?.name ? "" : words);
  const choices = new Map(found.map(({ id, name }) => [id, name ?? "…"]));
  if (chosen) choices.set(chosen.id, chosen.name ?? choices.get(chosen.id) ?? "…");
  return (
    <Select
      {...common(props)}
      searchable
      clearable={!props.required}
      data={[...choices].map(([value, label]) => ({ value, label }))}
      filter={({ options }) => options}
      onSearchChange={setWords}
      value={chosen?.id ?? null}
      onChange={(id, option) => props.onChange(id === null ? null : { id, name: option.label })}
    />
  );
}
