/**
 * What a payload decodes to that cannot be trusted. The workflows refuse it wherever a message comes in (T23); it is no error of the
 * codec's, because an error there would hold up the whole workflow for one forged message.
 */
export interface Unreadable {
  /**
   * `forged`: not encrypted, altered, or made for another workflow. `unknown-key`: encrypted with a key that this process does not
   * have, which another configuration can heal.
   */
  readonly $unreadable: 'forged' | 'unknown-key';
}

export const isUnreadable = (value: unknown): value is Unreadable =>
  typeof value === 'object' && value !== null && '$unreadable' in value;
