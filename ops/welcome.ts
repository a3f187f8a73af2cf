import type { Program } from './program';

/** The block that is printed once everything runs: where it is, whose keys there are, what to try. */
export function welcome({ address, demoKeys, log }: Program, seconds: number): string {
  const rows: [string, string][] = [
    ...(address ? ([['Address', `${address}   (its contract: ${address}/docs)`]] as [string, string][]) : []),
    ...(demoKeys ? ([['Demo keys', `${demoKeys}   (person → key)`]] as [string, string][]) : []),
    ...(log ? ([['Log', log]] as [string, string][]) : []),
  ];
  const lines = [
    '',
    `Baton runs; it took ${seconds.toFixed(1)} s. Ctrl-C stops it.`,
    ...rows.map(([name, value]) => `  ${name.padEnd(10)} ${value}`),
    ...(address && demoKeys ? ['  Try', ...tries(address, demoKeys).map((command) => `    ${command}`)] : []),
    '',
  ];
  return `${lines.join('\n')}\n`;
}

/** Three commands that work as they stand: open an escalation, see who must act, read what happened. */
export function tries(address: string, demoKeys: string): string[] {
  const as = (person: string) => `-H "Authorization: Bearer $(node -p 'require("${demoKeys}")["${person}"]')"`;
  const json = "-H 'Content-Type: application/json'";
  const body = {
    flow: 'player-problem',
    title: 'Sword is gone',
    urgency: 'high',
    importance: 'medium',
    fields: { playerId: 'P-1001', class: 'item', errorText: 'E404' },
  };
  return [
    `curl -s ${as('lin-xiao')} ${json} -H 'Idempotency-Key: first' ${address}/v1/escalations -d '${JSON.stringify(body)}'`,
    `curl -s ${as('wu-lei')} '${address}/v1/inbox?department=technical-support'`,
    `curl -s ${as('tang-jing')} '${address}/v1/escalations'`,
  ];
}
