import { Trans, useLingui } from "@lingui/react/macro";
import { Badge } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { Candidate, Fact, CandidateFile as File } from "@/api/types";
import { useFormats } from "@/i18n/formats";
import { Country } from "@/ui/records/Country";
import { Block } from "@/ui/shell/Block";
import { Evidence } from "../components/Evidence";
import { LanguageText } from "../components/LanguageText";
import classes from "./candidates.module.css";
import { useFieldName } from "./fieldNames";
import { useTwinReason } from "./twinReasons";

const HIDDEN = new Set(["given_name", "family_name"]);

function Value({ fact }: { fact: Fact }) {
  if (fact.field === "country") return <Country code={fact.value} />;
  if (fact.field === "language") return <LanguageText code={fact.value} />;
  return <bdi>{fact.value}</bdi>;
}

function Facts({ facts }: { facts: readonly Fact[] }) {
  const fieldName = useFieldName();
  const shown = facts.filter(({ field }) => !HIDDEN.has(field));
  return (
    <dl className={classes.facts}>
      {shown.map((fact) => (
        <div key={fact.id} className={classes.fact}>
          <dt>{fieldName(fact.field)}</dt>
          <dd dir="auto">
            {fact.typed ? (
              <Value fact={fact} />
            ) : (
              <Evidence fact={fact}>
                <Value fact={fact} />
              </Evidence>
            )}
          </dd>
        </div>
      ))}
    </dl>
  );
}

/** Why it lies where it lies, in words, and who put it there. */
function Reasons({ row, file }: { row: Candidate; file: File | undefined }) {
  const { t } = useLingui();
  const format = useFormats();
  const decision = file?.decision;
  const sure = Math.round((row.confidence ?? 0) * 100);
  return (
    <div className={classes.why}>
      <ul className={classes.reasons}>
        {row.reasons.map(({ code, text }) => (
          <li key={code}>{text}</li>
        ))}
      </ul>
      {decision?.by === "person" && decision.actor_name ? (
        <p className={classes.by}>
          <bdi>{decision.actor_name}</bdi> · {format.date(decision.at)}
        </p>
      ) : row.by === "classifier" ? (
        <p className={classes.by}>{t`Learned from your decisions, ${sure}% sure`}</p>
      ) : null}
    </div>
  );
}

function Twins({ twins }: { twins: File["twins"] }) {
  const reasonText = useTwinReason();
  if (twins.length === 0) return null;
  return (
    <Block title={<Trans>May be here already</Trans>}>
      <ul className={classes.twins}>
        {twins.map((twin) => (
          <li key={twin.company_id}>
            <Link to="/companies/$id" params={{ id: twin.company_id }}>
              <bdi>{twin.name}</bdi>
            </Link>{" "}
            <span className={classes.by}>{twin.reasons.map(reasonText).join(" · ")}</span>
          </li>
        ))}
      </ul>
    </Block>
  );
}

/** What would be created: the company or person with every value and its evidence. */
export function CandidateFile({ row, file }: { row: Candidate; file: File | undefined }) {
  return (
    <>
      <header className={classes.fileHead}>
        <h2 className={classes.fileName} dir="auto">
          {row.name}
        </h2>
        <p className={classes.by}>
          <bdi>{row.domain ?? row.email}</bdi>
        </p>
        {row.kind === "contact" ? (
          <Badge variant="light" color="gray" tt="none">
            <Trans>Person without a company</Trans>
          </Badge>
        ) : null}
      </header>
      <Reasons row={row} file={file} />
      {file ? (
        <>
          <Twins twins={file.twins} />
          {file.facts.length > 0 ? (
            <Block title={<Trans>Company</Trans>}>
              <Facts facts={file.facts} />
            </Block>
          ) : null}
          {file.people.map((person) => (
            <Block key={person.id} title={<bdi>{person.name}</bdi>}>
              {person.email ? <bdi className={classes.by}>{person.email}</bdi> : null}
              <Facts facts={person.facts} />
            </Block>
          ))}
        </>
      ) : null}
    </>
  );
}
