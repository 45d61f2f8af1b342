import { render } from '@testing-library/react';
import { describe, expect, test } from 'vitest';
import { isSafeTarget, Markdown } from './Markdown';

const html = (text: string) => render(<Markdown text={text} />).container.firstElementChild?.innerHTML ?? '';

describe('what events are written in', () => {
  test('paragraphs are separated by blank lines', () => {
    expect(html('One\nline.\n\nTwo.')).toBe('<p>One line.</p><p>Two.</p>');
  });

  test('lists may follow a paragraph directly, and items go on when they are indented', () => {
    expect(html('You get:\n- one\n  and more\n- two\n\n1. first\n2. second')).toBe(
      '<p>You get:</p><ul><li>one and more</li><li>two</li></ul><ol><li>first</li><li>second</li></ol>',
    );
  });

  test('bold and links, also in each other', () => {
    expect(html('**Now** [here](https://example.org/a?b=c), **[there](mailto:a@example.org)**')).toBe(
      '<p><strong>Now</strong> <a href="https://example.org/a?b=c" rel="noreferrer">here</a>, ' +
        '<strong><a href="mailto:a@example.org" rel="noreferrer">there</a></strong></p>',
    );
  });
});

describe('nothing in a text becomes markup or script', () => {
  test.each([
    '<script>alert(1)</script>',
    '<img src=x onerror=alert(1)>',
    '**<b onmouseover=alert(1)>x</b>**',
    '- <svg onload=alert(1)>',
    '[<img src=x onerror=alert(1)>](https://example.org)',
    '[x](https://example.org/"onmouseover="alert(1))',
    '&lt;script&gt;',
  ])('%s', (text) => {
    const { container } = render(<Markdown text={text} />);
    expect(container.querySelector('script, img, svg, b, [onmouseover], [onerror], [onload]')).toBeNull();
    expect(container.querySelectorAll('*')).not.toHaveLength(0);
  });

  test.each([
    'javascript:alert(1)',
    'JaVaScRiPt:alert(1)',
    '\u0001javascript:alert(1)',
    'java\tscript:alert(1)',
    'data:text/html,<script>alert(1)</script>',
    'vbscript:x',
    'file:///etc/passwd',
    '//evil.example.org',
    '/manage',
    'https:evil',
    'http://[',
  ])('%j is no link', (target) => {
    expect(isSafeTarget(target)).toBe(false);
    const { container } = render(<Markdown text={`[x](${target})`} />);
    expect(container.querySelector('a')).toBeNull();
  });

  test.each(['https://example.org', 'http://example.org/a', 'mailto:ada@example.org', 'HTTPS://EXAMPLE.ORG'])(
    '%s is',
    (target) => {
      expect(isSafeTarget(target)).toBe(true);
    },
  );
});
