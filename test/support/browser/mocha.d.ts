// The browser tests run in mocha; those of node:test import what they use.
/// <reference types="mocha" />
