// What only the programmes of virtual power plants need.
export {loadVppMessages} from '../../messages/vpp/catalogue.js';
export {VPP_JOURNEY_PAGES, VPP_PAGES} from '../../pages/vpp-pages.js';
export {ALL_PAGE_TYPES} from '../../protocol/all-page-types.js';
