import { useLingui } from "@lingui/react/macro";
import { Combobox, Pill, PillsInput, useCombobox } from "@mantine/core";
import { useDebouncedValue } from "@mantine/hooks";
import { useQuery } from "@tanstack/react-query";
import { type ReactNode, useState } from "react";
import { query } from "@/api/query";
import { LocalTimeText } from "@/ui/records/LocalTimeText";
import classes from "./compose.module.css";
import { looksLikeAddress, type Party, parseParties } from "./types";

interface Props {
  label: string;
  value: readonly Party[];
  onChange: (parties: Party[]) => void;
  autoFocus?: boolean;
  /** At the end of the row: doors to Cc and Bcc. */
  aside?: ReactNode;
}

/** Recipients as pills; what is typed finds contacts, with the time where they are. */
export function RecipientField({ label, value, onChange, autoFocus, aside }: Props) {
  const { t } = useLingui();
  const combobox = useCombobox();
  const [text, setText] = useState("");
  const [asked] = useDebouncedValue(text.trim(), 150);
  const found = useQuery({
    ...query("/contacts", { params: { query: { q: asked, limit: 6 } } }),
    enabled: asked.length > 1,
  }).data?.items;
  const known = new Set(value.map(({ address }) => address.toLowerCase()));
  const offered = (asked.length > 1 ? (found ?? []) : []).filter(
    ({ email }) => email && !known.has(email.toLowerCase()),
  );

  const add = (parties: readonly Party[]) => {
    const fresh = parties.filter(({ address }) => !known.has(address.toLowerCase()));
    if (fresh.length > 0) onChange([...value, ...fresh]);
    setText("");
    combobox.closeDropdown();
  };
  const takeTyped = () => {
    if (text.trim()) add(parseParties(text));
  };
  const remove = (address: string) => onChange(value.filter((each) => each.address !== address));

  return (
    <Combobox
      store={combobox}
      withinPortal
      onOptionSubmit={(address) => {
        const chosen = offered.find(({ email }) => email === address);
        add([{ address, name: chosen?.name ?? "" }]);
      }}
    >
      <Combobox.DropdownTarget>
        <div className={classes.line}>
          <span className={classes.lineLabel} aria-hidden>
            {label}
          </span>
          <PillsInput
            variant="unstyled"
            className={classes.lineField}
            onClick={() => combobox.openDropdown()}
          >
            <Pill.Group>
              {value.map(({ address, name }) => (
                <Pill
                  key={address}
                  withRemoveButton
                  onRemove={() => remove(address)}
                  removeButtonProps={{ "aria-label": t`Remove ${address}`, tabIndex: 0 }}
                  className={looksLikeAddress(address) ? undefined : classes.wrong}
                  title={address}
                >
                  <bdi>{name && name !== address ? name : address}</bdi>
                </Pill>
              ))}
              <Combobox.EventsTarget>
                <PillsInput.Field
                  aria-label={label}
                  inputMode="email"
                  multiple
                  dir="ltr"
                  autoFocus={autoFocus}
                  value={text}
                  onChange={(event) => {
                    const next = event.currentTarget.value;
                    if (/[,;\n]/.test(next)) {
                      add(parseParties(next));
                    } else {
                      setText(next);
                      combobox.openDropdown();
                    }
                  }}
                  onPaste={(event) => {
                    const pasted = parseParties(event.clipboardData.getData("text"));
                    if (pasted.length > 1) {
                      event.preventDefault();
                      add(pasted);
                    }
                  }}
                  onBlur={() => {
                    takeTyped();
                    combobox.closeDropdown();
                  }}
                  onKeyDown={(event) => {
                    const chosen = combobox.getSelectedOptionIndex() !== -1 && offered.length > 0;
                    if (event.key === "Enter" && !chosen && !event.nativeEvent.isComposing) {
                      event.preventDefault();
                      takeTyped();
                    }
                    const last = value.at(-1);
                    if (event.key === "Backspace" && text === "" && last) remove(last.address);
                  }}
                />
              </Combobox.EventsTarget>
            </Pill.Group>
          </PillsInput>
          {aside}
        </div>
      </Combobox.DropdownTarget>
      <Combobox.Dropdown hidden={offered.length === 0}>
        <Combobox.Options aria-label={t`Contacts`}>
          {offered.map((contact) => (
            <Combobox.Option key={contact.id} value={contact.email ?? ""}>
              <span className={classes.offer}>
                <bdi className={classes.offerName}>{contact.name}</bdi>
                <bdi className={classes.offerAddress}>{contact.email}</bdi>
                {contact.local_time ? <LocalTimeText value={contact.local_time} compact /> : null}
              </span>
            </Combobox.Option>
          ))}
        </Combobox.Options>
      </Combobox.Dropdown>
    </Combobox>
  );
}
