/** The actions that report a tariff as not the customer's; each API version has its own name. */
export const REPORT_ACTIONS: readonly string[] = [
  'WRONG_TARIFF',
  'WRONG_TARIFF_REPORT',
  'CREATE_ISSUE_REPORT',
];
