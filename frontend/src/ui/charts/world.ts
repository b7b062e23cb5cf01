import { MapChart } from "echarts/charts";
import { GeoComponent, TooltipComponent, VisualMapComponent } from "echarts/components";
import { registerMap, use } from "echarts/core";
import { feature } from "topojson-client";
import type { GeometryCollection, Topology } from "topojson-specification";
import atlas from "world-atlas/countries-50m.json";
import { CODE_OF } from "./countryNumbers";

/** The name under which the countries of the world are registered; regions are named by their ISO 3166-1 code. */
export const WORLD = "world";

use([GeoComponent, MapChart, TooltipComponent, VisualMapComponent]);

const topology = atlas as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;
const countries = feature(topology, topology.objects.countries);
const registered = {
  type: "FeatureCollection",
  features: countries.features
    // Nobody trades there, and it takes a third of the picture.
    .filter(({ id }) => CODE_OF.get(String(id)) !== "AQ")
    .map(({ geometry, id }) => ({
      type: "Feature",
      geometry,
      properties: { name: CODE_OF.get(String(id)) ?? "" },
    })),
};
registerMap(WORLD, registered as unknown as Parameters<typeof registerMap>[1]);
