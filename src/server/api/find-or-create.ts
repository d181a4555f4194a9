import {ApiError} from './error.js';
import type {List, ReferenceQuery} from './schemas/lists.js';

interface Referenced {
  readonly reference_id: string;
}

interface Collection<Item extends Referenced> {
  readonly list: (query: ReferenceQuery) => Promise<List<Item>>;
  readonly create: (body: Referenced) => Promise<Item>;
}

/**
 * The object with the site's own id, which is created if there is none.
 * @throws ApiError
 */
export async function findOrCreateReference<Item extends Referenced>(
  reference_id: string,
  {list, create}: Collection<Item>,
): Promise<Item> {
  const find = async () => {
    const {data} = await list({reference_id});
    // A service that ignored the filter would list the objects of others.
    return data.find(item => item.reference_id === reference_id);
  };
  const known = await find();
  if (known) return known;
  try {
    return await create({reference_id});
  } catch (error) {
    // Another request has created it meanwhile.
    const created = isConflict(error) ? await find() : undefined;
    if (!created) throw error;
    return created;
  }
}

const isConflict = (error: unknown) => error instanceof ApiError && error.status === 409;
