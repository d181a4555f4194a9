// flatpeak-connect/bridge: the messages between the hosted page and the app or site around it.
export {
  BRIDGE_VERSION,
  encodeMessage,
  parseAppMessage,
  parsePageMessage,
  type AppMessage,
  type PageMessage,
} from './messages.js';
