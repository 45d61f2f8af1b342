import { readFileSync } from 'node:fs';
import { request, Agent, type RequestOptions } from 'node:https';
import { join } from 'node:path';
import { randomUUID } from 'node:crypto';
import type { Attendee } from './attendee.ts';
import type { SystemAddress } from './run.ts';

export interface Reply {
  status: number;
  body: unknown;
}

export interface Availability {
  version: number;
  signUp: string;
  ticketTypes: { code: string; state: string; left: number }[];
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

  /** Signs somebody up behind the browser's back. */
  async signUp(slug: string, attendee: Attendee): Promise<{ reference: string }> {
    const reply = await this.post(`/api/v1/events/${slug}/registrations`, attendee.asRequest(), {
      'idempotency-key': randomUUID(),
    });
    if (reply.status !== 201) throw new Error(`sign-up by the API: ${reply.status} ${JSON.stringify(reply.body)}`);
    return reply.body as { reference: string };
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
          resolve({ status: answer.statusCode ?? 0, body: json ? (JSON.parse(text) as unknown) : text });
        });
      });
      call.on('error', reject);
      call.end(body);
    });
  }
}
