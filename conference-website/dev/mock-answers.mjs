/** How the stand-in reads and answers. */
import { randomUUID } from 'node:crypto';

export function json(response, status, body, headers = {}) {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  response.writeHead(status, { 'content-type': type, ...headers });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

export function problem(response, status, code, more = {}, headers = {}) {
  json(
    response,
    status,
    { type: `/problems/${code}`, title: code, status, code, instance: randomUUID(), ...more },
    headers,
  );
}

export async function bodyOf(request) {
  let text = '';
  for await (const chunk of request) text += chunk;
  return text === '' ? {} : JSON.parse(text);
}
