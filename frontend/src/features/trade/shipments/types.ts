import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type ShipmentRow = Schemas["ShipmentRow"];
export type Shipment = Schemas["ShipmentView"];
export type ContainerInput = Schemas["ContainerInput"];
export type Fit = Schemas["Fit"];
