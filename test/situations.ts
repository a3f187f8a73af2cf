import { play, START } from './given';
import { DAY, HOUR, MINUTE } from './plans';
import type { Game } from './when';

/**
 * Where specs begin. `lin` of the desk opens at 0 and is lead and front; the first step is offered to the queue of security
 * (`feng` head, `zhou` on duty, `song`); nothing is due before the thirtieth minute.
 */
export function offered(game: Game = play()): Game {
  game.open();
  return game;
}

/** `song` has claimed the first step after ten minutes. */
export function working(game?: Game): Game {
  const begun = offered(game);
  begun.say('claim', {}, { by: 'song', at: 10 * MINUTE });
  return begun;
}

/** After twenty minutes `song` has offered the work to the queue of payment (`xie` head, `zheng` on duty, `ma`). */
export function transferring(game?: Game): Game {
  const begun = working(game);
  begun.say('transfer', { to: { department: 'payment' }, reason: 'theirs' }, { by: 'song', at: 20 * MINUTE });
  return begun;
}

/** After twenty minutes `song` waits a day for the customer. */
export function waiting(game?: Game): Game {
  const begun = working(game);
  begun.say(
    'wait',
    { for: 'customer', party: 'the player', until: START + 20 * MINUTE + DAY },
    { by: 'song', at: 20 * MINUTE },
  );
  return begun;
}

/** After twenty minutes the first step is done, and the work is offered to `zheng` of payment, who is on duty. */
export function paying(game?: Game): Game {
  const begun = working(game);
  begun.say('complete', { results: { cause: 'server' } }, { by: 'song', at: 20 * MINUTE });
  return begun;
}

/** After twenty minutes the case is resolved; what was open is waived. */
export function resolved(game?: Game): Game {
  const begun = working(game);
  begun.say('resolve', { reason: 'solved by phone', results: {} }, { at: 20 * MINUTE });
  return begun;
}

/** After twenty-five minutes the customer is content; the summary that the flow wants for closing is not there. */
export function confirmed(game?: Game): Game {
  const begun = resolved(game);
  begun.say('confirm', { satisfied: true }, { at: 25 * MINUTE });
  return begun;
}

/** Closed after half an hour. */
export function closed(game?: Game): Game {
  const begun = confirmed(game);
  begun.say('close', { results: { summary: 'solved' } }, { at: 30 * MINUTE });
  return begun;
}

export function cancelled(game?: Game): Game {
  const begun = working(game);
  begun.say('cancel', { ground: 'duplicate', reason: 'twice' }, { at: 20 * MINUTE });
  return begun;
}

/** Reopened after half an hour: no handoff is open, the lead has it. */
export function coordinating(game?: Game): Game {
  const begun = resolved(game);
  begun.say('reopen', { reason: 'not solved' }, { at: 25 * MINUTE });
  return begun;
}

export { DAY, HOUR, MINUTE };
