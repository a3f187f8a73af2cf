/** Searches what the tests have left, and ends exactly what the setup started. */
export default async function teardown(): Promise<void> {
  try {
    const said = await globalThis.searchParts?.();
    if (said) process.stderr.write(`· ${said}\n`);
  } finally {
    await globalThis.stopParts?.();
  }
}
