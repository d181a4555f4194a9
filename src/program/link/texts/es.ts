import type {LinkTexts} from '../link-texts.js';

export const es: LinkTexts = {
  open: 'Continuar',
  retry: 'Volver a intentarlo',
  connectPage: 'Ir a tu tarifa',
  pages: {
    not_confirmed: {
      title: 'Continuar con Flatpeak',
      sentence:
        'Continúa solo si has sido tú quien acaba de pedir este enlace. Quien te lo ha enviado podría ver lo que escribas.',
    },
    failed: {
      title: 'No ha funcionado',
      sentence: 'Ahora no se ha podido abrir el enlace. Vuelve a intentarlo.',
    },
    not_signed_in: {
      title: 'Inicia sesión primero',
      sentence: 'Inicia sesión y después vuelve a abrir el enlace.',
    },
    no_link: {
      title: 'Este enlace no está completo',
      sentence: 'Vuelve a abrirlo donde lo encontraste o empieza aquí.',
    },
    unknown: {
      title: 'No conocemos este enlace',
      sentence: 'Pide uno nuevo donde lo encontraste o empieza aquí.',
    },
    expired: {
      title: 'Este enlace ha caducado',
      sentence: 'Pide uno nuevo donde lo encontraste o empieza aquí.',
    },
    ended: {
      title: 'Este enlace ya se ha usado',
      sentence: 'Puedes ver tu tarifa o empezar de nuevo.',
    },
    not_yours: {
      title: 'Este enlace es de otra cuenta',
      sentence: 'Inicia sesión con la cuenta que lo abrió primero o empieza aquí.',
    },
  },
};
