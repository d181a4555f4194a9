// backend/flatpeak.web.js
import {createHmac} from 'crypto';
import {currentMember} from 'wix-members-backend';
import wixSecretsBackend from 'wix-secrets-backend';
import {Permissions, webMethod} from 'wix-web-module';

const MAX_AGE_S = 3600;

/** The member who is signed in, signed for the companion; an empty text if nobody is. */
export const signedCustomer = webMethod(Permissions.Anyone, async () => {
  const member = await currentMember.getMember();
  if (!member) return '';
  const secret = await wixSecretsBackend.getSecret('flatpeak-link-secret');
  const text = `${encodeURIComponent(member._id)}.${Math.floor(Date.now() / 1000) + MAX_AGE_S}`;
  return `${text}.${createHmac('sha256', secret).update(text).digest('hex')}`;
});
