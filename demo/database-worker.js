// Runs the statements of a `Database`. See database.ts.
import {parentPort, workerData} from 'node:worker_threads';
import {PGlite} from '@electric-sql/pglite';

const opened = PGlite.create(workerData.folder).then(async database => {
  await database.exec(workerData.setUp);
  return database;
});

const commands = {
  query: async ({text, params}) => ({rows: (await (await opened).query(text, params)).rows}),
  close: async () => (await opened).close(),
};

parentPort?.on('message', async ({id, command, ...rest}) => {
  const reply = await commands[command](rest).catch(error => ({error}));
  parentPort?.postMessage({id, ...reply});
  if (command === 'close') parentPort?.close();
});
