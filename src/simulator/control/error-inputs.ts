import type {ErrorInput} from '../connect/errors/input.js';
import {GENERAL_CODES} from '../connect/errors/codes.js';
import {STEPS} from '../connect/steps/index.js';
import {keysOf} from '../world/table.js';

/** Every error of every page that takes input. Each has at least one input that needs no script. */
export const ERROR_INPUTS: readonly ErrorInput[] = keysOf(STEPS).flatMap(kind => {
  const {errorCodes = [], errorInputs = [], askForError} = STEPS[kind];
  if (!askForError) return [];
  return [...errorCodes, ...GENERAL_CODES].flatMap(code => {
    const rows = errorInputs.filter(row => row.code === code);
    const isComplete = rows.some(({by}) => by === 'page');
    return [...rows, ...(isComplete ? [] : [askForError(code, kind)])].map(row => ({kind, ...row}));
  });
});
