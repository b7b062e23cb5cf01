import { Badge } from "@mantine/core";
import classes from "./customers.module.css";

/** The tags of a company, in one line. */
export function Tags({ tags }: { tags: readonly string[] }) {
  return (
    <span className={classes.tags}>
      {tags.map((tag) => (
        <Badge key={tag} variant="default" size="sm" tt="none" fw={400}>
          <bdi>{tag}</bdi>
        </Badge>
      ))}
    </span>
  );
}
