import common from './common.json';
import errors from './errors.json';
import kpis from './kpis.json';
import library from './library.json';
import map from './map.json';
import scorecards from './scorecards.json';
import session from './session.json';
import shell from './shell.json';
import values from './values.json';

export const ko = { common, errors, kpis, library, map, scorecards, session, shell, values };
