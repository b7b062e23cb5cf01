import type { components } from "@/api/schema";

type Schemas = components["schemas"];

export type SequenceRow = Schemas["SequenceRow"];
export type Sequence = Schemas["SequenceView"];
export type Step = Schemas["SequenceStepView"];
export type StepFields = Schemas["SequenceStepFields"];
export type Results = Schemas["LetterResults"];
export type Enrolment = Schemas["EnrolmentView"];
export type Preview = Schemas["EnrolPreview"];
export type Candidate = Schemas["Planned"];
export type Enrolling = Schemas["Enrolling"];
export type Whom = Schemas["EnrolWhom"];
export type Asked = NonNullable<Enrolling["include"]>[number];
