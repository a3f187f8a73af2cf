import type { Language } from '../../words/index';
import type { Handler } from '../context';
import { page } from '../docs/page';
import { type Document, document } from '../openapi';

let made: Document | undefined;
/** The same for as long as the program runs; made when first asked for. */
const theDocument = (): Document => (made ??= document());

const CACHED = { 'cache-control': 'public, max-age=60' };

export const openapi: Handler = () => ({ body: theDocument(), headers: CACHED });

const pages = new Map<Language, string>();

export const docs: Handler = (ask) => {
  const { lang: language = ask.language } = ask.query as { lang?: Language };
  const body = pages.get(language) ?? page(theDocument(), language);
  pages.set(language, body);
  return { body, headers: { ...CACHED, 'content-language': language, vary: 'Accept-Language' } };
};
