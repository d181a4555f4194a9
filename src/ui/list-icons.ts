import {icon} from './icons.js';

// Not beside the other icons: the first page of the widget needs none of these.
export const searchIcon = icon('M10.5 17a6.5 6.5 0 1 0 0-13 6.5 6.5 0 0 0 0 13zM15.5 15.5L20 20');
export const plusIcon = icon('M12 5v14M5 12h14');
