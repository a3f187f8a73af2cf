import { z } from 'zod';
import * as keys from '../keys';
import type { Route } from './route';

const path = z.strictObject({ id: z.string().regex(/^[a-z0-9]{1,64}$/) });

export const keyRoutes = [
  {
    id: 'keys',
    method: 'get',
    path: '/v1/keys',
    tag: 'keys',
    summary: {
      en: 'The keys of a person, newest first; the own ones where nobody is named',
      zh: '某人的密钥，默认本人',
    },
    auth: { scope: 'keys', may: 'own-or-administrator' },
    effect: 'reads',
    in: { query: keys.keysQuery },
    out: { status: 200, body: keys.keys },
  },
  {
    id: 'make-key',
    method: 'post',
    path: '/v1/keys',
    tag: 'keys',
    summary: { en: 'Make a key; its secret is shown this once', zh: '新建密钥，仅此一次显示' },
    auth: { scope: 'keys', may: 'administrator' },
    effect: 'writes',
    in: { body: keys.keyBody },
    out: { status: 201, body: keys.newKey },
    key: 'accepted',
  },
  {
    id: 'rotate-key',
    method: 'post',
    path: '/v1/keys/{id}/rotate',
    tag: 'keys',
    summary: {
      en: 'Put a new key in the place of one; its secret is shown this once',
      zh: '更换密钥，新密钥仅此一次显示',
    },
    auth: { scope: 'keys', may: 'key-holder' },
    effect: 'writes',
    in: { path, body: keys.rotateBody },
    out: { status: 201, body: keys.newKey },
    key: 'accepted',
  },
  {
    id: 'revoke-key',
    method: 'delete',
    path: '/v1/keys/{id}',
    tag: 'keys',
    summary: { en: 'Revoke a key, at once', zh: '立即吊销密钥' },
    auth: { scope: 'keys', may: 'key-holder' },
    effect: 'writes',
    in: { path },
    out: { status: 204 },
    key: 'accepted',
  },
] as const satisfies readonly Route[];
