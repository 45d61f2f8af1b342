import { NoAnswer, Problem } from './problems';

declare global {
  interface Window {
    /** Requests that boot.js started before the application was there. */
    conferenceEarly?: Record<string, Promise<Response>>;
  }
}

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

export interface CallOptions {
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
  /** Give up after so many milliseconds. */
  timeout?: number;
  cache?: RequestCache;
}

export interface Reply<T> {
  status: number;
  data: T;
}

const usualTimeout = 20_000;

/** One request to the service: a reply, a {@link Problem}, a {@link NoAnswer}, or the caller's own abort. */
export async function call<T>(method: Method, path: string, options: CallOptions = {}): Promise<Reply<T>> {
  const early = method === 'GET' ? takeEarly(path) : undefined;
  try {
    const response = (await early?.catch(() => undefined)) ?? (await send(method, path, options));
    const data: unknown = await bodyOf(response);
    if (!response.ok) throw new Problem(response.status, data, retryAfterOf(response));
    // A success without our JSON comes from somebody else, a hotel's sign-in page for instance.
    if (data === undefined && response.status !== 204) throw new NoAnswer('not our answer');
    return { status: response.status, data: data as T };
  } catch (error) {
    if (error instanceof Problem || options.signal?.aborted) throw error;
    throw new NoAnswer('no answer', { cause: error });
  }
}

function send(method: Method, path: string, options: CallOptions): Promise<Response> {
  const timeout = AbortSignal.timeout(options.timeout ?? usualTimeout);
  const headers = new Headers({ accept: 'application/json, application/problem+json', ...options.headers });
  const init: RequestInit = {
    method,
    credentials: 'same-origin',
    headers,
    signal: options.signal ? AbortSignal.any([options.signal, timeout]) : timeout,
  };
  if (options.cache) init.cache = options.cache;
  if (options.body !== undefined) {
    headers.set('content-type', 'application/json');
    init.body = JSON.stringify(options.body);
  }
  return fetch(path, init);
}

/** An early answer serves once; who asks again wants a fresh one. */
function takeEarly(path: string): Promise<Response> | undefined {
  const early = window.conferenceEarly?.[path];
  delete window.conferenceEarly?.[path];
  return early;
}

async function bodyOf(response: Response): Promise<unknown> {
  const text = await response.text();
  if (text === '') return undefined;
  if (!/\bjson\b/.test(response.headers.get('content-type') ?? '')) return undefined;
  return JSON.parse(text) as unknown;
}

function retryAfterOf(response: Response): number | undefined {
  const value = response.headers.get('retry-after');
  if (value === null) return undefined;
  const milliseconds = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value) - Date.now();
  return Number.isFinite(milliseconds) ? Math.max(0, milliseconds) : undefined;
}
