import common from './common.json';
import errors from './errors.json';
import map from './map.json';
import scorecards from './scorecards.json';
import session from './session.json';
import shell from './shell.json';

export const en = { common, errors, map, scorecards, session, shell };
