/**
 * Why the directory does not take an edit, or what somebody should know of one that it takes: a code and what the sentence about it
 * needs (`words/`). `database/directory` finds them.
 */
export interface DirectoryProblems {
  // What the document itself says.
  'unknown-department': { readonly department: string };
  'unknown-person': { readonly person: string };
  'unknown-calendar': { readonly calendar: string };
  'named-twice': { readonly id: string };
  'own-ancestor': { readonly department: string };
  'not-in-department': { readonly role: string; readonly person: string; readonly department: string };
  'own-manager': { readonly person: string };
  'left-by-hand': { readonly person: string };
  'ends-before-it-begins': Record<never, never>;
  'ends-in-the-past': Record<never, never>;
  'limits-overlap': { readonly department: string };
  'substitutes-self': { readonly person: string };
  'absence-overlaps': { readonly person: string; readonly other: string };
  'lending-overlaps': { readonly person: string; readonly department: string; readonly other: string };
  /** A program is named where work would come to it. */
  'not-a-person': { readonly person: string };
  'kind-stays': { readonly person: string; readonly kind: 'person' | 'program' };
  'lent-home': { readonly person: string; readonly department: string };
  /** Whose, and from when, cannot be edited once it has begun. */
  'already-begun': { readonly id: string };
  'already-over': { readonly id: string };

  // What the edit would leave behind.
  'work-there': Resting & { readonly department: string };
  'last-of-role': { readonly role: string; readonly flows: readonly string[] };
  'last-administrator': Record<never, never>;
  'head-needed': { readonly department: string; readonly flows: readonly string[] };
  'heads-department': { readonly person: string; readonly department: string };
  'on-duty-for': { readonly person: string; readonly department: string };

  // What nothing is refused for.
  'manages-others': { readonly person: string; readonly people: number };
  'substitutes-others': { readonly person: string; readonly people: number };
  /** Named where work would come to them, and nothing comes to them any more. */
  'has-left': { readonly person: string };
  /** Times in which nobody is on duty, and when the first begins (RFC 3339). */
  'roster-holes': { readonly department: string; readonly holes: number; readonly first: string };
  'in-rosters': { readonly person: string; readonly departments: readonly string[] };
  /** A role to which the API gives rights, and which can be given again. */
  'last-with-power': { readonly role: string };
  'substitutes-in-a-circle': { readonly people: readonly string[] };
  'nobody-found': { readonly flow: string; readonly pointer: string; readonly rule: string };
}

/** Open handoffs in somebody's hands, offered to them, for which they answer; open cases that they lead, and that they front. */
export interface Rests {
  readonly held: number;
  readonly offered: number;
  readonly accountable: number;
  readonly led: number;
  readonly fronted: number;
  readonly raised: number;
}

export interface Resting extends Rests {
  readonly person: string;
}

export type DirectoryProblemCode = keyof DirectoryProblems;

/** One problem and where: an RFC 6901 pointer into the document, empty where the document does not name it. */
export type DirectoryProblem = {
  [C in DirectoryProblemCode]: {
    readonly pointer: string;
    readonly code: C;
    readonly params: DirectoryProblems[C];
  };
}[DirectoryProblemCode];
