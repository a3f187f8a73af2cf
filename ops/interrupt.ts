const ECHO = 300; // milliseconds in which the same Ctrl-C may come twice: from the terminal, and passed on by npm

/**
 * `first` on the first Ctrl-C (or SIGTERM, or when the terminal goes away), `second` on the next one, for whoever does not
 * want to wait. Gives back what takes the listeners off again.
 */
export function onInterrupt(first: () => void, second: () => void): () => void {
  let heard: number | undefined;
  const listen = () => {
    const now = performance.now();
    if (heard === undefined) {
      heard = now;
      first();
    } else if (now - heard > ECHO) second();
  };
  const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;
  for (const signal of signals) process.on(signal, listen);
  return () => {
    for (const signal of signals) process.off(signal, listen);
  };
}
