/** One event of an incident, as the log has it; what a line of the log does not say is empty text. */
export interface LogEvent {
  /** `concept:name`: Accepted, Queued, Completed, Unmatched. */
  readonly status: string;
  /** `lifecycle:transition`, which such logs use for the sub-status: In Progress, Wait - User, Closed … */
  readonly sub: string;
  /** `org:group`: the support team. */
  readonly team: string;
  /** `org:resource`: who owned the incident then. */
  readonly person: string;
  readonly impact: string;
  readonly product: string;
}

/** One incident with its events in the order of the file. */
export interface LogCase {
  readonly name: string;
  readonly events: readonly LogEvent[];
}
