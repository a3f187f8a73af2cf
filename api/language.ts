import type { Language } from '../words/index';

/** The language of ours that `Accept-Language` (RFC 9110 §12.5.4) asks for first; English where it asks for neither. */
export function languageOf(header: string | undefined): Language {
  let best: { language: Language; weight: number } | undefined;
  for (const range of (header ?? '').split(',')) {
    const [tag = '', ...params] = range.trim().toLowerCase().split(';');
    const language = /^zh(?:-|$)/.test(tag) ? 'zh' : /^en(?:-|$)|^\*$/.test(tag) ? 'en' : undefined;
    const q = params
      .map((param) => /^\s*q=([01](?:\.\d{0,3})?)\s*$/.exec(param)?.[1])
      .find((value) => value !== undefined);
    const weight = q === undefined ? 1 : Number(q);
    if (language && weight > (best?.weight ?? 0)) best = { language, weight };
  }
  return best?.language ?? 'en';
}
