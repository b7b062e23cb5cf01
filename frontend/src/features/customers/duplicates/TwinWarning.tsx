import { Trans, useLingui } from "@lingui/react/macro";
import { Alert, Anchor, TextInput } from "@mantine/core";
import { IconInfoCircle } from "@tabler/icons-react";
import { Link } from "@tanstack/react-router";
import type { Twin } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import classes from "./duplicates.module.css";
import { TwinVerdictText, useReasonText } from "./words";

interface Props {
  twins: readonly Twin[];
  /** Why it is another company all the same; asked for where one is certain. */
  reason: string;
  onReason: (reason: string) => void;
  missing: boolean;
}

/** The companies that one which is being typed may already be: why, whose, since when. */
export function TwinWarning({ twins, reason, onReason, missing }: Props) {
  const { t } = useLingui();
  const format = useFormats();
  const text = useReasonText();
  const certain = twins.some(({ verdict }) => verdict === "certain");
  return (
    <Alert
      color={certain ? "red" : "yellow"}
      variant="light"
      icon={<IconInfoCircle size={18} aria-hidden />}
      title={certain ? <Trans>This company is here already</Trans> : <Trans>It may be here already</Trans>}
    >
      <ul className={classes.twins}>
        {twins.slice(0, 5).map((twin) => (
          <li key={twin.id} className={classes.twin}>
            <Anchor
              renderRoot={(props) => <Link to="/companies/$id" params={{ id: twin.id }} {...props} />}
              fw={500}
            >
              <bdi>{twin.name}</bdi>
            </Anchor>
            <span className={classes.why}>
              <TwinVerdictText verdict={twin.verdict} />
              <span>{[...new Set(twin.reasons.map(({ code }) => text(code)))].join(" · ")}</span>
            </span>
            <span className={classes.muted}>
              {twin.owner ? <bdi>{twin.owner.name}</bdi> : <Trans>nobody's</Trans>}
              {" · "}
              <Trans>since {format.date(twin.registered_on)}</Trans>
              {twin.last_contact_on ? (
                <>
                  {" · "}
                  <Trans>last contact {format.date(twin.last_contact_on)}</Trans>
                </>
              ) : null}
              {twin.archived ? (
                <>
                  {" · "}
                  <Trans>archived</Trans>
                </>
              ) : null}
            </span>
          </li>
        ))}
      </ul>
      {certain ? (
        <TextInput
          mt="sm"
          label={t`Why is this another company?`}
          description={t`The reason is kept. Without one it is not made again.`}
          dir="auto"
          value={reason}
          onChange={(event) => onReason(event.currentTarget.value)}
          error={missing ? t`This is needed.` : undefined}
        />
      ) : null}
    </Alert>
  );
}
