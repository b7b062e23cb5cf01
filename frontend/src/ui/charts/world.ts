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

const HALF = 180;
const FULL = 360;

/** A ring that crosses the date line goes on beyond it, where it would jump to the other side of the picture. */
function unwrapped(ring: number[][]): number[][] {
  let turned = 0;
  let before: number | undefined;
  return ring.map(([longitude = 0, latitude = 0]) => {
    if (before !== undefined && Math.abs(longitude - before) > HALF) {
      turned += longitude < before ? FULL : -FULL;
    }
    before = longitude;
    return [longitude + turned, latitude];
  });
}

const topology = atlas as unknown as Topology<{ countries: GeometryCollection<{ name: string }> }>;
const countries = feature(topology, topology.objects.countries);
const registered = {
  type: "FeatureCollection",
  features: countries.features
    // Nobody trades there, and it takes a third of the picture.
    .filter(({ id }) => CODE_OF.get(String(id)) !== "AQ")
    .map(({ geometry, id }) => ({
      type: "Feature",
      geometry: {
        type: "MultiPolygon",
        coordinates: (geometry.type === "Polygon"
          ? [geometry.coordinates]
          : geometry.type === "MultiPolygon"
            ? geometry.coordinates
            : []
        ).map((rings) => rings.map(unwrapped)),
      },
      properties: { name: CODE_OF.get(String(id)) ?? "" },
    })),
};
registerMap(WORLD, registered as unknown as Parameters<typeof registerMap>[1]);
