import * as z from 'zod/mini';
import {Fraction} from './fraction.js';
import {savedKey} from './signing.js';
import {createStore, type Store} from './store.js';

/** Raise this whenever a saved state can no longer be read. */
const STATE_VERSION = 2;

const stateSchema = z.object({
  version: z.literal(STATE_VERSION),
  /** Milliseconds that the clock was moved on. */
  clockOffsetMs: z.number(),
  /** The private keys that webhooks are signed with, the newest first. */
  keys: z.array(savedKey),
  store: z.record(z.string(), z.unknown()),
});

/**
 * All that a simulator remembers, as JSON. It holds tokens and private keys, none of which open
 * anything outside of a simulator.
 */
export type SimulatorState = z.infer<typeof stateSchema>;

/** What JSON has no word for is saved as `{"$": what it is, "of": what it is made of}`. */
const TAG = '$';

const tagged = (tag: string, of: readonly unknown[]) => ({[TAG]: tag, of: of.map(encode)});

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** @throws TypeError where something could not be read back, so that nothing is forgotten in silence */
function encode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(encode);
  if (value instanceof Map) return tagged('map', [...value]);
  if (value instanceof Set) return tagged('set', [...value]);
  if (value instanceof Fraction) return tagged('fraction', [value.toString()]);
  if (typeof value === 'object' && value !== null && isPlain(value)) {
    if (Object.hasOwn(value, TAG)) return tagged('object', Object.entries(value));
    const there = Object.entries(value).filter(([, part]) => part !== undefined);
    return Object.fromEntries(there.map(([key, part]) => [key, encode(part)]));
  }
  if (value === null || ['string', 'boolean'].includes(typeof value)) return value;
  if (Number.isFinite(value)) return value;
  throw new TypeError(`A ${typeof value} of the simulator cannot be saved.`);
}

const pairs = z.array(z.tuple([z.string(), z.unknown()]));

const DECODERS: Readonly<Record<string, (of: readonly unknown[]) => unknown>> = {
  map: of => new Map(pairs.parse(of)),
  set: of => new Set(of),
  fraction: ([text]) => Fraction.parse(String(text)),
  object: of => Object.fromEntries(pairs.parse(of)),
};

function decode(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(decode);
  if (typeof value !== 'object' || value === null) return value;
  const decoded = Object.fromEntries(
    Object.entries(value).map(([key, part]) => [key, decode(part)]),
  );
  const {[TAG]: tag, of} = decoded;
  return typeof tag === 'string' && Array.isArray(of) ? DECODERS[tag]?.(of) : decoded;
}

/** What a store holds, whatever that is. */
export const saveStore = (
  store: Store,
  {clockOffsetMs, keys}: Pick<SimulatorState, 'clockOffsetMs' | 'keys'>,
) => stateSchema.parse({version: STATE_VERSION, clockOffsetMs, keys, store: encode(store)});

/**
 * A state as it was saved, or as it was read from a file.
 * @throws TypeError where it is none, or of another release
 */
export function readState(saved: unknown): SimulatorState {
  const {success, data} = stateSchema.safeParse(saved);
  if (!success) throw new TypeError('This is no state of a simulator, or of another release.');
  return data;
}

/** The store of a saved state; an empty one without a state. */
export const storeOf = (state: SimulatorState | undefined): Store =>
  Object.assign(createStore(), decode(state?.store ?? {}));
