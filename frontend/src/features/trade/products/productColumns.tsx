import { msg } from "@lingui/core/macro";
import { Link } from "@tanstack/react-router";
import { apiUrl } from "@/api/client";
import type { ProductRow } from "@/api/types";
import { Money } from "@/ui/records/Money";
import type { TableColumn } from "@/ui/table/columns";
import { plainDecimal } from "../grid/paste";
import classes from "../shared/trade.module.css";
import { unitWord } from "../shared/units";

export const productColumns: readonly TableColumn<ProductRow>[] = [
  {
    id: "sku",
    label: msg`Our number`,
    sort: "sku",
    width: 160,
    fixed: true,
    cell: (row) => (
      <span className={classes.withThumb}>
        {row.picture_id ? (
          <img
            src={apiUrl(`/product-pictures/${row.picture_id}/content`)}
            alt=""
            loading="lazy"
            className={classes.thumb}
          />
        ) : (
          <span className={classes.thumb} />
        )}
        <Link to="/products/$id" params={{ id: row.id }}>
          {row.sku}
        </Link>
      </span>
    ),
  },
  { id: "name", label: msg`Name`, sort: "name", cell: (row) => <bdi>{row.name}</bdi> },
  { id: "category", label: msg`Category`, width: 160, cell: (row) => <bdi>{row.category}</bdi> },
  { id: "hs_code", label: msg`HS code`, width: 120, cell: (row) => row.hs_code },
  { id: "unit", label: msg`Unit`, width: 70, cell: (row) => unitWord(row.unit) },
  { id: "moq", label: msg`MOQ`, width: 90, numeric: true, cell: (row) => plainDecimal(row.moq) },
  {
    id: "packing",
    label: msg`Pieces per carton`,
    width: 130,
    numeric: true,
    cell: (row) => plainDecimal(row.pcs_per_carton),
  },
  {
    id: "cost",
    label: msg`Cost`,
    width: 120,
    numeric: true,
    cell: (row) =>
      row.cost && row.cost_currency ? <Money amount={row.cost} currency={row.cost_currency} /> : null,
  },
];
