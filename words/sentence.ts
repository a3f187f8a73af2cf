/** What happened, in a few words, and what a person can do about it. */
export interface Sentence {
  readonly title: string;
  readonly detail: string;
}
