import type { VerbName } from './commands';
import type { VerbRule } from './verb';
import { accept } from './verbs/accept';
import { answerRaise } from './verbs/answer-raise';
import { assign } from './verbs/assign';
import { cancel } from './verbs/cancel';
import { claim } from './verbs/claim';
import { close } from './verbs/close';
import { complete } from './verbs/complete';
import { confirm } from './verbs/confirm';
import { contact } from './verbs/contact';
import { progress } from './verbs/progress';
import { redirect } from './verbs/redirect';
import { release } from './verbs/release';
import { reopen } from './verbs/reopen';
import { resolve } from './verbs/resolve';
import { resume } from './verbs/resume';
import { transfer } from './verbs/transfer';
import { wait } from './verbs/wait';
import { withdrawTransfer } from './verbs/withdraw-transfer';

/** Everything that can be done to an escalation that is there; `open` (verbs/open) makes one. Named as in the URL. */
export type Verb = Exclude<VerbName, 'open'>;

export const verbs: { readonly [V in Verb]: VerbRule<V> } = {
  accept,
  claim,
  assign,
  release,
  transfer,
  'withdraw-transfer': withdrawTransfer,
  redirect,
  progress,
  wait,
  resume,
  complete,
  contact,
  resolve,
  confirm,
  close,
  reopen,
  cancel,
  'answer-raise': answerRaise,
};
