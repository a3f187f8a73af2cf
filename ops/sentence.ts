/** An error whose message is all that a person needs: one clear sentence, printed without a stack. */
export class Sentence extends Error {
  override name = 'Sentence';
}

/** What the operating system refused, said so that a person can act on it; other errors stay as they are. */
export function explainFolder(error: unknown, folder: string): unknown {
  const elsewhere = 'Choose another folder with BATON_DATA.';
  switch ((error as NodeJS.ErrnoException).code) {
    case 'EROFS':
      return new Sentence(`The data folder ${folder} lies on a read-only file system. ${elsewhere}`);
    case 'EACCES':
    case 'EPERM':
      return new Sentence(`This user may not write to the data folder ${folder}. ${elsewhere}`);
    case 'ENOSPC':
    case 'EDQUOT':
      return new Sentence(`The disk that holds the data folder ${folder} is full. Free some space and start again.`);
    case 'ENOTDIR':
    case 'EEXIST':
      return new Sentence(`The data folder ${folder} cannot be made: a file has that name. ${elsewhere}`);
    default:
      return error;
  }
}

/** What is printed of an error: the sentence where there is one, the whole stack of what nobody has foreseen. */
export function wordsOf(error: unknown): string {
  const { name, message, stack } = error as Error;
  return name === 'Sentence' || name === 'DatabaseRefused' ? message : (stack ?? String(error));
}
