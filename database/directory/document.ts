/** A part of the directory as it shall be. What it names is replaced whole; what it does not name stays. Instants in milliseconds. */
export interface DirectoryDocument {
  readonly departments: readonly GivenDepartment[];
  readonly people: readonly GivenPerson[];
  readonly roles: readonly GivenRole[];
  readonly absences?: readonly GivenAbsence[];
  readonly lendings?: readonly GivenLending[];
  readonly rosters?: readonly GivenRoster[];
  /** Who is leaving from now on; nothing else of them is said. */
  readonly leaves?: readonly string[];
  /** Absences and lendings that end now; one that has not begun is called off. */
  readonly ends?: { readonly absences: readonly string[]; readonly lendings: readonly string[] };
}

interface Name {
  readonly zh: string;
  readonly en: string;
}
type As = 'member' | 'supervisor';
type Standing = 'active' | 'leaving' | 'left';

export interface GivenDepartment {
  readonly id: string;
  readonly name: Name;
  readonly parent: string | null;
  readonly head: string | null;
  readonly duty: string | null;
  /** Left out, they stay who they are. */
  readonly supervisors?: readonly string[] | undefined;
  readonly calendar: string;
  /** Handoffs in hand at most; null or left out for no limit. */
  readonly limit?: number | null;
  readonly limits?: readonly { readonly from: number; readonly to: number | null; readonly most: number }[];
}

export interface GivenPerson {
  readonly id: string;
  readonly name: Name;
  readonly kind: 'person' | 'program';
  /** Left out, it stays as it is; somebody new is active. */
  readonly standing?: Standing | undefined;
  /** Chinese where it is left out. */
  readonly language?: 'zh' | 'en';
  readonly manager?: string | null;
  readonly activeUntil?: number | null;
  /** The first is where the person belongs. */
  readonly departments: readonly { readonly department: string; readonly as: As }[];
}

/** The holders in the order in which they are asked, each with the department in which they act. */
export interface GivenRole {
  readonly role: string;
  readonly holders: readonly { readonly person: string; readonly department: string }[];
}

export interface GivenAbsence {
  readonly id: string;
  readonly person: string;
  readonly substitute: string | null;
  readonly from: number;
  readonly to: number | null;
}

export interface GivenLending {
  readonly id: string;
  readonly person: string;
  readonly department: string;
  readonly as: As;
  readonly from: number;
  readonly to: number;
}

/** Who is on duty in a department; the document as `/v1/rosters` has it. */
export interface GivenRoster {
  readonly department: string;
  readonly document: object;
  /** The document compiled (`organisation/compile-roster`). */
  readonly table: object;
}

/** Documents as they are read, as the API shows them, and as their history keeps them; instants are RFC 3339. */
export interface DepartmentDocument {
  readonly id: string;
  readonly name: Name;
  readonly parent: string | null;
  readonly head: string | null;
  readonly duty: string | null;
  readonly supervisors: readonly string[];
  readonly calendar: string;
  readonly limit: number | null;
  readonly limits: readonly { readonly from: string; readonly to: string | null; readonly most: number }[];
}

export interface PersonDocument {
  readonly id: string;
  readonly name: Name;
  readonly kind: 'person' | 'program';
  readonly standing: Standing;
  readonly language: 'zh' | 'en';
  readonly manager: string | null;
  readonly activeUntil: string | null;
  readonly departments: readonly { readonly department: string; readonly as: As }[];
}

export interface RoleDocument {
  readonly role: string;
  readonly holders: readonly { readonly department: string; readonly person: string }[];
}

export interface AbsenceDocument {
  readonly id: string;
  readonly person: string;
  readonly substitute: string | null;
  readonly from: string;
  readonly to: string | null;
}

export interface LendingDocument {
  readonly id: string;
  readonly person: string;
  readonly department: string;
  readonly as: As;
  readonly from: string;
  readonly to: string;
}

export type DirectoryKind = 'department' | 'person' | 'role' | 'absence' | 'lending' | 'roster';
/** Each kind with its document. */
export interface Documents {
  readonly department: DepartmentDocument;
  readonly person: PersonDocument;
  readonly role: RoleDocument;
  readonly absence: AbsenceDocument;
  readonly lending: LendingDocument;
  /** By its department. */
  readonly roster: object;
}

/** Whether work may go to them at an instant, but for absences. */
export const isActive = ({ standing, activeUntil }: PersonDocument, at: number): boolean =>
  standing === 'active' && (activeUntil === null || Date.parse(activeUntil) > at);
