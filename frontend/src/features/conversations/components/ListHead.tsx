import { msg } from "@lingui/core/macro";
import { Trans, useLingui } from "@lingui/react/macro";
import { Chip, Menu, SegmentedControl } from "@mantine/core";
import { IconChevronDown } from "@tabler/icons-react";
import type { ReactNode } from "react";
import type { Mailbox } from "@/api/types";
import { FOLDERS, folderShown, type InboxSearch, KINDS, kindShown } from "../search";
import classes from "./list.module.css";
import { MailSearch } from "./MailSearch";

const FOLDER_NAMES = { inbox: msg`Inbox`, sent: msg`Sent`, all: msg`All mail` };
const KIND_NAMES = { human: msg`People`, machine: msg`Machines`, all: msg`All` };

interface Props {
  search: InboxSearch;
  mailboxes: readonly Mailbox[];
  onChange: (filter: Partial<InboxSearch>) => void;
  /** What the server did not understand of the search. */
  problem?: string;
  /** The door to a new message. */
  compose?: ReactNode;
}

/** What the list shows: a place and mailbox, words, people or machines, only unread. All of it is in the URL. */
export function ListHead({ search, mailboxes, onChange, problem, compose }: Props) {
  const { t, i18n } = useLingui();
  const { mailbox, unread, q } = search;
  const folder = folderShown(search);
  const address = mailboxes.find(({ id }) => id === mailbox)?.address;

  return (
    <div className={classes.head}>
      <div className={classes.headLine}>
        <h1 className={classes.place}>
          <Menu position="bottom-start">
            <Menu.Target>
              <button type="button" className={classes.placeButton}>
                <span style={{ flex: "none" }}>{i18n._(FOLDER_NAMES[folder])}</span>
                {address ? <bdi className={classes.placeMailbox}>{address}</bdi> : null}
                <IconChevronDown size={16} aria-hidden />
              </button>
            </Menu.Target>
            <Menu.Dropdown>
              <Menu.RadioGroup
                value={folder}
                onChange={(next) => onChange({ folder: FOLDERS.find((each) => each === next) })}
              >
                {FOLDERS.map((each) => (
                  <Menu.RadioItem key={each} value={each} closeMenuOnClick>
                    {i18n._(FOLDER_NAMES[each])}
                  </Menu.RadioItem>
                ))}
              </Menu.RadioGroup>
              {mailboxes.length > 1 ? (
                <>
                  <Menu.Divider />
                  <Menu.Label>
                    <Trans>Mailbox</Trans>
                  </Menu.Label>
                  <Menu.RadioGroup
                    value={mailbox ?? ""}
                    onChange={(next) => onChange({ mailbox: next || undefined })}
                  >
                    <Menu.RadioItem value="" closeMenuOnClick>
                      <Trans>All mailboxes</Trans>
                    </Menu.RadioItem>
                    {mailboxes.map((each) => (
                      <Menu.RadioItem key={each.id} value={each.id} closeMenuOnClick>
                        <bdi>{each.address}</bdi>
                      </Menu.RadioItem>
                    ))}
                  </Menu.RadioGroup>
                </>
              ) : null}
            </Menu.Dropdown>
          </Menu>
        </h1>
        {compose}
        <Chip
          size="xs"
          variant="light"
          checked={unread === true}
          onChange={(next) => onChange({ unread: next || undefined })}
        >
          <Trans>Unread</Trans>
        </Chip>
      </div>
      <MailSearch value={q} problem={problem} onChange={(words) => onChange({ q: words })} />
      <SegmentedControl
        size="xs"
        fullWidth
        aria-label={t`Who wrote`}
        data={KINDS.map((value) => ({ value, label: i18n._(KIND_NAMES[value]) }))}
        value={kindShown(search)}
        onChange={(next) => onChange({ kind: KINDS.find((each) => each === next) })}
      />
    </div>
  );
}
