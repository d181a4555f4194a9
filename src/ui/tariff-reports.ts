/** What releases call the report that a tariff is not the customer's. */
export const REPORTS: readonly string[] = [
  'WRONG_TARIFF',
  'WRONG_TARIFF_REPORT',
  'CREATE_ISSUE_REPORT',
];
