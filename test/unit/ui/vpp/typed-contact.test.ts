import assert from 'node:assert/strict';
import {test} from 'node:test';
import {readEmail, readPhone} from '../../../../src/ui/vpp/typed-contact.js';

const PHONES = [
  ['07700 900123', '07700900123'],
  ['+44 (0)20 7946 0958', '+442079460958'],
  ['0044 20 7946-0958', '+442079460958'],
  ['(030) 123 45 / 67', '0301234567'],
  ['٠١٠ ١٢٣٤ ٥٦٧٨', '01012345678'],
  ['＋４９ ３０ １２３４５', '+493012345'],
  ['tel:+1.415.555.0100', '+14155550100'],
] as const;

for (const [typed, number] of PHONES)
  test(`the phone number “${typed}” is ${number}`, () => assert.equal(readPhone(typed), number));

for (const typed of ['', 'call me', '12', '+', '0'.repeat(30)])
  test(`“${typed}” is no phone number`, () => assert.equal(readPhone(typed), undefined));

const EMAILS = [
  ['sam@example.com', 'sam@example.com'],
  [' Sam @ example.com ', 'Sam@example.com'],
  ['mailto:sam@example.com', 'sam@example.com'],
  ['Sam Harper <sam@example.com>', 'sam@example.com'],
  ['jörg@bücher.example', 'jörg@bücher.example'],
] as const;

for (const [typed, email] of EMAILS)
  test(`the e-mail address “${typed}” is ${email}`, () => assert.equal(readEmail(typed), email));

for (const typed of ['', 'sam', '@example.com', 'sam@', 'a@b@c'])
  test(`“${typed}” is no e-mail address`, () => assert.equal(readEmail(typed), undefined));
