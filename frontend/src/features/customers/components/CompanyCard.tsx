import type { Company } from "@/api/types";
import { Country } from "@/ui/records/Country";
import { LocalTimeText } from "@/ui/records/LocalTimeText";
import { StageText } from "@/ui/records/StageText";
import { TimeText } from "@/ui/records/TimeText";
import classes from "./customers.module.css";

/** A company in the list of a phone. */
export function CompanyCard({ company }: { company: Company }) {
  return (
    <div className={classes.card}>
      <div className={classes.cardLine}>
        <bdi className={classes.cardName}>{company.name}</bdi>
        {company.last_message_at ? (
          <span className={classes.cardEnd}>
            <TimeText instant={company.last_message_at} as="stamp" />
          </span>
        ) : null}
      </div>
      <div className={classes.cardLine}>
        {company.country ? <Country code={company.country} /> : null}
        {company.local_time ? <LocalTimeText value={company.local_time} compact /> : null}
        <span className={classes.cardEnd}>
          <StageText stage={company.stage} />
        </span>
      </div>
    </div>
  );
}
