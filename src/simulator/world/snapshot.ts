import * as z from 'zod/mini';
import {Fraction} from './fraction.js';
import {savedKey} from './signing.js';
import {createStore, type Store} from './store.js';

/** Raise this whenever a saved state can no longer be read. */
const STATE_VERSION = 3;

const stateSchema = z.object({
  version: z.literal(STATE_VERSION),
  /** How far the clock was advanced. */
  clockOffsetMs: z.number(),
  /** The private keys for webhook signatures, the newest first. */
  keys: z.array(savedKey),
  store: z.record(z.string(), z.unknown()),
});

/**
 * The state of a simulator as JSON. It includes tokens and private keys, which are worthless outside
 * of a simulator.
 */
export type SimulatorState = z.infer<typeof stateSchema>;

/** Values that JSON cannot express are encoded as `{"$": type, "of": payload}`. */
const TAG = '$';

const tagged = (tag: string, of: readonly unknown[]) => ({[TAG]: tag, of: of.map(encode)});

function isPlain(value: object): boolean {
  const prototype: unknown = Object.getPrototypeOf(value);
  return prototype === Object.prototype || prototype === null;
}

/** @throws TypeError for a value that `decode` could not restore, so that no state is lost silently */
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
  throw new TypeError(`A ${typeof value} in the store cannot be encoded as JSON.`);
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

/** The state of a simulator with this store. */
export const saveStore = (
  store: Store,
  {clockOffsetMs, keys}: Pick<SimulatorState, 'clockOffsetMs' | 'keys'>,
) => stateSchema.parse({version: STATE_VERSION, clockOffsetMs, keys, store: encode(store)});

/**
 * Parses a state from `snapshot()` or from a file.
 * @throws TypeError if it is not a state, or one of another release
 */
export function readState(saved: unknown): SimulatorState {
  const {success, data} = stateSchema.safeParse(saved);
  if (!success) throw new TypeError('Not a simulator state, or a state of another release.');
  return data;
}

/** The store of a saved state; an empty one without a state. */
export const storeOf = (state: SimulatorState | undefined): Store =>
  Object.assign(createStore(), decode(state?.store ?? {}));
