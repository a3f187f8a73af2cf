/** Ids that owners and administrators choose: lower-case words joined by `-`, at most 64 characters. */
export type DepartmentId = string;
export type PersonId = string;

export interface Party {
  readonly department: DepartmentId;
  readonly person: PersonId;
  /** The absent person in whose place `person` stands: "B for A". A stays accountable and has it back when the absence ends. */
  readonly for?: PersonId;
}

/** A department, and the person in it where one is named; without one, the department's queue. */
export interface Receiver {
  readonly department: DepartmentId;
  readonly person: PersonId | null;
  readonly for?: PersonId;
}

/** What a person is in a department. A head and a duty officer may do what a supervisor may. */
export type Membership = 'member' | 'supervisor' | 'duty' | 'head';

/** Who acts. Filled by the API from the caller's key and the directory, trusted inside; a rule's acts are made by the engine itself. */
export interface Actor {
  readonly kind: 'person' | 'delegate' | 'rule' | 'administrator' | 'program';
  readonly person: PersonId | null;
  /** The person in whose place a delegate acts, or for whom a program opens. */
  readonly onBehalfOf: PersonId | null;
  /** Flow, version and rung, for a rule only: `player-problem@3 accept/1`. */
  readonly rule: string | null;
  readonly relations: readonly { readonly department: DepartmentId; readonly as: Membership }[];
  /** The directory's version in which the relations held. */
  readonly directory: number;
}
