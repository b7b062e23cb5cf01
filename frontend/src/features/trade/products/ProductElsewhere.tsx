import { Trans, useLingui } from "@lingui/react/macro";
import { ActionIcon, Button, Select, Textarea, TextInput } from "@mantine/core";
import { IconPlus, IconX } from "@tabler/icons-react";
import { useMutation } from "@tanstack/react-query";
import { useState } from "react";
import { client, data, ifMatch } from "@/api/client";
import type { Product } from "@/api/types";
import { toast, toastProblem } from "@/ui/feedback/toast";
import { Section } from "@/ui/shell/Section";
import { CompanySelect } from "../shared/CompanySelect";
import classes from "../shared/trade.module.css";
import { inputOf, valuesOf } from "./productForm";

interface Props {
  product: Product;
  onChange: () => Promise<void>;
}

interface Named {
  language: string;
  name: string;
  description: string;
}

interface Coded {
  company: { id: string; name: string } | null;
  part_number: string;
  description: string | null;
}

/** Languages that papers are written in. */
const LANGUAGES = ["zh-CN", "en", "es", "ru", "ar", "fr", "pt", "de", "ja"];

const namedOf = (product: Product): Named[] =>
  [...new Set([...Object.keys(product.names), ...Object.keys(product.descriptions)])].map((language) => ({
    language,
    name: product.names[language] ?? "",
    description: product.descriptions[language] ?? "",
  }));

/** What a product is called elsewhere: names and descriptions by language, and the numbers that customers give it. */
export function ProductElsewhere({ product, onChange }: Props) {
  const { t, i18n } = useLingui();
  const [named, setNamed] = useState(() => namedOf(product));
  const [coded, setCoded] = useState<Coded[]>(() => product.codes);
  const readOnly = !product.may_change;
  const languageNames = new Intl.DisplayNames([i18n.locale], { type: "language" });
  const save = useMutation({
    mutationFn: () =>
      data(
        client.PUT("/products/{product_id}", {
          params: { path: { product_id: product.id }, header: ifMatch(product.version) },
          body: {
            ...inputOf(valuesOf(product), product),
            names: Object.fromEntries(
              named.filter(({ name }) => name.trim()).map(({ language, name }) => [language, name]),
            ),
            descriptions: Object.fromEntries(
              named
                .filter(({ description }) => description.trim())
                .map(({ language, description }) => [language, description]),
            ),
            codes: coded.flatMap(({ company, part_number, description }) =>
              company && part_number.trim() ? [{ company_id: company.id, part_number, description }] : [],
            ),
          },
        }),
      ),
    onSuccess: async (saved) => {
      toast(t`${saved.sku} is kept.`);
      await onChange();
    },
    onError: toastProblem,
  });
  const left = LANGUAGES.filter((language) => named.every((each) => each.language !== language));
  const write = (place: number, part: Partial<Named>) =>
    setNamed(named.map((each, at) => (at === place ? { ...each, ...part } : each)));
  const code = (place: number, part: Partial<Coded>) =>
    setCoded(coded.map((each, at) => (at === place ? { ...each, ...part } : each)));
  return (
    <>
      <Section title={t`Names by language`}>
        <div className={classes.main} style={{ gap: 8 }}>
          {named.map((each, place) => (
            <div key={each.language} className={classes.named}>
              <TextInput
                size="xs"
                label={t`Name in ${languageNames.of(each.language) ?? each.language}`}
                dir="auto"
                readOnly={readOnly}
                value={each.name}
                onChange={(event) => write(place, { name: event.currentTarget.value })}
              />
              <Textarea
                size="xs"
                autosize
                maxRows={6}
                label={t`Description in ${languageNames.of(each.language) ?? each.language}`}
                dir="auto"
                readOnly={readOnly}
                value={each.description}
                onChange={(event) => write(place, { description: event.currentTarget.value })}
              />
            </div>
          ))}
          {readOnly || left.length === 0 ? null : (
            <Select
              size="xs"
              style={{ maxInlineSize: 240 }}
              aria-label={t`Add a language`}
              placeholder={t`Add a language`}
              value={null}
              data={left.map((value) => ({ value, label: languageNames.of(value) ?? value }))}
              onChange={(language) =>
                language && setNamed([...named, { language, name: "", description: "" }])
              }
            />
          )}
        </div>
      </Section>
      <Section title={t`Customers' part numbers`}>
        <div className={classes.main} style={{ gap: 8 }}>
          {coded.map((each, place) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: a number is known by its place
            <div key={place} className={classes.charge}>
              <CompanySelect
                label={t`Customer ${place + 1}`}
                value={each.company}
                onChange={(company) => code(place, { company })}
              />
              <TextInput
                label={t`Their number ${place + 1}`}
                dir="ltr"
                readOnly={readOnly}
                value={each.part_number}
                onChange={(event) => code(place, { part_number: event.currentTarget.value })}
              />
              {readOnly ? null : (
                <ActionIcon
                  style={{ alignSelf: "end", marginBlockEnd: 4 }}
                  variant="subtle"
                  color="gray"
                  aria-label={t`Remove part number ${place + 1}`}
                  onClick={() => setCoded(coded.filter((_, at) => at !== place))}
                >
                  <IconX size={14} aria-hidden />
                </ActionIcon>
              )}
            </div>
          ))}
          {readOnly ? null : (
            <div className={classes.row}>
              <Button
                size="xs"
                variant="subtle"
                leftSection={<IconPlus size={14} aria-hidden />}
                onClick={() => setCoded([...coded, { company: null, part_number: "", description: null }])}
              >
                <Trans>Add a part number</Trans>
              </Button>
              <Button size="xs" variant="default" loading={save.isPending} onClick={() => save.mutate()}>
                <Trans>Save names and numbers</Trans>
              </Button>
            </div>
          )}
        </div>
      </Section>
    </>
  );
}
