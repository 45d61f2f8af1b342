import { Fragment, type ReactNode } from 'react';
import classes from './Markdown.module.css';

/**
 * The part of Markdown that events are written in: paragraphs, lists, bold, links. It builds elements, never HTML, so
 * whatever a text contains is shown as text; links go only to the web and to mail.
 */
export function Markdown({ text, lang }: { text: string; lang?: string | undefined }) {
  return (
    <div className={classes.prose} lang={lang} dir="auto">
      {blocksOf(text).map((block, index) => (
        <Block key={index} lines={block} />
      ))}
    </div>
  );
}

const bullet = /^\s*[-*]\s+/;
const ordinal = /^\s*\d+[.)]\s+/;

/** Blocks are separated by blank lines; a list may follow its introduction directly. */
function blocksOf(text: string): string[][] {
  const blocks: string[][] = [];
  let previous = 'blank';
  for (const line of text.replace(/\r\n?/g, '\n').split('\n')) {
    const kind = kindOf(line, previous);
    if (kind === 'blank') {
      previous = kind;
      continue;
    }
    const current = blocks.at(-1);
    if (current && kind === previous) current.push(line);
    else blocks.push([line]);
    previous = kind;
  }
  return blocks;
}

function kindOf(line: string, previous: string): string {
  if (line.trim() === '') return 'blank';
  if (bullet.test(line)) return 'bullets';
  if (ordinal.test(line)) return 'ordinals';
  // An indented line goes on with the list item above.
  return /^\s/.test(line) && previous !== 'blank' ? previous : 'paragraph';
}

function Block({ lines }: { lines: string[] }): ReactNode {
  const first = lines[0] ?? '';
  const marker = [bullet, ordinal].find((pattern) => pattern.test(first));
  if (!marker) return <p>{inline(lines.map((line) => line.trim()).join(' '))}</p>;
  const List = marker === bullet ? 'ul' : 'ol';
  return (
    <List>
      {itemsOf(lines, marker).map((item, index) => (
        <li key={index}>{inline(item)}</li>
      ))}
    </List>
  );
}

function itemsOf(lines: string[], marker: RegExp): string[] {
  const items: string[] = [];
  for (const line of lines) {
    if (marker.test(line)) items.push(line.replace(marker, '').trim());
    else items.push(`${items.pop() ?? ''} ${line.trim()}`);
  }
  return items;
}

const token = /\*\*([^*]+)\*\*|\[([^\]]+)\]\(([^\s)]+)\)/g;

function inline(text: string): ReactNode[] {
  const parts: ReactNode[] = [];
  let end = 0;
  for (const match of text.matchAll(token)) {
    const [whole, bold, label, target] = match;
    parts.push(text.slice(end, match.index));
    if (bold !== undefined) parts.push(<strong>{inline(bold)}</strong>);
    else parts.push(link(whole, label ?? '', target ?? ''));
    end = match.index + whole.length;
  }
  parts.push(text.slice(end));
  return parts.map((part, index) => <Fragment key={index}>{part}</Fragment>);
}

function link(source: string, label: string, target: string): ReactNode {
  if (!isSafeTarget(target)) return source;
  return (
    <a href={target} rel="noreferrer">
      {label}
    </a>
  );
}

/** Absolute addresses of these three kinds only: no script, no data, nothing relative that could mean our own pages. */
export function isSafeTarget(target: string): boolean {
  if (!/^(https?:\/\/|mailto:)/i.test(target)) return false;
  try {
    return ['http:', 'https:', 'mailto:'].includes(new URL(target).protocol);
  } catch {
    return false;
  }
}
