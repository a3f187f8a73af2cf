import { accept } from './accept';
import { answerRaise } from './answer-raise';
import { assign } from './assign';
import { cancel } from './cancel';
import { claim } from './claim';
import { close } from './close';
import { complete } from './complete';
import { confirm } from './confirm';
import { contact } from './contact';
import { progress } from './progress';
import { redirect } from './redirect';
import { release } from './release';
import { reopen } from './reopen';
import { resolve } from './resolve';
import { resume } from './resume';
import { transfer } from './transfer';
import type { ActVerb, VerbContract } from './verb';
import { wait } from './wait';
import { withdrawTransfer } from './withdraw-transfer';

/** Every verb but `open`, by the name that it has in the URL. */
export const verbContracts: { readonly [V in ActVerb]: VerbContract<V> } = {
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
