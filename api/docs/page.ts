import { routes } from '../../contract/routes';
import type { Route } from '../../contract/routes/route';
import type { Language } from '../../words/index';
import type { Document } from '../openapi';
import { sentenceOf } from '../problem';
import { CODES, type Code, Failure, rowOf } from '../problems';
import { type Html, html, NONE } from './html';
import { SAMPLES } from './samples';
import { kind, members, nameOf, type Schema } from './schema';
import { STYLE } from './style';
import { PAGE, TAGS } from './words';

type Content = Readonly<Record<string, { readonly schema?: Schema }>>;
interface Operation {
  readonly parameters?: readonly {
    name: string;
    in: string;
    required?: boolean;
    schema?: Schema;
    description?: string;
  }[];
  readonly requestBody?: { readonly content: Content };
  readonly responses: Readonly<Record<string, { readonly content?: Content }>>;
}

/** The contract as one page without a script: it needs nothing but this server, and prints well. */
export function page(document: Document, language: Language): string {
  const say = PAGE[language];
  const schemas = (document.components?.schemas ?? {}) as Readonly<Record<string, Schema>>;
  const paths = document.paths as unknown as Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  const tags = [...new Set(routes.map(({ tag }) => tag))];
  const text = html`<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="icon" href="data:,"><title>${say.title}</title><style>${STYLE}</style></head><body>
<header><h1>${say.title}</h1><p>${say.intro}</p>
<nav><a href="?lang=${language === 'en' ? 'zh' : 'en'}" hreflang="${language === 'en' ? 'zh' : 'en'}">${say.other}</a>
${tags.map((tag) => html` <a href="#${tag}">${TAGS[language][tag]}</a>`)} <a href="#schemas">${say.schemas}</a> <a href="#problems">${say.problems}</a></nav></header>
<main>${tags.map(
    (tag) =>
      html`<section id="${tag}"><h2>${TAGS[language][tag]}</h2>${(routes as readonly Route[])
        .filter((route) => route.tag === tag)
        .map((route) => operation(route, paths[route.path]?.[route.method], schemas, language))}</section>`,
  )}
<section id="schemas"><h2>${say.schemas}</h2>${Object.entries(schemas).map(
    ([name, schema]) => html`<article id="schema-${name}"><h3>${name}</h3><p>${schema.description ?? ''}</p>
${members(schema, say.required)}${example(schema, language)}</article>`,
  )}</section>
<section id="problems"><h2>${say.problems}</h2><p>${say.problemsIntro}</p>
<table><tr><th>${say.code}</th><th>${say.status}</th><th>${say.retryable}</th><th>${say.meaning}</th></tr>${CODES.map(
    (code) => html`<tr id="problem-${code}"><td><code>${code}</code></td><td>${rowOf(code).status}</td>
<td>${rowOf(code).retryable ? say.yes : ''}</td><td>${said(code, language)}</td></tr>`,
  )}</table></section></main></body></html>`;
  return text.text;
}

function operation(
  route: Route,
  operation: Operation | undefined,
  schemas: Readonly<Record<string, Schema>>,
  language: Language,
): Html {
  const say = PAGE[language];
  const body = operation?.requestBody?.content['application/json']?.schema;
  const answer = operation?.responses[String(route.out.status)]?.content;
  const [media, given] = Object.entries(answer ?? {})[0] ?? [];
  const parameters = operation?.parameters ?? [];
  return html`<article id="${route.id}"><h3><code class="${route.method}">${route.method.toUpperCase()}</code> <code>${route.path}</code></h3>
<p>${route.summary[language]}</p><p class="auth">${
    route.auth === 'public'
      ? say.noKey
      : html`${say.scope} <code>${route.auth.scope}</code>, ${say.openTo} <code>${route.auth.may}</code>`
  }</p>${
    parameters.length > 0
      ? html`<h4>${say.parameters}</h4><table>${parameters.map(
          (
            one,
          ) => html`<tr><td><code>${one.name}</code> <small>${one.in}${one.required ? html`, ${say.required}` : NONE}</small></td>
<td>${kind(one.schema ?? {})}</td><td>${one.description ?? one.schema?.description ?? ''}</td></tr>`,
        )}</table>`
      : NONE
  }${body ? html`<h4>${say.body}</h4>${bodyOf(body, schemas, language)}` : NONE}
<h4>${say.answer}</h4><p>${route.out.status} ${given?.schema && media === 'application/json' ? kind(given.schema) : (media ?? '')}</p></article>`;
}

/** Its members at once, where it has a name of its own: nobody should have to look for them. */
function bodyOf(body: Schema, schemas: Readonly<Record<string, Schema>>, language: Language): Html {
  const named = body.$ref ? schemas[nameOf(body.$ref)] : undefined;
  if (!named) return html`<p>${kind(body)}</p>`;
  return html`${members(named, PAGE[language].required)}${example(named, language)}`;
}

function said(code: Code, language: Language): Html {
  const { title, detail } = sentenceOf(new Failure(code, SAMPLES[code]), language);
  return html`<b>${title}</b><br>${detail}`;
}

function example(schema: Schema, language: Language): Html {
  const value = schema.example ?? schema.examples?.[0];
  if (value === undefined || typeof value !== 'object') return NONE;
  return html`<details><summary>${PAGE[language].example}</summary><pre>${JSON.stringify(value, null, 2)}</pre></details>`;
}
