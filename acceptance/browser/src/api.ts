import { readFileSync } from 'node:fs';
import { request, Agent, type RequestOptions } from 'node:https';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Attendee } from './attendee.ts';
import type { SystemAddress } from './run.ts';

export interface Reply {
  status: number;
  body: unknown;
  /** What a browser would keep and send back. */
  cookie: string;
}

export interface Availability {
  version: number;
  signUp: string;
  queueMoves: number;
  ticketTypes: { code: string; state: string; left: number; waiting: number }[];
}

/** A client beside the browser: other people's sign-ups, and a look at what the service says. */
export class Api {
  readonly #url: string;
  readonly #agent: Agent;

  private constructor(url: string, authority: Buffer) {
    this.#url = url;
    this.#agent = new Agent({ ca: authority, keepAlive: true });
  }

  static open(address: SystemAddress): Promise<Api> {
    return Promise.resolve(new Api(address.url, readFileSync(join(address.data, 'pki', 'website-ca.crt'))));
  }

  get(path: string): Promise<Reply> {
    return this.#send(path, { method: 'GET' });
  }

  post(path: string, body: unknown, headers: Record<string, string> = {}): Promise<Reply> {
    return this.#send(
      path,
      { method: 'POST', headers: { 'content-type': 'application/json', ...headers } },
      JSON.stringify(body),
    );
  }

  /** Signs somebody up behind the browser's back; on the waiting list when there is no place. */
  async signUp(slug: string, attendee: Attendee): Promise<{ reference: string; state: string; rank?: number }> {
    const reply = await this.post(`/api/v1/events/${slug}/registrations`, attendee.asRequest(), {
      'idempotency-key': randomUUID(),
    });
    if (reply.status !== 201) throw new Error(`sign-up by the API: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body as { reference: string; state: string; rank?: number };
  }

  /** Decides on somebody's registration as its owner would, by the token of their manage link. */
  async decide(link: string, decision: 'cancellation' | 'offer-acceptance'): Promise<void> {
    const token = new URL(link).hash.slice(1);
    const opened = await this.post('/api/v1/manage/session', { token });
    if (opened.status !== 200) throw new Error(`manage session by the API: ${opened.status}`);
    const reply = await this.#send(`/api/v1/manage/registration/${decision}`, {
      method: 'POST',
      // With the cookie alone anybody's page could decide, so the service wants to see whose it is.
      headers: { cookie: opened.cookie, origin: new URL(this.#url).origin, 'idempotency-key': randomUUID() },
    });
    if (reply.status !== 200) throw new Error(`${decision} by the API: ${reply.status} ${JSON.stringify(reply.body)}`);
  }

  async availability(slug: string): Promise<Availability> {
    return (await this.get(`/api/v1/events/${slug}/availability`)).body as Availability;
  }

  #send(path: string, options: RequestOptions, body?: string): Promise<Reply> {
    return new Promise((resolve, reject) => {
      const call = request(new URL(path, this.#url), { agent: this.#agent, ...options }, (answer) => {
        const parts: Buffer[] = [];
        answer.on('data', (part: Buffer) => parts.push(part));
        answer.on('error', reject);
        answer.on('end', () => {
          const text = Buffer.concat(parts).toString('utf8');
          const json = /\bjson\b/.test(answer.headers['content-type'] ?? '');
          const cookie = (answer.headers['set-cookie'] ?? []).map((one) => one.split(';')[0]).join('; ');
          resolve({ status: answer.statusCode ?? 0, body: json ? (JSON.parse(text) as unknown) : text, cookie });
        });
      });
      call.on('error', reject);
      call.end(body);
    });
  }
}
