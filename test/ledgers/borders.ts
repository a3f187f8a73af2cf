import { readFileSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { dirname, join, relative, sep } from 'node:path';
import { parseSync } from '@swc/core';
import { ROOM_NAMES, ROOMS, type RoomName } from './rooms';

export interface Import {
  from: string;
  typesOnly: boolean;
}

/** Every import of a source, whatever its form; and whether it asks the wall clock, which lint cannot tell in full. */
export function readSource(text: string): { imports: Import[]; readsClock: boolean } {
  const imports: Import[] = [];
  let readsClock = false;
  walk(parseSync(text, { syntax: 'typescript', target: 'es2022' }), (node) => {
    const source = (node.source as Node | undefined)?.value;
    switch (node.type) {
      case 'ImportDeclaration':
      case 'ExportNamedDeclaration':
      case 'ExportAllDeclaration':
        if (typeof source === 'string') imports.push({ from: source, typesOnly: isTypesOnly(node) });
        break;
      case 'TsImportType':
        imports.push({ from: String((node.argument as Node).value), typesOnly: true });
        break;
      case 'TsExternalModuleReference':
        imports.push({ from: String((node.expression as Node).value), typesOnly: false });
        break;
      case 'CallExpression': {
        const callee = node.callee as Node;
        const [first] = node.arguments as { expression: Node }[];
        if (callee.type === 'Import' || callee.value === 'require')
          imports.push({ from: String(first?.expression.value), typesOnly: false });
        if (callee.type === 'Identifier' && callee.value === 'Date') readsClock = true;
        break;
      }
      case 'NewExpression':
        if ((node.callee as Node).value === 'Date' && (node.arguments as unknown[]).length === 0) readsClock = true;
        break;
    }
  });
  return { imports, readsClock };
}

/** What a file of the project, given by its path from the root, imports against the table; empty when all is well. */
export function violations(root: string, file: string): string[] {
  const room = file.split(sep)[0] as RoomName;
  const { pure } = ROOMS[room];
  const { imports, readsClock } = readSource(readFileSync(join(root, file), 'utf8'));
  return [
    ...imports.filter((one) => !isAllowed(room, root, file, one)).map(({ from }) => `${file} imports ${from}`),
    ...(pure && readsClock ? [`${file} reads the clock`] : []),
  ];
}

function isAllowed(room: RoomName, root: string, file: string, { from, typesOnly }: Import): boolean {
  const { imports, types = [], packages } = ROOMS[room];
  if (!from.startsWith('.')) {
    if (packages === 'any') return true;
    const isBuiltIn = from.startsWith('node:') || builtinModules.includes(from);
    return !isBuiltIn && packages.includes(from);
  }
  const target = relative(root, join(root, dirname(file), from))
    .split(sep)
    .join('/');
  const other = target.split('/')[0] as RoomName;
  if (other === room || imports.includes(other)) return true;
  // Files at the top (package.json and the like) belong to nobody: Node's own rooms may read them.
  if (!ROOM_NAMES.includes(other)) return packages === 'any';
  return typesOnly && types.some((path) => target === path || target.startsWith(`${path}/`));
}

interface Node {
  type?: string;
  [key: string]: unknown;
}

function isTypesOnly(node: Node): boolean {
  const specifiers = (node.specifiers as Node[] | undefined) ?? [];
  return node.typeOnly === true || (specifiers.length > 0 && specifiers.every((one) => one.isTypeOnly === true));
}

function walk(value: unknown, visit: (node: Node) => void): void {
  if (Array.isArray(value)) for (const item of value) walk(item, visit);
  else if (typeof value === 'object' && value !== null) {
    if ('type' in value) visit(value as Node);
    for (const item of Object.values(value)) walk(item, visit);
  }
}
